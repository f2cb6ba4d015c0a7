import { secondsOf } from "../domain/call-time.ts";
import { callsToTell } from "../domain/stock/calls-to-tell.ts";
import { underRule } from "../domain/stock/derivation.ts";
import {
  noRule,
  type RuleLimits,
  type StockRule,
} from "../domain/stock/stock-rule.ts";
import type { ShopId } from "../kit/ids.ts";
import type { Json } from "../kit/json.ts";
import { pageOf } from "../kit/page-of.ts";
import type { Records } from "../world/records.ts";
import type { RuleScope } from "../world/stock-records.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";
import { foreseeExposure } from "./plan/watch-spikes.ts";
import { type PromisePreview, previewShares } from "./preview-shares.ts";

/** What a change of a rule would do to the numbers as they are now. */
export type RulePreview = {
  /** The version that the change replaces; a choice on an older one does nothing (law C4). */
  basedOn: number;
  /** Numbers that the rule decides about. */
  numbers: number;
  /** Units that the channel is told now, and would be told. */
  unitsNow: number;
  unitsThen: number;
  /** One page of the numbers that would change, the largest change first, and how many there are. */
  changes: { variantId: string; label: string; from: number; to: number }[];
  page: number;
  pages: number;
  changing: number;
  /** What telling them takes, about. */
  calls: number;
  seconds: number;
  /** What the merchant promises of stock that both channels sell; null where the change is not about it. */
  promise: PromisePreview | null;
};

type Wish = RuleScope & {
  /** Null: follow the shop's rule again or, for the shop, have none. */
  limits: RuleLimits | null;
};

export type RuleSet =
  | { outcome: "set"; entryId: string }
  /** Somebody set a newer version since the preview was made. */
  | { outcome: "moved"; preview: RulePreview };

/** Numbers that one page shows. */
const pageSize = 50;

/**
 * What the change would do. Nothing is stored.
 * @param page of the numbers that would change, from 1.
 */
export const previewStockRule = (
  world: Pick<World, "store" | "clock">,
  shopId: ShopId,
  wish: Wish,
  page = 1,
): Promise<RulePreview> =>
  world.store.inShop(shopId, (records) =>
    preview(records, wish, world.clock.now(), page),
  );

/**
 * A person sets a rule: a new version, and a letter by which the worker tells every number that it changes. Setting the
 * earlier limits again is the way back.
 */
export async function setStockRule(
  world: Pick<World, "clock" | "store" | "bell">,
  shopId: ShopId,
  { basedOn, actor, ...wish }: Wish & { basedOn: number; actor: string },
): Promise<RuleSet> {
  const at = world.clock.now();
  const { variantId, channel, limits } = wish;
  const set = await world.store.inShop(
    shopId,
    async (records): Promise<RuleSet> => {
      const known = await records.ruleOf(wish);
      if ((known?.version ?? 0) !== basedOn)
        return { outcome: "moved", preview: await preview(records, wish, at) };
      const { entryId } = await appendLetter(records, {
        letter: { kind: "stock-rule-set", variantId, channel, limits },
        deliveryId: `stock-rule:${variantId ?? shopId}:${channel}:${basedOn + 1}`,
        source: "person",
        actor,
        at,
      });
      await records.saveStockRule(wish, limits, { entryId, actor, at });
      await records.audit({
        at,
        actor,
        action: "Set the stock rule",
        subject: variantId
          ? `stock:${channel}:${variantId}`
          : `rule:${channel}`,
        before: known && !known.lifted ? inWords(known) : null,
        after: limits ? inWords(limits) : null,
        result: "done",
        entryId,
        effectId: null,
        reason: null,
      });
      return { outcome: "set", entryId };
    },
  );
  if (set.outcome === "set") await world.bell.ring("shop.plan", shopId);
  return set;
}

async function preview(
  records: Records,
  wish: Wish,
  at: Date,
  wished = 1,
): Promise<RulePreview> {
  const known = await records.ruleOf(wish);
  const rule = await ruleThen(records, wish);
  const now = await records.numbersUnderRule(wish);
  const shares = await previewShares(records, now, { wish, rule, at });
  const exposed = await foreseeExposure(
    records,
    now.map(({ variantId }) => variantId),
    rule.exposure ?? "spikes",
    { channel: wish.channel, at },
  );
  const numbers = now.map(({ variantId, label, desired, terms }) => ({
    variantId,
    label,
    from: desired,
    to: underRule(
      terms,
      rule,
      shares.of(variantId),
      exposed.get(variantId) ?? null,
    ).quantity,
  }));
  const changes = numbers
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from));
  const promise = shares.preview(
    now.map((number, index) => ({ ...number, to: numbers[index]?.to ?? 0 })),
  );
  const changing = changes.map(({ variantId }) => variantId);
  const listed =
    wish.channel === "marketplace" ? await records.listedSkus(changing) : [];
  const calls = callsToTell({
    channel: wish.channel,
    numbers: changes.length,
    listings: new Set(listed.map((sku) => sku.listingExternalId)).size,
    holds: promise ? numbers.length : 0,
  });
  const { shown, page, pages } = pageOf(changes, wished, pageSize);
  return {
    calls,
    seconds: secondsOf(calls),
    basedOn: known?.version ?? 0,
    numbers: numbers.length,
    unitsNow: sum(numbers.map(({ from }) => from)),
    unitsThen: sum(numbers.map(({ to }) => to)),
    changes: shown,
    page,
    pages,
    changing: changes.length,
    promise,
  };
}

/** The rule that would be in force. */
async function ruleThen(
  records: Records,
  { variantId, channel, limits }: Wish,
): Promise<StockRule> {
  if (limits)
    return { ...noRule, ...limits, scope: variantId ? "variant" : "shop" };
  return variantId ? records.ruleInForce({ variantId: null, channel }) : noRule;
}

const inWords = ({
  bufferUnits,
  cap,
  floor,
  exposure = "spikes",
  promise = "shared",
}: RuleLimits): Json => ({
  buffer: bufferUnits,
  "at most": cap ?? "any number",
  "sold out below": floor,
  "kept back for fast sales": exposure,
  "stock that both channels sell": promise,
});

const sum = (units: number[]): number =>
  units.reduce((total, one) => total + one, 0);
