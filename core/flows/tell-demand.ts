import type { DemandEventKind } from "../domain/demand/demand-event.ts";
import type { ShopId } from "../kit/ids.ts";
import type { Json } from "../kit/json.ts";
import type { EventScope } from "../world/demand-records.ts";
import type { Records } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

/** What people say of demand; each is a line of the journal and of the audit (laws J3, H2). */
export type DemandDeed =
  | {
      deed: "note-event";
      event: {
        kind: DemandEventKind;
        scope: EventScope;
        /** First and last day, YYYY-MM-DD. */
        startsOn: string;
        endsOn: string;
        /** How many times an ordinary day is expected; null to go by earlier ones. */
        lift: number | null;
        name: string | null;
      };
    }
  /** Whether a rush or a discount that was seen was one; null takes the word back. */
  | {
      deed: "judge-event";
      eventId: string;
      verdict: "confirmed" | "denied" | null;
    }
  | { deed: "remove-event"; eventId: string }
  /** Units a day that are expected of a variant that has hardly sold; null takes it back. */
  | { deed: "estimate"; variantId: string; perDay: number | null };

export type DemandTold =
  | { outcome: "done"; entryId: string }
  /** There is no such event any more, or it stands so already; nothing but the line of the journal was stored. */
  | { outcome: "moved" };

const actions: Record<DemandDeed["deed"], string> = {
  "note-event": "Note an event that moves demand",
  "judge-event": "Say whether what was seen in the sales was so",
  "remove-event": "Remove an event that moves demand",
  estimate: "Estimate what new goods will sell",
};

/** A person notes, judges or removes an event, or estimates new goods. Forecasts that it touches are made anew at once. */
export async function tellDemand(
  world: Pick<World, "clock" | "store" | "bell">,
  shopId: ShopId,
  { actor, ...deed }: DemandDeed & { actor: string },
): Promise<DemandTold> {
  const at = world.clock.now();
  const told = await world.store.inShop(
    shopId,
    async (records): Promise<DemandTold> => {
      const { entryId } = await appendLetter(records, {
        letter: { kind: "demand-told", deed: deed.deed },
        deliveryId: `demand:${deed.deed}:${at.toISOString()}`,
        source: "person",
        actor,
        at,
      });
      const kept = await keep(records, deed, { actor, entryId, at });
      await records.finishEntries([entryId], {
        outcome: "nothing",
        note: null,
        at,
      });
      if (!kept) return { outcome: "moved" };
      await records.audit({
        at,
        actor,
        action: actions[deed.deed],
        subject:
          deed.deed === "estimate"
            ? `variant:${deed.variantId}`
            : "rule:demand",
        before: kept.before,
        after: kept.after,
        result: "done",
        entryId,
        effectId: null,
        reason: null,
      });
      return { outcome: "done", entryId };
    },
  );
  if (told.outcome === "done") await world.bell.ring("shop.forecast", shopId);
  return told;
}

/** Null where nothing was to be done. */
async function keep(
  records: Records,
  deed: DemandDeed,
  by: { actor: string; entryId: string; at: Date },
): Promise<{ before: Json; after: Json } | null> {
  switch (deed.deed) {
    case "note-event": {
      const { scope, ...event } = deed.event;
      await records.noteDemandEvent({
        ...event,
        ...scope,
        source: "person",
        ...by,
      });
      return { before: null, after: event };
    }
    case "judge-event":
    case "remove-event": {
      const verdict = deed.deed === "remove-event" ? "removed" : deed.verdict;
      const before = await records.judgeDemandEvent(
        deed.eventId,
        verdict,
        by.at,
      );
      return before && before.verdict !== verdict
        ? { before: before.verdict, after: verdict }
        : null;
    }
    case "estimate": {
      const { variantId, perDay } = deed;
      const before = await records.saveDemandEstimate(variantId, perDay, by);
      return { before, after: perDay };
    }
  }
}
