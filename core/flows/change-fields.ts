import { secondsOf } from "../domain/call-time.ts";
import type { FieldWrite } from "../domain/effects.ts";
import type { FieldChange } from "../domain/field-change.ts";
import { type Policy, policies } from "../domain/field-policies.ts";
import { fieldWords, isPictured } from "../domain/field-words.ts";
import {
  type Foreseen,
  type Foresight,
  foreseeItems,
  type Pictured,
} from "../domain/listings/foresee-pictures.ts";
import {
  type OpenWrite,
  overtake,
  type Shown,
} from "../domain/merge/overtake.ts";
import {
  type ChangeItem,
  callsOf,
  changeEffects,
  judgedIn,
  planChange,
} from "../domain/merge/plan-change.ts";
import { givenUpFor } from "../domain/merge/put-aside.ts";
import { fieldKey, situationsOf } from "../domain/merge/situation.ts";
import { emptyPlan } from "../domain/plan.ts";
import { type PriceRule, priceRuleInWords } from "../domain/price-rule.ts";
import { type TitleRule, titleRuleInWords } from "../domain/title-rule.ts";
import { fingerprintOf } from "../kit/fingerprint.ts";
import type { ShopId } from "../kit/ids.ts";
import type { Json } from "../kit/json.ts";
import { pageOf } from "../kit/page-of.ts";
import type { Records } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";
import { foreseePromotions } from "./foresee-promotions.ts";
import {
  foreseeRefusals,
  foresightOf,
  picturedItems,
  seenOf,
  withoutRefused,
} from "./foresee-refusals.ts";

/** Items on a page. */
const pageSize = 200;

export type ChangePreview = {
  /** Names the plan that was seen, with the refusals that were: only that one is carried out. */
  fingerprint: string;
  /** One page of them; those that are left alone come first, then those that TikTok Shop will refuse for now. */
  items: (Omit<ChangeItem, "write" | "listingId" | "sku"> & {
    /** Its pictures have not been looked at yet: TikTok Shop may refuse it. */
    isUnlooked: boolean;
  })[];
  page: number;
  pages: number;
  writes: number;
  blocked: number;
  /** How many of the writes TikTok Shop will refuse as their listings are now. */
  untaken: number;
  /** What earlier decisions are still to write and will not: this one speaks of the same values. */
  givenUp: number;
  /** How far pictures have been looked at; those that are left are looked at in the background. */
  foresight: Foresight;
  calls: number;
  /** How long it will take, about. */
  seconds: number;
};

export type Changed =
  | { outcome: "changed"; entryId: string; writes: number }
  /** The world has moved since the preview; nothing was stored. */
  | { outcome: "moved"; preview: ChangePreview };

/**
 * What a change would do, item by item, and what would be refused; nothing of it is stored but what was seen of pictures.
 * Where there are many it is told before all have been looked at: asked again, it knows more.
 */
export async function previewChange(
  world: Pick<World, "clock" | "store" | "storefront" | "marketplace" | "bell">,
  shopId: ShopId,
  change: FieldChange,
  page = 1,
): Promise<ChangePreview> {
  const { shop, items, open, shown } = await world.store.inShop(
    shopId,
    async (records) => ({
      shop: records.shop,
      ...(await collect(records, change)),
    }),
  );
  const foreseen = await foreseeRefusals(
    world,
    shop,
    picturedOf(change, items),
  );
  const { givenUp } = overtake(open, shown, items, "");
  const written = withoutRefused(items, foreseen);
  return {
    ...toPreview(
      change,
      {
        planned: items,
        // What a promotion holds is tried as well, and no other plan than the one without it.
        items:
          change.field === "price"
            ? await foreseePromotions(world, shop, written)
            : written,
      },
      foreseen,
      page,
    ),
    givenUp: givenUp.length,
  };
}

/**
 * A person has a change made, as he saw it: journal, rule and effects in one transaction (law H2). Where the plan would be
 * another one now, nothing is stored and he is shown that one. He need not wait until all pictures have been looked at:
 * what was found since to be refused is left alone, and the upload tells of the others. What earlier decisions were to
 * write in the same items is given up.
 */
export async function changeFields(
  world: Pick<World, "clock" | "store" | "storefront" | "marketplace" | "bell">,
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
  const changed = await world.store.inShop(
    shopId,
    async (records): Promise<Exclude<Changed, { outcome: "moved" }> | null> => {
      const { items: planned, open, shown } = await collect(records, change);
      const pictured = picturedOf(change, planned);
      const seen = await seenOf(records, pictured);
      const asOf = asOfOf(fingerprint);
      const { refused } = foreseeItems(pictured, seen, asOf);
      if (fingerprintFor(change, planned, { refused, asOf }) !== fingerprint)
        return null;
      const items = withoutRefused(planned, foreseeItems(pictured, seen));
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
      await records.saveBases(
        items.flatMap(({ itemId, side, write }) =>
          write
            ? { field: change.field, itemId, ...judgedIn(side, write) }
            : [],
        ),
        cause,
      );
      const overtaken = overtake(open, shown, items, entryId);
      for (const id of overtaken.givenUp)
        await records.endEffect(id, {
          state: "retired",
          result: givenUpFor(entryId),
          code: null,
          said: "It was decided otherwise since.",
          at,
        });
      await records.savePlan(
        { ...emptyPlan(), effects: [...overtaken.effects, ...effects] },
        cause,
      );
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
        before: beforehand(change, before, rulesBefore, records.shop),
        after: afterwards(change, effects.length, records.shop),
        result: "done",
        entryId,
        effectId: null,
        reason: null,
      });
      return { outcome: "changed", entryId, writes: effects.length };
    },
  );
  if (!changed)
    return {
      outcome: "moved",
      preview: await previewChange(world, shopId, change),
    };
  await world.bell.ring("shop.plan", shopId);
  await world.bell.ring("shop.carry", shopId);
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
  { currency }: { currency: string },
): Json {
  switch (change.kind) {
    case "policy":
      return { name: policies[policy] };
    case "price-rule":
      return { name: priceRuleInWords(rules.price, currency) };
    case "title-rule":
      return { name: titleRuleInWords(rules.title) };
    case "push":
      return null;
  }
}

function afterwards(
  change: FieldChange,
  writes: number,
  { currency }: { currency: string },
): Json {
  switch (change.kind) {
    case "policy":
      return { name: policies[change.policy] };
    case "price-rule":
      return { name: priceRuleInWords(change.rule, currency) };
    case "title-rule":
      return { name: titleRuleInWords(change.rule) };
    case "push":
      return {
        from: change.from === "storefront" ? "Shopify" : "TikTok Shop",
        written: writes,
      };
  }
}

/** What a change would do, what earlier decisions are still to write in its field, and what the sides show where it speaks of the same. */
async function collect(
  records: Records,
  change: FieldChange,
): Promise<{
  items: ChangeItem[];
  open: OpenWrite[];
  shown: Map<string, Shown>;
}> {
  const open = await records.openFieldWrites(change.field);
  const current = await records.fieldPolicies();
  const only =
    change.kind === "push" && change.productIds
      ? new Set(change.productIds)
      : null;
  const isOpen = new Set(open.map(({ subject }) => subject));
  const following = new Set(
    open
      .filter(({ kind }) => kind === "marketplace.update-field")
      .map(({ payload }) => (payload as FieldWrite).itemId),
  );
  const items: ChangeItem[] = [];
  const shown = new Map<string, Shown>();
  for await (const pairs of records.pairs({}))
    for (const pair of pairs) {
      if (only && !only.has(pair.productId)) continue;
      const own = planChange(pair, current, change, following);
      items.push(...own);
      if (isOpen.size === 0) continue;
      for (const { field, itemId, storefront, marketplace } of situationsOf(
        pair,
        current,
      )) {
        const subject = fieldKey(field, itemId);
        // Who decides from now on says nothing of what was decided, but where it is decided anew.
        const isSpokenOf =
          change.kind !== "policy" ||
          own.some((item) => item.itemId === itemId && item.write);
        if (field === change.field && isSpokenOf && isOpen.has(subject))
          shown.set(subject, { storefront, marketplace });
      }
    }
  return { items, open, shown };
}

const picturedOf = (change: FieldChange, items: ChangeItem[]): Pictured[] =>
  isPictured(change.field) ? picturedItems(items) : [];

function toPreview(
  change: FieldChange,
  { planned, items }: { planned: ChangeItem[]; items: ChangeItem[] },
  foreseen: Foreseen,
  wished: number,
): Omit<ChangePreview, "givenUp"> {
  const calls = callsOf(change.field, items);
  const isLeftAlone = ({ write }: ChangeItem) => write === null;
  const sorted = [
    ...items.filter(isLeftAlone),
    ...items.filter((item) => !isLeftAlone(item) && item.untakenBy),
    ...items.filter((item) => !isLeftAlone(item) && !item.untakenBy),
  ];
  const { shown, page, pages } = pageOf(sorted, wished, pageSize);
  return {
    fingerprint: fingerprintFor(change, planned, foreseen),
    items: shown.map(({ write: _, listingId: __, sku: ___, ...item }) => ({
      ...item,
      isUnlooked: foreseen.unlooked.has(item.itemId),
    })),
    page,
    pages,
    writes: items.filter(({ write }) => write).length,
    blocked: items.filter(({ blockedBy }) => blockedBy).length,
    untaken: items.filter(({ write, untakenBy }) => write && untakenBy).length,
    foresight: foresightOf(picturedOf(change, planned), foreseen),
    calls,
    seconds: secondsOf(calls),
  };
}

/**
 * Names a plan with the refusals that were known when it was seen, and says when that was: refusals that are found later
 * do not make it another plan, one that has become none does.
 */
function fingerprintFor(
  change: FieldChange,
  planned: ChangeItem[],
  { refused, asOf }: Pick<Foreseen, "refused" | "asOf">,
): string {
  const plan = planned.map(({ itemId, side, write, blockedBy, untakenBy }) => [
    itemId,
    side,
    write?.value ?? null,
    write?.over ?? null,
    blockedBy ?? refused.get(itemId) ?? untakenBy,
  ]);
  return `${asOf?.getTime() ?? 0}.${fingerprintOf(JSON.stringify([change, plan]))}`;
}

/** The newest look that a plan rested on when it was seen. */
const asOfOf = (fingerprint: string): Date => {
  const asOf = Number(fingerprint.split(".")[0]);
  return new Date(Number.isSafeInteger(asOf) ? asOf : 0);
};
