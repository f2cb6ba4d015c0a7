import { type Dated, inForceOn } from "./dated.ts";
import { type InboundRules, inboundRules } from "./inbound-rules.ts";
import { type RateCard, rateCards } from "./rate-card.ts";
import { type SellerShipping, sellerShipping } from "./seller-shipping.ts";

/** What platforms ask and take, each as rows with a date and a source. */
export type Policies = {
  rateCards: readonly Dated<RateCard>[];
  sellerShipping: readonly Dated<SellerShipping>[];
  inboundRules: readonly Dated<InboundRules>[];
};

/** What has been published. */
export const publishedPolicies: Policies = {
  rateCards,
  sellerShipping,
  inboundRules,
};

/** A change of policies as somebody was told of it: a row says what changes, and all else stays as it was the day before. */
export type PolicyFile = {
  rateCards?: readonly Dated<Partial<RateCard>>[];
  sellerShipping?: readonly Dated<SellerShipping>[];
  inboundRules?: readonly Dated<Partial<InboundRules>>[];
};

/** Policies with a file laid over them: on the same day the file counts, and what is dated later ends it. */
export const policiesWith = (known: Policies, file: PolicyFile): Policies => ({
  rateCards: laidOver(known.rateCards, file.rateCards),
  sellerShipping: laidOver(known.sellerShipping, file.sellerShipping),
  inboundRules: laidOver(known.inboundRules, file.inboundRules),
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

/** What a shop reckons with: what is published, with the files that hold, in the order in which they came. */
export const policiesOf = (kept: readonly KeptPolicyFile[]): Policies =>
  kept
    .filter(({ holds }) => holds)
    .reduce<Policies>(
      (known, { file }) => policiesWith(known, file),
      publishedPolicies,
    );
