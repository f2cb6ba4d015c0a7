import type { Term } from "#core/domain/stock/derivation.ts";
import type { Channel, ToldChannel } from "#core/domain/stock/stock-rule.ts";
import { whatTermOpens } from "#core/domain/stock/what-term-opens.ts";
import type { OversoldQuestion } from "../../queries/oversold-questions.server.ts";
import {
  elsewhereId,
  movementsId,
  paceId,
  pastId,
  ruleVersionId,
  soldAsId,
  splitId,
  warehousesId,
} from "./why-anchors.ts";

/** Where the terms of a variant's numbers are read. */
export type ReadOf = {
  /** Null: the variant is gone, and nothing stands anywhere about it. */
  variantId: string | null;
  /** What was asked because more was sold than is there, the newest first. */
  questions: Pick<OversoldQuestion, "id" | "channel" | "openedAt">[];
  /** What stands on the variant's page, where that is the page that is read. */
  page: {
    /** Versions of the variant's own rule. */
    versions: string[];
    hasSplit: boolean;
    hasSoldAs: boolean;
  } | null;
};

/** The number that terms add up to. */
export type NumberRead = ReadOf & {
  channel: ToldChannel;
  /** When it was told; null: it is the number of now, and so is what its terms lead to. */
  at: Date | null;
  /** The version of the rule in it. */
  ruleId: string | null;
};

/**
 * Where it stands what a term was taken from. A number of the past leads to what was written down of that moment: cards that
 * tell of now are left alone.
 * @returns null where nothing stands anywhere; an address that begins with `#` is on the page that is read.
 */
export function termAddress(term: Term, number: NumberRead): string | null {
  const { ref } = term;
  const { at, page, channel } = number;
  const moment: Record<string, string> = at ? { at: at.toISOString() } : {};
  const then = () => onVariant(number, pastId, moment);
  const side: Channel = channel === "storefront" ? channel : "marketplace";
  switch (whatTermOpens(term)) {
    case null:
      return null;
    case "movements":
      return onVariant(number, movementsId, {
        ...(ref && { place: ref }),
        ...moment,
      });
    case "rule":
      return ref && versionAddress(ref, number);
    case "pace":
      return at && ref
        ? versionAddress(ref, number)
        : onVariant(number, paceId(side));
    case "variant":
      return ref && onVariant({ variantId: ref }, at ? pastId : null, moment);
    case "split":
    case "held":
      if (at)
        return number.ruleId ? versionAddress(number.ruleId, number) : then();
      return !page || page.hasSplit ? onVariant(number, splitId) : null;
    case "sold-as":
      if (at) return then();
      return !page || page.hasSoldAs ? onVariant(number, soldAsId) : null;
    case "store-orders":
      return at ? then() : openOrders(number, "storefront", {});
    case "marketplace-orders":
      return at ? then() : openOrders(number, "marketplace", { kits: "1" });
    case "elsewhere":
      return at ? then() : onVariant(number, elsewhereId);
    case "warehouse":
      return `/app/stock/rules#${warehousesId}`;
    case "oversold": {
      const question = number.questions.find(
        (one) => one.channel === side && (at === null || one.openedAt <= at),
      );
      return question ? `/app/conflicts/${question.id}` : null;
    }
  }
}

/** Where a version of a rule stands; whose rule it is, the address finds out where the page does not know it. */
export const versionAddress = (id: string, { page }: ReadOf): string =>
  page?.versions.includes(id)
    ? `#${ruleVersionId(id)}`
    : `/app/stock/version/${id}`;

function onVariant(
  { variantId, page }: Pick<ReadOf, "variantId"> & Partial<ReadOf>,
  anchor: string | null,
  search: Record<string, string> = {},
): string | null {
  if (variantId === null) return null;
  const hash = anchor ? `#${anchor}` : "";
  const asked = new URLSearchParams(search).toString();
  return page && asked === ""
    ? hash
    : `/app/stock/variant/${variantId}${asked && `?${asked}`}${hash}`;
}

/** Orders of the variant that have not left: by its id, since not every variant has a SKU. */
function openOrders(
  { variantId }: ReadOf,
  channel: Channel,
  more: Record<string, string>,
): string | null {
  if (variantId === null) return null;
  const search = new URLSearchParams({
    tab: "in_flight",
    channel,
    variant: variantId,
    ...more,
  });
  return `/app/orders?${search}`;
}
