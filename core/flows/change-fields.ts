import { secondsOf } from "../domain/call-time.ts";
import type { FieldChange } from "../domain/field-change.ts";
import { type Policy, policies } from "../domain/field-policies.ts";
import { fieldWords } from "../domain/field-words.ts";
import {
  type ChangeItem,
  callsOf,
  changeEffects,
  planChange,
} from "../domain/merge/plan-change.ts";
import type { NewBase } from "../domain/merge/plan-fields.ts";
import { otherSide } from "../domain/merge/situation.ts";
import { emptyPlan } from "../domain/plan.ts";
import { type PriceRule, priceRuleInWords } from "../domain/price-rule.ts";
import { type TitleRule, titleRuleInWords } from "../domain/title-rule.ts";
import { fingerprintOf } from "../kit/fingerprint.ts";
import type { ShopId } from "../kit/ids.ts";
import type { Json } from "../kit/json.ts";
import type { Records } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";
import {
  foreseeRefusals,
  type Refused,
  withoutRefused,
} from "./foresee-refusals.ts";

/** Items that are shown; the rest is counted. */
const mostShown = 200;

export type ChangePreview = {
  /** Names the plan that was seen: only that one is carried out. */
  fingerprint: string;
  items: Omit<ChangeItem, "write">[];
  writes: number;
  blocked: number;
  calls: number;
  /** How long it will take, about. */
  seconds: number;
};

export type Changed =
  | { outcome: "changed"; entryId: string; writes: number }
  /** The world has moved since the preview; nothing was stored. */
  | { outcome: "moved"; preview: ChangePreview };

/** What a change would do, item by item, and what would be refused; nothing is stored. */
export async function previewChange(
  world: Pick<World, "store" | "storefront">,
  shopId: ShopId,
  change: FieldChange,
): Promise<ChangePreview> {
  const { items, refused } = await lookAhead(world, shopId, change);
  return toPreview(change, withoutRefused(items, refused));
}

/**
 * A person has a change made, as he saw it: journal, rule and effects in one transaction (law H2). Where the plan would be
 * another one now, nothing is stored and he is shown that one.
 */
export async function changeFields(
  world: Pick<World, "clock" | "store" | "storefront" | "bell">,
  shopId: ShopId,
  {
    change,
    fingerprint,
    actor,
  }: {
    change: FieldChange;
    fingerprint: string;
    actor: string;
  },
): Promise<Changed> {
  const at = world.clock.now();
  // Looked at before the transaction: within one nobody is waited for.
  const { refused } =
    change.field === "images"
      ? await lookAhead(world, shopId, change)
      : { refused: new Map() };
  const changed = await world.store.inShop(
    shopId,
    async (records): Promise<Changed> => {
      const items = withoutRefused(await collect(records, change), refused);
      const preview = toPreview(change, items);
      if (preview.fingerprint !== fingerprint)
        return { outcome: "moved", preview };
      const { entryId } = await appendLetter(records, {
        letter: { kind: "fields-changed", change },
        deliveryId: `fields:${at.toISOString()}:${fingerprint}`,
        source: "person",
        actor,
        at,
      });
      const cause = { entryId, actor, at };
      const before = (await records.fieldPolicies())[change.field] ?? "ask";
      const rulesBefore = {
        price: await records.priceRule(),
        title: await records.titleRule(),
      };
      if (change.kind === "policy") await records.setFieldPolicy(change, cause);
      if (change.kind === "price-rule")
        await records.setPriceRule(change.rule, cause);
      if (change.kind === "title-rule")
        await records.setTitleRule(change.rule, cause);
      const effects = changeEffects(change.field, items, entryId);
      // The person has judged what both sides show: it is no question any more while his answer is on its way.
      await records.saveBases(
        items.flatMap(({ itemId, side, write }) =>
          write
            ? {
                field: change.field,
                itemId,
                [side]: write.over,
                [otherSide(side)]: write.source,
              }
            : [],
        ) as NewBase[],
        cause,
      );
      await records.savePlan({ ...emptyPlan(), effects }, cause);
      await records.finishEntries([entryId], {
        outcome: "planned",
        note: `${effects.length} to be written`,
        at,
      });
      // What is asked by the old rule, or need not be asked by the new one, is worked off by the planner.
      await appendLetter(records, {
        letter: { kind: "fields-due" },
        deliveryId: `fields-due:${entryId}`,
        source: "effect",
        actor,
        at,
      });
      await records.audit({
        at,
        actor,
        action: changeTitle(change),
        subject: fieldWords[change.field].name,
        before: beforehand(change, before, rulesBefore),
        after: afterwards(change, effects.length),
        result: "done",
        entryId,
        effectId: null,
        reason: null,
      });
      return { outcome: "changed", entryId, writes: effects.length };
    },
  );
  if (changed.outcome === "changed") {
    await world.bell.ring("shop.plan", shopId);
    await world.bell.ring("shop.carry", shopId);
  }
  return changed;
}

/** What the audit calls a change; the page of rules finds its past by it. */
export const changeTitles = {
  policy: "Change who decides",
  "price-rule": "Change the price rule",
  "title-rule": "Change the title rule",
  push: "Write one side's values to the other",
} as const;

const changeTitle = (change: FieldChange) => changeTitles[change.kind];

function beforehand(
  change: FieldChange,
  policy: Policy,
  rules: { price: PriceRule; title: TitleRule },
): Json {
  switch (change.kind) {
    case "policy":
      return { name: policies[policy] };
    case "price-rule":
      return { name: priceRuleInWords(rules.price) };
    case "title-rule":
      return { name: titleRuleInWords(rules.title) };
    case "push":
      return null;
  }
}

function afterwards(change: FieldChange, writes: number): Json {
  switch (change.kind) {
    case "policy":
      return { name: policies[change.policy] };
    case "price-rule":
      return { name: priceRuleInWords(change.rule) };
    case "title-rule":
      return { name: titleRuleInWords(change.rule) };
    case "push":
      return {
        from: change.from === "storefront" ? "Shopify" : "TikTok Shop",
        written: writes,
      };
  }
}

async function collect(
  records: Records,
  change: FieldChange,
): Promise<ChangeItem[]> {
  const current = await records.fieldPolicies();
  const only =
    change.kind === "push" && change.productIds
      ? new Set(change.productIds)
      : null;
  const items: ChangeItem[] = [];
  for await (const pairs of records.pairs({}))
    for (const pair of pairs)
      if (!only || only.has(pair.productId))
        items.push(...planChange(pair, current, change));
  return items;
}

async function lookAhead(
  world: Pick<World, "store" | "storefront">,
  shopId: ShopId,
  change: FieldChange,
): Promise<{ items: ChangeItem[]; refused: Refused }> {
  const { shop, items } = await world.store.inShop(shopId, async (records) => ({
    shop: records.shop,
    items: await collect(records, change),
  }));
  const refused =
    change.field === "images"
      ? await foreseeRefusals(world, shop, items)
      : new Map<string, string>();
  return { items, refused };
}

function toPreview(change: FieldChange, items: ChangeItem[]): ChangePreview {
  const calls = callsOf(change.field, items);
  const plan = items.map(({ itemId, side, write, blockedBy }) => [
    itemId,
    side,
    write?.value ?? null,
    write?.over ?? null,
    blockedBy,
  ]);
  return {
    fingerprint: fingerprintOf(JSON.stringify([change, plan])),
    items: items
      .slice(0, mostShown)
      .map(({ write: _, ...item }) => ({ ...item })),
    writes: items.filter(({ write }) => write).length,
    blocked: items.filter(({ blockedBy }) => blockedBy).length,
    calls,
    seconds: secondsOf(calls),
  };
}
