import type { InboundWayFact, PlacementFact } from "../domain/inbound-facts.ts";
import { emptyPlan } from "../domain/plan.ts";
import type {
  InboundPlanLine,
  TakenWay,
} from "../domain/replenishment/inbound-plan.ts";
import type { ReplenishmentPolicy } from "../domain/replenishment/plan-replenishment.ts";
import type { ShopId } from "../kit/ids.ts";
import type { Json } from "../kit/json.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

type ReplenishingWorld = Pick<World, "clock" | "store" | "bell" | "network">;

/** What people do about a suggestion; each is a line of the journal and of the audit (laws J3, H2). */
export type ReplenishmentDeed =
  | { deed: "accept"; lines: InboundPlanLine[] }
  | { deed: "take-way"; planId: string; taken: TakenWay }
  | { deed: "drop"; planId: string }
  | { deed: "dismiss"; goodsId: string; reason: string; days: number }
  | { deed: "set-policy"; policy: ReplenishmentPolicy }
  | {
      deed: "set-terms";
      terms: {
        goodsId: string;
        packSize: number;
        unitCostMinor: number | null;
        melts: boolean;
        shelfLifeDays: number | null;
      };
    };

export type ReplenishmentAnswer =
  | { outcome: "done"; planId: string | null; entryId: string }
  /** Nothing to send, or the delivery has moved on meanwhile; nothing was stored. */
  | { outcome: "moved" };

const dayMs = 86_400_000;

const actions: Record<ReplenishmentDeed["deed"], string> = {
  accept: "Accept a delivery to the network",
  "take-way": "Choose how a delivery reaches the network",
  drop: "Drop a delivery to the network",
  dismiss: "Dismiss a suggestion to send",
  "set-policy": "Set the rules of replenishment",
  "set-terms": "Set how goods are packed and what they cost",
};

/** A person accepts, chooses, dismisses or sets a rule. What follows at the network are effects. */
export async function doReplenishment(
  world: ReplenishingWorld,
  shopId: ShopId,
  { actor, ...deed }: ReplenishmentDeed & { actor: string },
): Promise<ReplenishmentAnswer> {
  const at = world.clock.now();
  const answer = await world.store.inShop(
    shopId,
    async (records): Promise<ReplenishmentAnswer> => {
      if (
        (deed.deed === "take-way" &&
          !(await records.moveInbound(deed.planId, "confirming", {
            taken: deed.taken,
          }))) ||
        (deed.deed === "drop" &&
          !(await records.moveInbound(deed.planId, "dropped"))) ||
        (deed.deed === "accept" && deed.lines.every(({ units }) => units <= 0))
      )
        return { outcome: "moved" };
      const { entryId } = await appendLetter(records, {
        letter: { kind: "replenishment-decided", deed: deed.deed },
        deliveryId: `replenish:${deed.deed}:${at.toISOString()}`,
        source: "person",
        actor,
        at,
      });
      const by = { actor, entryId, at };
      const planId = await keep(records, deed, by);
      await records.finishEntries([entryId], {
        outcome:
          deed.deed === "accept" || deed.deed === "take-way"
            ? "planned"
            : "nothing",
        note: null,
        at,
      });
      await records.audit({
        at,
        actor,
        action: actions[deed.deed],
        subject: planId ? `inbound:${planId}` : "rule:replenishment",
        before: null,
        after: auditedOf(deed),
        result: "done",
        entryId,
        effectId: null,
        reason: deed.deed === "dismiss" ? deed.reason : null,
      });
      return { outcome: "done", planId, entryId };
    },
  );
  if (answer.outcome === "done") await world.bell.ring("shop.carry", shopId);
  return answer;
}

type Records = Parameters<Parameters<World["store"]["inShop"]>[1]>[0];

async function keep(
  records: Records,
  deed: ReplenishmentDeed,
  by: { actor: string; entryId: string; at: Date },
): Promise<string | null> {
  switch (deed.deed) {
    case "accept": {
      const lines = deed.lines.filter(({ units }) => units > 0);
      const planId = await records.acceptInbound({ lines, ...by });
      await records.savePlan(
        {
          ...emptyPlan(),
          effects: [
            {
              kind: "network.save-inbound",
              key: `inbound:${planId}`,
              subject: `inbound:${planId}`,
              payload: { planId },
            },
          ],
        },
        { entryId: by.entryId, at: by.at },
      );
      return planId;
    }
    case "take-way": {
      const { planId, taken } = deed;
      await records.savePlan(
        {
          ...emptyPlan(),
          effects: [
            {
              kind: "network.confirm-inbound",
              // A week that was refused can be chosen again, and is another try.
              key: `inbound-way:${planId}:${taken.optionExternalId}:${by.entryId}`,
              subject: `inbound:${planId}`,
              payload: { planId },
            },
          ],
        },
        { entryId: by.entryId, at: by.at },
      );
      return planId;
    }
    case "drop":
      return deed.planId;
    case "dismiss": {
      const { goodsId, reason, days } = deed;
      const until = new Date(by.at.getTime() + days * dayMs);
      await records.dismissReplenishment({ goodsId, reason, until, ...by });
      return null;
    }
    case "set-policy":
      await records.saveReplenishmentPolicy(deed.policy, by);
      return null;
    case "set-terms":
      await records.saveGoodsTerms(deed.terms, by);
      return null;
  }
}

const auditedOf = (deed: ReplenishmentDeed): Json => {
  switch (deed.deed) {
    case "accept":
      return {
        units: deed.lines.reduce((sum, { units }) => sum + units, 0),
        articles: deed.lines.filter(({ units }) => units > 0).length,
      };
    case "take-way":
      return {
        way: deed.taken.way,
        arrives: deed.taken.window.from.toISOString().slice(0, 10),
      };
    case "drop":
      return null;
    case "dismiss":
      return { days: deed.days };
    case "set-policy":
      return deed.policy as unknown as Json;
    case "set-terms":
      return deed.terms as unknown as Json;
  }
};

/** The ways and weeks that the network offers for a saved delivery, with what it would do with it. */
export type OfferedWays = {
  ways: InboundWayFact[];
  placement: PlacementFact | null;
};

/** @param wish the way and the week to ask about; without one only what is offered. */
export async function lookAtWays(
  world: Pick<World, "store" | "network">,
  shopId: ShopId,
  planId: string,
  wish: { way: TakenWay["way"]; from: Date } | null,
): Promise<OfferedWays | null> {
  const { plan, shop } = await world.store.inShop(shopId, async (records) => ({
    plan: await records.inboundPlan(planId),
    shop: records.shop,
  }));
  if (plan?.state !== "saved" || !plan.externalId) return null;
  const ways = await world.network.listInboundWays(shop, plan.externalId);
  const window = ways
    .find(({ way }) => way === wish?.way)
    ?.windows.find(({ from }) => from.getTime() === wish?.from.getTime());
  if (!wish || !window) return { ways, placement: null };
  const placement = await world.network.fetchPlacement(shop, {
    planExternalId: plan.externalId,
    way: wish.way,
    window,
  });
  return { ways, placement };
}
