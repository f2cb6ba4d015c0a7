import { inForceOn } from "../domain/replenishment/dated.ts";
import { shareOfMarketplace } from "../domain/stock/allocation.ts";
import { poolUnits } from "../domain/stock/derivation.ts";
import { keptBackFor } from "../domain/stock/exposure.ts";
import { weighedBy } from "../domain/stock/split.ts";
import type { StockPromise, StockRule } from "../domain/stock/stock-rule.ts";
import { dayOf } from "../kit/days.ts";
import type { Records } from "../world/records.ts";
import type { NumberUnderRule, RuleScope } from "../world/stock-records.ts";

/** What a promise would mean for stock that both channels sell, in units. */
export type PromisePreview = {
  from: StockPromise;
  to: StockPromise;
  /** What each channel can sell now, and could after the change. */
  now: { storefront: number; marketplace: number };
  after: { storefront: number; marketplace: number };
  /** What may be sold twice while the pool is shared, at the pace of the last day; null: never measured. */
  soldTwice: number | null;
  /** Kits, and their parts where nothing can be held back for a kit: they stay shared. */
  kits: number;
};

type Shares = {
  /** TikTok Shop's part of a pool, for each of its SKUs; null where the pool is shared. */
  of(variantId: string): ((free: number) => number) | null;
  preview(numbers: (NumberUnderRule & { to: number })[]): PromisePreview | null;
};

const none: Shares = { of: () => null, preview: () => null };
const dayMs = 24 * 60 * 60_000;

/** How pools would be divided if the rule were in force, as demand stands now. */
export async function previewShares(
  records: Records,
  numbers: NumberUnderRule[],
  { wish, rule, at }: { wish: RuleScope; rule: StockRule; at: Date },
): Promise<Shares> {
  const from = (await records.ruleInForce(wish)).promise ?? "shared";
  const to = rule.promise ?? "shared";
  if (wish.channel !== "marketplace") return none;
  if (from === "shared" && to === "shared") return none;
  const variantIds = [...new Set(numbers.map(({ variantId }) => variantId))];
  const inKits = await records.sharedByKits(variantIds);
  const demand = await records.channelDemand(variantIds, at);
  const splits = await records.splits(variantIds);
  const { rateCards } = await records.policies();
  const marketplacePercent =
    inForceOn(rateCards, dayOf(at, records.shop.timeZone))?.value
      .marketplacePercent ?? null;
  const skus = (variantId: string) =>
    numbers.filter((number) => number.variantId === variantId);
  const shareOf = (variantId: string, free: number): number => {
    const shown = skus(variantId).map(({ desired }) => desired);
    const isSplit = splits.get(variantId)?.inForceAt;
    return shareOfMarketplace({
      available: free,
      held: 0,
      sold: 0,
      // While it is shared, what TikTok Shop shows is no share.
      numbers: isSplit
        ? shown.map((units) => ({ shown: units, isKnown: true }))
        : [],
      isRead: true,
      isInForce: true,
      margin: rule.bufferUnits,
      cap: rule.cap,
      ...weighedBy(
        demand.get(variantId) ?? {
          ofWeek: { storefront: 0, marketplace: 0 },
          ahead: null,
          spread: null,
          prices: null,
          costMinor: null,
        },
        marketplacePercent,
      ),
    });
  };
  const isThen = (id: string) => to === "guaranteed" && !inKits.has(id);
  const isNow = (id: string) => from === "guaranteed" && !inKits.has(id);
  const twice = await soldTwice(records, variantIds, at);
  return {
    of: (variantId) =>
      isThen(variantId)
        ? (free) =>
            Math.floor(shareOf(variantId, free) / skus(variantId).length)
        : null,
    preview(all) {
      const now = { storefront: 0, marketplace: 0 };
      const after = { storefront: 0, marketplace: 0 };
      for (const variantId of variantIds) {
        const own = all.filter((number) => number.variantId === variantId);
        const free = poolUnits(own[0]?.terms ?? []);
        const shown = sum(own.map(({ desired }) => desired));
        const told = sum(own.map((number) => number.to));
        // Several SKUs of a shared pool show the same units.
        const shared = own[0];
        now.marketplace += isNow(variantId) ? shown : (shared?.desired ?? 0);
        after.marketplace += isThen(variantId) ? told : (shared?.to ?? 0);
        now.storefront += isNow(variantId) ? Math.max(0, free - shown) : free;
        after.storefront += isThen(variantId) ? Math.max(0, free - told) : free;
      }
      return { from, to, now, after, soldTwice: twice, kits: inKits.size };
    },
  };
}

async function soldTwice(
  records: Records,
  variantIds: string[],
  at: Date,
): Promise<number | null> {
  const lag = await records.numberLag(
    "marketplace",
    new Date(at.getTime() - dayMs),
  );
  if (!lag) return null;
  const paces = await records.sellingPaces(variantIds, at, "marketplace");
  return sum(
    [...paces.values()].map(({ ofDay, ofLate }) =>
      Math.max(
        keptBackFor(ofDay, lag)?.units ?? 0,
        keptBackFor(ofLate, lag)?.units ?? 0,
      ),
    ),
  );
}

const sum = (units: number[]): number =>
  units.reduce((total, one) => total + one, 0);
