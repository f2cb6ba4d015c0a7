import { type Dated, inForceOn } from "./dated.ts";
import type { ExchangeRate } from "./fees-in-shop.ts";
import { type InboundRules, inboundRules } from "./inbound-rules.ts";
import { type RateCard, rateCards } from "./rate-card.ts";
import { type SellerShipping, sellerShipping } from "./seller-shipping.ts";

/** What platforms ask and take, each as rows with a date and a source. */
export type Policies = {
  rateCards: readonly Dated<RateCard>[];
  sellerShipping: readonly Dated<SellerShipping>[];
  inboundRules: readonly Dated<InboundRules>[];
  /** What a shop takes a dollar for; nothing is published. */
  exchangeRates: readonly Dated<ExchangeRate>[];
};

/** What has been published. */
export const publishedPolicies: Policies = {
  rateCards,
  sellerShipping,
  inboundRules,
  exchangeRates: [],
};

/** A change of policies as somebody was told of it: a row says what changes, and all else stays as it was the day before. */
export type PolicyFile = {
  rateCards?: readonly Dated<Partial<RateCard>>[];
  sellerShipping?: readonly Dated<SellerShipping>[];
  inboundRules?: readonly Dated<Partial<InboundRules>>[];
  exchangeRates?: readonly Dated<ExchangeRate>[];
};

/** Policies with a file laid over them: on the same day the file counts, and what is dated later ends it. */
export const policiesWith = (known: Policies, file: PolicyFile): Policies => ({
  rateCards: laidOver(known.rateCards, file.rateCards),
  sellerShipping: laidOver(known.sellerShipping, file.sellerShipping),
  inboundRules: laidOver(known.inboundRules, file.inboundRules),
  // Of several of one day the first counts.
  exchangeRates: [...(file.exchangeRates ?? []), ...known.exchangeRates],
});

function laidOver<T extends object>(
  known: readonly Dated<T>[],
  told: readonly Dated<Partial<T>>[] = [],
): Dated<T>[] {
  return told
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .reduce<Dated<T>[]>(
      (rows, row) => {
        const before = inForceOn(rows, row.from) ?? rows[0];
        if (!before) return rows;
        return [
          ...rows.filter(({ from }) => from !== row.from),
          { ...row, value: { ...before.value, ...row.value } },
        ];
      },
      [...known],
    )
    .sort((one, other) => (one.from < other.from ? -1 : 1));
}

/** A file that a shop keeps: to be rehearsed, or to be reckoned with wherever policies count. */
export type KeptPolicyFile = {
  fileId: string;
  name: string;
  file: PolicyFile;
  holds: boolean;
  createdAt: Date;
};

/** The file by which a shop takes a dollar for so much on a day; null where none that holds says it. */
export const fileOfRate = (
  kept: readonly KeptPolicyFile[],
  currency: string,
  day: string,
): { fileId: string; from: string; perDollar: number } | null =>
  kept
    .filter(({ holds }) => holds)
    .flatMap(({ fileId, file }) =>
      (file.exchangeRates ?? []).flatMap(({ from, value }) =>
        value.currency === currency && from <= day
          ? [{ fileId, from, perDollar: value.perDollar }]
          : [],
      ),
    )
    .toSorted((one, other) => one.from.localeCompare(other.from))
    .at(-1) ?? null;

/** What a shop reckons with: what is published, with the files that hold, in the order in which they came. */
export const policiesOf = (kept: readonly KeptPolicyFile[]): Policies =>
  kept
    .filter(({ holds }) => holds)
    .reduce<Policies>(
      (known, { file }) => policiesWith(known, file),
      publishedPolicies,
    );
