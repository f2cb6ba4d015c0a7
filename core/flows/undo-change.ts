import { isUnderWay } from "../domain/effect-states.ts";
import type {
  EffectPayloads,
  FieldWrite,
  PlannedEffect,
} from "../domain/effects.ts";
import type { Field, Side } from "../domain/field-words.ts";
import {
  withoutBarcodes,
  wordsWithoutBarcodes,
} from "../domain/listings/plan-details.ts";
import { traitsOf } from "../domain/merge/fields.ts";
import { optionImagesBack } from "../domain/merge/option-images.ts";
import type { Pair } from "../domain/merge/pair.ts";
import {
  isDropped,
  takenBySubject,
  undoKey,
  undoneBy,
} from "../domain/merge/put-aside.ts";
import {
  type FieldSituation,
  fieldKey,
  fitFor,
  isAlike,
} from "../domain/merge/situation.ts";
import { emptyPlan } from "../domain/plan.ts";
import type { PriceRule } from "../domain/price-rule.ts";
import type { TitleRule } from "../domain/title-rule.ts";
import type { ShopId } from "../kit/ids.ts";
import type { Json } from "../kit/json.ts";
import type { EffectRow } from "../world/effect-records.ts";
import type { RuleChanged } from "../world/listing-records.ts";
import type { Records } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";
import { fieldSituation } from "./field-situation.ts";
import { takeUpAgain } from "./take-up-again.ts";

export type Undone =
  | {
      outcome: "undone";
      entryId: string;
      /** Values that are written back. */
      writes: number;
      /** Items that stay, because somebody has changed them since or their platform lets nobody set them back. */
      kept: number;
      /**
       * Listings that keep a picture of an option which they did not have before: no app can take one away there. What
       * else was written of such a one is written back.
       */
      lasting: number;
      /** Values of earlier decisions that this one had given up, and that are written after all. */
      again: number;
    }
  | { outcome: "unknown" }
  | { outcome: "already" };

/** What the audit calls it. */
export const undoTitle = "Undo a change";

/**
 * A person takes back what a decision of his has written: each value that still stands as it was written becomes what it
 * was before, as far as that was not taken back meanwhile. What was written anew since is left, what was not carried yet or was
 * refused is not carried any more, and what is under way is taken back once it is known. A rule that the decision set goes back
 * to the newest one before that stands, where it is still in force. What the decision had put aside goes on: what earlier ones
 * were still to write, and edits that it had judged.
 */
export async function undoChange(
  world: Pick<World, "clock" | "store" | "bell">,
  shopId: ShopId,
  { entryId, actor }: { entryId: string; actor: string },
): Promise<Undone> {
  const at = world.clock.now();
  const undone = await world.store.inShop(
    shopId,
    async (records): Promise<Undone> => {
      const done = await records.fieldWritesOf(entryId);
      const details = await records.detailsChangesOf(entryId);
      const all = [...done, ...details];
      const rule = await records.policyChangedBy(entryId);
      const priceRule = await records.priceRuleChangedBy(entryId);
      const titleRule = await records.titleRuleChangedBy(entryId);
      const isRule = rule ?? priceRule ?? titleRule;
      if (all.length === 0 && !isRule) {
        const givenUp = await records.writesGivenUpFor([entryId]);
        if (givenUp.length === 0) return { outcome: "unknown" };
      }
      const { entryId: undoId, isNew } = await appendLetter(records, {
        letter: { kind: "change-undone", entryId },
        deliveryId: `undo:${entryId}`,
        source: "person",
        actor,
        at,
      });
      if (!isNew) return { outcome: "already" };
      const cause = { entryId: undoId, actor, at };
      // Another rule that was set since is a decision of its own.
      if (rule?.isInForce)
        await records.setFieldPolicy(
          { field: rule.field, policy: rule.before },
          cause,
        );
      if (priceRule?.isInForce)
        await records.setPriceRule(priceRule.before, cause);
      if (titleRule?.isInForce)
        await records.setTitleRule(titleRule.before, cause);
      const effects: PlannedEffect[] = [];
      let lasting = 0;
      let lastingWhole = 0;
      const writtenBack = new Set<string>();
      for (const effect of all) {
        if (isDropped(effect))
          await records.endEffect(effect.id, {
            state: "retired",
            result: null,
            code: null,
            said: "The change was undone.",
            at,
          });
        const back = isOfDetails(effect)
          ? { effect: await detailsBack(records, effect, undoId) }
          : await writeBack(records, effect, { undoId, priceRule, titleRule });
        if (back.effect) {
          effects.push(back.effect);
          writtenBack.add(effect.id);
        }
        if (!back.lasting) continue;
        lasting++;
        if (!back.effect) lastingWhole++;
      }
      await records.savePlan({ ...emptyPlan(), effects }, cause);
      const { again, isUnjudged } = await takeUpAgain(
        records,
        entryId,
        takenBySubject(done, writtenBack),
        cause,
      );
      await records.finishEntries([undoId], {
        outcome: "planned",
        note: `${effects.length} to be written back`,
        at,
      });
      // What was asked by the rule that is taken back is worked off by the planner, and what is an edit again.
      if (
        rule?.isInForce ||
        priceRule?.isInForce ||
        titleRule?.isInForce ||
        isUnjudged
      )
        await appendLetter(records, {
          letter: { kind: "fields-due" },
          deliveryId: `fields-due:${undoId}`,
          source: "effect",
          actor,
          at,
        });
      const written = all.filter(
        ({ state }) => state === "confirmed" || isUnderWay(state),
      ).length;
      await records.audit({
        at,
        actor,
        action: undoTitle,
        subject: `entry:${entryId}`,
        before: { written },
        after: {
          writtenBack: effects.length,
          ...(again > 0 && { writtenAfterAll: again }),
        },
        result: "done",
        entryId: undoId,
        effectId: null,
        reason: null,
      });
      return {
        outcome: "undone",
        entryId: undoId,
        writes: effects.length,
        kept: written - effects.length - lastingWhole,
        lasting,
        again,
      };
    },
  );
  if (undone.outcome === "undone") {
    await world.bell.ring("shop.plan", shopId);
    await world.bell.ring("shop.carry", shopId);
  }
  return undone;
}

const isOfDetails = ({ kind }: EffectRow) =>
  kind === "marketplace.change-details";

/**
 * The details of a listing as they were, unless its details were changed anew since. What somebody edited on TikTok Shop is
 * found when the turn comes. Codes stay: TikTok Shop lets none be changed.
 */
async function detailsBack(
  records: Records,
  effect: EffectRow,
  undoId: string,
): Promise<PlannedEffect | null> {
  if (effect.state !== "confirmed" && !isUnderWay(effect.state)) return null;
  const { change, over, words, ...listing } =
    effect.payload as EffectPayloads["marketplace.change-details"];
  const newest = await records.lastDetailsChange(listing.listingExternalId);
  const back = withoutBarcodes(over);
  if (newest?.id !== effect.id || Object.keys(back).length === 0) return null;
  return {
    kind: "marketplace.change-details",
    key: undoKey(undoId, effect.id),
    subject: effect.subject,
    payload: {
      ...listing,
      change: back,
      over: withoutBarcodes(change),
      words: {
        before: wordsWithoutBarcodes(words.after),
        after: wordsWithoutBarcodes(words.before),
      },
    },
  };
}

/** What is written back, null: nothing; and whether something of it stays for good. */
type Back = { effect: PlannedEffect | null; lasting?: boolean };

/** An undo, and the rules that the decision had set. */
type Undoing = {
  undoId: string;
  priceRule: RuleChanged<PriceRule> | null;
  titleRule: RuleChanged<TitleRule> | null;
};

async function writeBack(
  records: Records,
  effect: EffectRow & { result?: Json | null },
  { undoId, ...rules }: Undoing,
): Promise<Back> {
  const { field, itemId, value } = effect.payload as FieldWrite;
  if (effect.state !== "confirmed" && !isUnderWay(effect.state))
    return { effect: null };
  const before = await shownBefore(records, effect);
  if (!before) return { effect: null };
  const kind = effect.kind as
    | "storefront.update-field"
    | "marketplace.update-field";
  const side: Side =
    kind === "storefront.update-field" ? "storefront" : "marketplace";
  const situation = await fieldSituation(records, { field, itemId });
  const over =
    side === "marketplace" && situation
      ? withoutRulesTakenBack(situation, before, rules)
      : before.over;
  const back = (now: string): Back => {
    const { value: before, lasting } =
      field === "optionImages"
        ? optionImagesBack(over, now)
        : { value: over, lasting: false };
    return {
      effect:
        before === null
          ? null
          : {
              kind,
              key: undoKey(undoId, effect.id),
              subject: fieldKey(field, itemId),
              payload: { field, itemId, value: before, source: "", over: now },
            },
      lasting,
    };
  };
  // One subject is written in turn: when its own comes, the side shows the value, or what it showed before because the value
  // was refused, and then there is nothing to take back.
  const isOnItsWay = isUnderWay(effect.state);
  const shown = isOnItsWay ? value : (situation?.[side] ?? null);
  if (situation && isOfLaterRule({ ...situation, [side]: shown }, rules))
    return { effect: null };
  if (isOnItsWay) return back(value);
  return shown === null || !isSame(field, shown, wroteOf(effect))
    ? { effect: null }
    : back(shown);
}

/** The platform may have taken a value under a name of its own. */
const wroteOf = ({
  payload,
  result,
}: Pick<EffectRow, "payload"> & { result?: Json | null }) =>
  (result as { value?: string } | null)?.value ?? (payload as FieldWrite).value;

type ShownBefore = {
  over: string;
  /** What the other side had. */
  source: string;
};

/**
 * What a side showed before a decision wrote there: where an earlier decision had written that and was taken back since, what it
 * showed before that one.
 * @returns null for a write that no person decided.
 */
async function shownBefore(
  records: Records,
  { id, payload }: Pick<EffectRow, "id" | "payload">,
): Promise<ShownBefore | null> {
  const { field, over, source } = payload as FieldWrite;
  if (over === undefined) return null;
  const own = { over, source };
  const last = await records.writeBefore(id);
  if (!last || !isSame(field, wroteOf(last), over)) return own;
  const undone = undoneBy(last);
  const behind = undone
    ? await records.effect(undone)
    : last.isTakenBack
      ? last
      : null;
  return (behind && (await shownBefore(records, behind))) ?? own;
}

/** Another rule is in force since, and finds what this one has written right. */
const isOfLaterRule = (
  situation: FieldSituation,
  { priceRule, titleRule }: Omit<Undoing, "undoId">,
) => (priceRule ?? titleRule)?.isInForce === false && isAlike(situation);

/** What a rule that was taken back had made of Shopify's value is made by the rule that is in force now. */
function withoutRulesTakenBack(
  situation: FieldSituation,
  { over, source }: ShownBefore,
  { priceRule, titleRule }: Omit<Undoing, "undoId">,
): string {
  const { field, pair, storefront } = situation;
  const { same } = traitsOf(field);
  const isMadeBy = (under: Partial<Pair>) =>
    source !== "" && same(source, over, { ...pair, ...under });
  const isTakenBack =
    priceRule?.takenBack.some((rule) => isMadeBy({ priceRule: rule })) ||
    titleRule?.takenBack.some((rule) => isMadeBy({ titleRule: rule }));
  if (!isTakenBack || storefront === null) return over;
  const fitted = fitFor(situation, "marketplace", storefront);
  return "value" in fitted ? fitted.value : over;
}

const isSame = (field: Field, one: string, other: string) =>
  traitsOf(field).essence(one) === traitsOf(field).essence(other);
