import { inForceOn } from "../../domain/replenishment/dated.ts";
import {
  type Allocation,
  heldForAllocation,
  shareOfMarketplace,
  takesForce,
  toldOfAllocation,
} from "../../domain/stock/allocation.ts";
import type { Derived } from "../../domain/stock/derivation.ts";
import { keptBackFor } from "../../domain/stock/exposure.ts";
import { spikeWindowMs } from "../../domain/stock/spike.ts";
import {
  allocationOf,
  explainHold,
  explainTold,
  heldUnits,
  isWeighed,
  nothingHeld,
  type Split,
  type SplitNumber,
  weighedBy,
  weighedEveryMs,
} from "../../domain/stock/split.ts";
import type { StockSituation } from "../../domain/stock/what-channels-are-told.ts";
import { dayOf } from "../../kit/days.ts";
import type { PublicationRow } from "../../world/publication-records.ts";
import type { Records } from "../../world/records.ts";
import type { ChannelDemand } from "../../world/split-records.ts";

/** A pool that is split, and the numbers that follow from it. */
export type WorkedSplit = {
  split: Split;
  allocation: Allocation;
  /** One for each SKU. `isTold`: TikTok Shop shows something else, or may. */
  numbers: { listingSkuId: string; derived: Derived; isTold: boolean }[];
  /** What Shopify is to hold back, once TikTok Shop's orders have been read. */
  hold: Derived;
  heldNow: number;
  /** Something is to be moved, found out or read before the split is as it should be. */
  needsHold: boolean;
};

const dayMs = 24 * 60 * 60_000;
const nothingSold: ChannelDemand = {
  ofWeek: { storefront: 0, marketplace: 0 },
  ahead: null,
  spread: null,
  prices: null,
  costMinor: null,
  marketplaceOfLate: 0,
  marketplaceOfDay: 0,
};

/**
 * Works out the guaranteed ones among these variants: what TikTok Shop shows of each of their SKUs and what Shopify holds
 * back for it. Shares are weighed anew here, and a split comes into force here; both are audited.
 * @param listed the SKUs that sell from the merchant's own stock.
 * @param observed units that these SKUs were just seen to show, by our id: what they show goes before what they were told.
 */
export async function workOutSplits(
  records: Records,
  situations: Map<string, StockSituation>,
  listed: { variantId: string; listingSkuId: string }[],
  cause: { entryId: string; at: Date },
  observed = new Map<string, number>(),
): Promise<Map<string, WorkedSplit>> {
  const wanted = [...situations].flatMap(([variantId, stock]) =>
    stock.rules.marketplace.promise === "guaranteed" &&
    stock.parts === null &&
    !stock.isGone
      ? [variantId]
      : [],
  );
  if (wanted.length === 0) return new Map();
  const inKits = await records.sharedByKits(wanted);
  const variantIds = wanted.filter((id) => !inKits.has(id));
  const rows = new Map(
    (
      await records.publications(
        "marketplace",
        listed.map(({ listingSkuId }) => listingSkuId),
      )
    ).map((row) => [row.itemId, row]),
  );
  const shownElsewhere = new Set(
    (await records.publicationsElsewhere([...rows.keys()]))
      .filter((row) => row.published !== 0 || row.inDoubt || row.sentAt)
      .map(({ variantId }) => variantId),
  );
  const splits = await records.splits(variantIds);
  const demand = await records.channelDemand(variantIds, cause.at);
  const lag = await records.numberLag(
    "marketplace",
    new Date(cause.at.getTime() - dayMs),
  );
  const readUntil = await records.ordersKnownUntil();
  const { rateCards } = await records.policies();
  const today = dayOf(cause.at, records.shop.timeZone);
  const marketplacePercent =
    inForceOn(rateCards, today)?.value.marketplacePercent ?? null;
  const worked = new Map<string, WorkedSplit>();
  const changed = new Map<string, Split>();
  for (const variantId of variantIds) {
    const skus = listed.filter((sku) => sku.variantId === variantId);
    const stock = situations.get(variantId);
    if (!stock || skus.length === 0) continue;
    const sold = demand.get(variantId) ?? nothingSold;
    const numbers = skus.map(({ listingSkuId }) =>
      numberOf(
        listingSkuId,
        rows.get(listingSkuId),
        observed.get(listingSkuId) ?? null,
      ),
    );
    const isRead = skus.every(({ listingSkuId }) =>
      isReadSince(rows.get(listingSkuId), readUntil),
    );
    const margin =
      stock.rules.marketplace.exposure === "off"
        ? 0
        : Math.max(
            ...[
              { units: sold.marketplaceOfLate, withinMs: spikeWindowMs },
              { units: sold.marketplaceOfDay, withinMs: dayMs },
            ].map((pace) => keptBackFor(pace, lag)?.units ?? 0),
          );
    const known = splits.get(variantId) ?? null;
    const split = await tend(records, variantId, known, {
      sold,
      marketplacePercent,
      cause,
      isCovered: !shownElsewhere.has(variantId),
      allocation: (row) =>
        allocationOf(stock, row, numbers, { isRead, margin }),
    });
    if (split !== known) changed.set(variantId, split);
    worked.set(variantId, workOut(stock, split, numbers, { isRead, margin }));
  }
  await records.weighSplits(changed);
  return worked;
}

/** The numbers that follow from one pool. */
export function workOut(
  stock: StockSituation,
  split: Split,
  numbers: SplitNumber[],
  known: { isRead: boolean; margin: number },
): WorkedSplit {
  const allocation = allocationOf(stock, split, numbers, known);
  const told = toldOfAllocation(allocation);
  const isUnread = !known.isRead && numbers.every(({ isKnown }) => isKnown);
  const wanted = heldForAllocation({ ...allocation, isRead: true });
  const heldNow = heldUnits(split.held);
  return {
    split,
    allocation,
    numbers: numbers.map(({ listingSkuId, published, mayShow }, index) => {
      const shows = Math.max(0, published ?? mayShow ?? 0);
      const derived = explainTold(stock, split, allocation, index, {
        told,
        shows,
      });
      const isTold =
        (told[index]?.isTold ?? true) || derived.quantity !== shows;
      return { listingSkuId, derived, isTold };
    }),
    hold: explainHold({ ...allocation, isRead: true }),
    heldNow,
    needsHold:
      wanted !== heldNow ||
      split.owed > 0 ||
      split.sent !== null ||
      (split.inForceAt === null && isUnread),
  };
}

/** A number as it is known, by the same reckoning by which `saveDesired` writes down what was seen. */
const numberOf = (
  listingSkuId: string,
  row: PublicationRow | undefined,
  seen: number | null,
): SplitNumber => ({
  listingSkuId,
  published: seen ?? row?.published ?? null,
  mayShow:
    seen === null ? (row?.mayShow ?? null) : Math.max(seen, row?.mayShow ?? 0),
  isKnown:
    row !== undefined &&
    (seen !== null || (row.published !== null && !row.inDoubt)) &&
    row.sentAt === null,
});

/** Whether TikTok Shop's orders were read after it had been told this number. */
const isReadSince = (
  row: PublicationRow | undefined,
  readUntil: Date | null,
): boolean =>
  row !== undefined &&
  row.sentAt === null &&
  readUntil !== null &&
  (row.publishedAt === null || row.publishedAt < readUntil);

function reasonOf(
  { ofWeek, ahead }: ChannelDemand,
  { worth }: Pick<Split, "worth">,
): string {
  const said = `Shares follow demand: ${ofWeek.marketplace} sold on TikTok Shop and ${ofWeek.storefront} in Shopify within 7 days`;
  const expected = ahead
    ? `${said}, ${Math.round(ahead.marketplace)} and ${Math.round(ahead.storefront)} expected in the next 7`
    : said;
  if (worth === null || worth.storefront === 0) return expected;
  const percent = Math.round((100 * worth.marketplace) / worth.storefront);
  return `${expected}; a unit sold on TikTok Shop earns ${percent}% of one in Shopify`;
}

/** What the split's row is to hold: begun, weighed anew when it is time, and in force once all is covered. */
async function tend(
  records: Records,
  variantId: string,
  known: Split | null,
  {
    sold,
    marketplacePercent,
    cause,
    isCovered,
    allocation,
  }: {
    sold: ChannelDemand;
    marketplacePercent: number | null;
    cause: { entryId: string; at: Date };
    /** No other warehouse of TikTok Shop's that is told numbers shows any of it. */
    isCovered: boolean;
    allocation: (split: Split) => Allocation;
  },
): Promise<Split> {
  const { at } = cause;
  const outlook = weighedBy(sold, marketplacePercent);
  let split: Split =
    known && isWeighed(known)
      ? known
      : { ...(known ?? nothingHeld), ...outlook, weighedAt: at };
  const note = (action: string, before: number | null, after: number) =>
    records.audit({
      at,
      actor: "quayside",
      action,
      subject: `stock:hold:${variantId}`,
      before: before === null ? null : { "TikTok Shop's share": before },
      after: { "TikTok Shop's share": after },
      result: "done",
      entryId: cause.entryId,
      effectId: null,
      reason: null,
    });
  if (at.getTime() - split.weighedAt.getTime() >= weighedEveryMs) {
    const before = shareOfMarketplace(allocation(split));
    split = { ...split, ...outlook, weighedAt: at };
    const after = shareOfMarketplace(allocation(split));
    if (before !== after) await note(reasonOf(sold, outlook), before, after);
  }
  if (split.inForceAt === null && isCovered && takesForce(allocation(split))) {
    split = { ...split, inForceAt: at };
    await note(
      "The split holds: no unit is promised twice",
      null,
      shareOfMarketplace(allocation(split)),
    );
  }
  return split;
}
