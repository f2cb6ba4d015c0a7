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
import {
  isDropped,
  takenBySubject,
  undoKey,
} from "../domain/merge/put-aside.ts";
import { fieldKey } from "../domain/merge/situation.ts";
import { emptyPlan } from "../domain/plan.ts";
import type { ShopId } from "../kit/ids.ts";
import type { Json } from "../kit/json.ts";
import type { EffectRow } from "../world/effect-records.ts";
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
 * was before. What was written anew since is left, what was not carried yet or was refused is not carried any more, and what
 * is under way is taken back once it is known. A rule that the decision set goes back to the one before, where it is still in
 * force. What the decision had put aside goes on: what earlier ones were still to write, and edits that it had judged.
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
          : await writeBack(records, effect, undoId);
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

async function writeBack(
  records: Records,
  effect: EffectRow & { result?: Json | null },
  undoId: string,
): Promise<Back> {
  const { field, itemId, value, over } = effect.payload as FieldWrite;
  if (over === undefined) return { effect: null };
  const kind = effect.kind as
    | "storefront.update-field"
    | "marketplace.update-field";
  const side: Side =
    kind === "storefront.update-field" ? "storefront" : "marketplace";
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
  if (isUnderWay(effect.state)) return back(value);
  if (effect.state !== "confirmed") return { effect: null };
  const now = await fieldSituation(records, { field, itemId });
  const shown = now?.[side] ?? null;
  // The platform may have taken it under a name of its own.
  const taken = effect.result as { value?: string } | null;
  return shown === null || !isSame(field, shown, taken?.value ?? value)
    ? { effect: null }
    : back(shown);
}

const isSame = (field: Field, one: string, other: string) =>
  traitsOf(field).essence(one) === traitsOf(field).essence(other);
