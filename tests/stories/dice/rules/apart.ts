import type { FieldWrite } from "#core/domain/effects.ts";
import type { Letter } from "#core/domain/letters.ts";
import { traitsOf, untakenBy } from "#core/domain/merge/fields.ts";
import type { Base } from "#core/domain/merge/pair.ts";
import { whatGaveUp } from "#core/domain/merge/put-aside.ts";
import { type FieldSituation, fieldKey } from "#core/domain/merge/situation.ts";
import { isRounding, type PriceRule } from "#core/domain/price-rule.ts";
import { isCapitals, type TitleRule } from "#core/domain/title-rule.ts";
import type { Json } from "#core/kit/json.ts";
import type { SmallTown } from "../../../support/open-small-town.ts";

/** A field whose sides differ at rest, as the platforms show it, with what counts as agreed of it. */
type Apart = Omit<FieldSituation, "base"> & { base: Base | null };

/** What is asked of the past: who decided what, what he had written, and what he took back. */
export type Decided = Awaited<ReturnType<typeof whatPeopleDecided>>;

type Reason = {
  why: string;
  /** Whether what both sides show now must be what counts as agreed: nobody has moved since. */
  sinceAgreed: boolean;
  holds(apart: Apart, decided: Decided): boolean;
};

/** Every reason for which two sides may differ at rest without a question. Whatever has none of these is wrong. */
const reasons: Reason[] = [
  {
    why: "His rule says that each side keeps its own (law C3).",
    sinceAgreed: false,
    holds: ({ policy }) => policy === "apart",
  },
  {
    why: "TikTok Shop takes no such value of the listing as it is: what Shopify has waits (law C2).",
    sinceAgreed: false,
    holds: ({ field, pair, marketplace, base, policy }) =>
      untakenBy(field, pair.listing) !== null &&
      (isSame(field, base?.marketplace ?? null, marketplace) ||
        policy === "storefront" ||
        policy === "newest"),
  },
  {
    why: "What is not measured alike begins where each side is, when it is linked or comes back (law C3).",
    sinceAgreed: true,
    holds: ({ field, pair, itemId }, { baseEntryOf, beginnings }) =>
      traitsOf(field).unagreed === "keep" &&
      beginnings.mayBegin(pair.listingId, baseEntryOf(field, itemId)),
  },
  {
    why: "A person was asked, and left both as they are (law C3).",
    sinceAgreed: true,
    holds: ({ field, itemId }, { letterOf, baseEntryOf }) => {
      const letter = letterOf(baseEntryOf(field, itemId));
      return (
        letter?.kind === "conflict-settled" && letter.choice.kind === "leave"
      );
    },
  },
  {
    why: "He took back a decision of which nothing was written, and what had counted as agreed before it counts again (law C3).",
    sinceAgreed: true,
    holds({ field, itemId, base }, decided) {
      const entryId = decided.baseEntryOf(field, itemId);
      const dropped = decided.dropped(fieldKey(field, itemId));
      return decided.letterOf(entryId)?.kind === "change-undone"
        ? dropped.some(
            ({ agreed }) =>
              agreed?.base?.storefront === base?.storefront &&
              agreed?.base?.marketplace === base?.marketplace,
          )
        : // His decision had found agreed already what both showed.
          entryId !== null &&
            decided.isUndone(entryId) &&
            dropped.some((one) => one.entryId === entryId && !one.agreed);
    },
  },
  {
    why: "He took back what had been written there, and what he set back differs (law C3).",
    sinceAgreed: true,
    holds: ({ field, itemId }, { lastCarried }) =>
      lastCarried(fieldKey(field, itemId))?.key.startsWith("undo:") ?? false,
  },
  {
    why: "A later decision of his, which he was shown, gave up what was still to be written, and wanted nothing else there (law C3).",
    sinceAgreed: true,
    holds: ({ field, itemId }, { lastPlanned, isUndone }) => {
      const last = lastPlanned(fieldKey(field, itemId));
      const gaveUp = last?.state === "retired" ? whatGaveUp(last) : null;
      return gaveUp !== null && !isUndone(gaveUp);
    },
  },
  {
    why: "Both agreed under a rule of his that he has taken back since: what it had made stays until somebody moves (law C3).",
    sinceAgreed: true,
    holds: ({ field, itemId, pair, storefront, marketplace }, decided) => {
      const agreedAt = decided.agreedAt(field, itemId);
      if (!agreedAt || storefront === null || marketplace === null)
        return false;
      const then = decided.ruleTakenBackSince(field, agreedAt);
      return (
        then !== null &&
        traitsOf(field).same(storefront, marketplace, { ...pair, ...then })
      );
    },
  },
];

/** Whether one of the reasons holds. */
export function mayStandApart(apart: Apart, decided: Decided): boolean {
  const { field, base, storefront, marketplace } = apart;
  const isAgreed =
    isSame(field, base?.storefront ?? null, storefront) &&
    isSame(field, base?.marketplace ?? null, marketplace);
  return reasons.some(
    ({ sinceAgreed, holds }) =>
      (isAgreed || !sinceAgreed) && holds(apart, decided),
  );
}

function isSame(
  field: Apart["field"],
  one: string | null,
  other: string | null,
): boolean {
  const { essence } = traitsOf(field);
  return one !== null && other !== null && essence(one) === essence(other);
}

/** What the rows say of it. */
export async function whatPeopleDecided({ prisma }: SmallTown) {
  const [bases, entries, writes, links, apart, gone] = await Promise.all([
    prisma.baseSnapshot.findMany(),
    prisma.journalEntry.findMany(),
    prisma.effect.findMany({
      where: { kind: { endsWith: ".update-field" } },
      orderBy: { sequence: "asc" },
    }),
    prisma.skuLink.findMany({ include: { listingSku: true } }),
    prisma.skuApart.findMany(),
    prisma.conflict.findMany({ where: { cause: "field:status:gone" } }),
  ]);
  const byId = new Map(entries.map((one) => [one.id, one]));
  const taken = entries.filter(({ deliveryId }) =>
    deliveryId.startsWith("undo:"),
  );
  const undos = new Set(taken.map(({ id }) => id));
  const undone = new Set(
    taken.map(({ deliveryId }) => deliveryId.slice("undo:".length)),
  );
  const baseOf = (field: string, itemId: string) =>
    bases.find((one) => one.field === field && one.itemId === itemId);
  const rules = await rulesSet(prisma);
  const last = (subject: string, states: string[]) =>
    writes.findLast(
      (one) => one.subject === subject && states.includes(one.state),
    );
  return {
    baseEntryOf: (field: string, itemId: string) =>
      baseOf(field, itemId)?.entryId ?? null,
    agreedAt: (field: string, itemId: string) =>
      baseOf(field, itemId)?.agreedAt ?? null,
    letterOf(entryId: string | null): Letter | null {
      const { body, source } = byId.get(entryId ?? "") ?? {};
      return body && source === "person"
        ? (JSON.parse(Buffer.from(body).toString()) as Letter)
        : null;
    },
    /** What was decided of it and will not be written, with what had counted as agreed until then where that was something else. */
    dropped: (subject: string) =>
      writes
        .filter((one) => one.subject === subject && one.state === "retired")
        .map(({ entryId, payload }) => ({
          entryId,
          agreed: (payload as FieldWrite).agreed,
        })),
    isUndone: (entryId: string) => undone.has(entryId),
    lastCarried: (subject: string) => last(subject, ["confirmed"]),
    lastPlanned(subject: string) {
      const one = last(subject, ["confirmed", "refused", "retired"]);
      return one && { state: one.state, result: one.result as Json | null };
    },
    beginnings: {
      /** Whether an agreement of this listing may be a beginning: it came with a link, or the two had been parted before. */
      mayBegin(listingId: string, entryId: string | null): boolean {
        const own = links.filter(
          ({ listingSku }) => listingSku.listingId === listingId,
        );
        return (
          own.some((link) => link.entryId === entryId) ||
          apart.some((one) =>
            own.some(({ listingSkuId }) => listingSkuId === one.listingSkuId),
          ) ||
          gone.some(({ key }) => key === `status:${listingId}`)
        );
      },
    },
    /** The rule that was in force at a moment, where the one in force now was set by taking back another; null: there is none. */
    ruleTakenBackSince(field: string, at: Date): UnderRule | null {
      const own = rules.filter((one) => one.field === field);
      const isByUndo = undos.has(own.at(-1)?.entryId ?? "");
      const then = own.findLast(({ setAt }) => setAt <= at);
      return isByUndo && then ? then.under : null;
    },
  };
}

type UnderRule = { priceRule: PriceRule } | { titleRule: TitleRule };

type RuleSet = {
  field: "price" | "title";
  entryId: string;
  setAt: Date;
  under: UnderRule;
};

/** Every version of both rules, each in the order in which it was set. */
async function rulesSet(prisma: SmallTown["prisma"]): Promise<RuleSet[]> {
  const orderBy = { version: "asc" } as const;
  const prices = await prisma.priceRule.findMany({ orderBy });
  const titles = await prisma.titleRule.findMany({ orderBy });
  return [
    ...prices.flatMap(({ entryId, setAt, rounding, ...rule }) =>
      isRounding(rounding)
        ? [
            {
              field: "price" as const,
              entryId,
              setAt,
              under: { priceRule: { ...rule, rounding } },
            },
          ]
        : [],
    ),
    ...titles.map(({ entryId, setAt, ...rule }) => ({
      field: "title" as const,
      entryId,
      setAt,
      under: {
        titleRule: {
          ...rule,
          replace: rule.replace as TitleRule["replace"],
          capitals: isCapitals(rule.capitals) ? rule.capitals : "kept",
        },
      },
    })),
  ];
}
