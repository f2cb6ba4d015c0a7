import type { PlannedEffect } from "../domain/effects.ts";
import type {
  InboundCarriage,
  InboundWayFact,
  PlacementFact,
} from "../domain/inbound-facts.ts";
import { emptyPlan } from "../domain/plan.ts";
import {
  type WindowFault,
  windowFault,
} from "../domain/replenishment/arrival-window.ts";
import { inForceOn } from "../domain/replenishment/dated.ts";
import type { GoodsTerms } from "../domain/replenishment/goods-terms.ts";
import {
  countedStatuses,
  type InboundClaim,
  type InboundPlanLine,
  receiptsOf,
  type TakenWay,
  unclaimedUnits,
} from "../domain/replenishment/inbound-plan.ts";
import {
  openInboundSteps,
  plannedLines,
} from "../domain/replenishment/inbound-steps.ts";
import {
  type Packing,
  type PackingFault,
  packCartons,
  packingFault,
} from "../domain/replenishment/pack-cartons.ts";
import type { ReplenishmentPolicy } from "../domain/replenishment/plan-replenishment.ts";
import type { PolicyFile } from "../domain/replenishment/policies.ts";
import { fingerprintOf } from "../kit/fingerprint.ts";
import type { ShopId } from "../kit/ids.ts";
import { canonicalJson, type Json } from "../kit/json.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

type ReplenishingWorld = Pick<World, "clock" | "store" | "bell">;

/** What people do about a suggestion; each is a line of the journal and of the audit (laws J3, H2). */
export type ReplenishmentDeed =
  /** `seen`: what the page showed; the same lines accepted on the same page are one delivery. */
  | { deed: "accept"; lines: InboundPlanLine[]; seen: string }
  | { deed: "take-way"; planId: string; taken: TakenWay }
  | { deed: "drop"; planId: string }
  | {
      deed: "ship";
      planId: string;
      orderExternalId: string;
      packings: Packing[];
      by: InboundCarriage;
    }
  | {
      deed: "track";
      planId: string;
      orderExternalId: string;
      parcels: { carton: string; carrier: string; number: string }[];
    }
  /** All deliveries of a plan: the network takes all of them or none. */
  | { deed: "cancel"; planId: string; reason: string }
  /** What is missing of a delivery was claimed at the network, by hand: no interface of the network's takes a claim. */
  | {
      deed: "claim";
      planId: string;
      orderExternalId: string;
      on: string;
      reference: string;
    }
  | { deed: "unclaim"; planId: string; orderExternalId: string }
  | { deed: "dismiss"; goodsId: string; reason: string; days: number }
  /** Takes a dismissal back. */
  | { deed: "suggest-again"; goodsId: string }
  | { deed: "set-policy"; policy: ReplenishmentPolicy }
  | { deed: "set-terms"; terms: GoodsTerms }
  | { deed: "keep-policy-file"; name: string; file: PolicyFile }
  | { deed: "let-policy-file-hold"; fileId: string; holds: boolean }
  | { deed: "remove-policy-file"; fileId: string };

export type ReplenishmentAnswer =
  | { outcome: "done"; planId: string | null; entryId: string }
  /** Nothing to send, or the delivery has moved on meanwhile; nothing was stored. */
  | { outcome: "moved" }
  /** The network would not take these cartons; nothing was stored. */
  | { outcome: "unpacked"; why: PackingFault }
  /** The network's rules forbid that week; nothing was stored. */
  | { outcome: "untimely"; why: WindowFault };

const dayMs = 86_400_000;

const actions: Record<ReplenishmentDeed["deed"], string> = {
  accept: "Accept a delivery to the network",
  "take-way": "Choose how a delivery reaches the network",
  drop: "Drop a delivery to the network",
  ship: "Say how a delivery to the network is packed",
  track: "Say under which numbers a delivery to the network travels",
  cancel: "Call a delivery to the network off",
  claim: "Say that missing units of a delivery were claimed",
  unclaim: "Take back that missing units of a delivery were claimed",
  dismiss: "Dismiss a suggestion to send",
  "suggest-again": "Suggest goods again that were dismissed",
  "set-policy": "Set the rules of replenishment",
  "set-terms": "Set how goods are packed and what they cost",
  "keep-policy-file": "Keep a file of policies",
  "let-policy-file-hold": "Say whether a file of policies holds",
  "remove-policy-file": "Remove a file of policies",
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
      const untimely =
        deed.deed === "take-way" ? await untimelyOf(records, deed) : null;
      if (untimely) return { outcome: "untimely", why: untimely };
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
      if (deed.deed === "accept") {
        const planId = await records.inboundOfFingerprint(
          acceptedFingerprint(deed),
        );
        // Pressed twice: the first one stands.
        if (planId) return { outcome: "done", planId, entryId: "" };
      }
      const claims =
        deed.deed === "claim" || deed.deed === "unclaim"
          ? await claimsOf(records, deed, actor)
          : null;
      if (claims === "moved") return { outcome: "moved" };
      const steps = await stepsOf(records, deed, at);
      if ("outcome" in steps) return steps;
      const { entryId } = await appendLetter(records, {
        letter: { kind: "replenishment-decided", deed: deed.deed },
        deliveryId: `replenish:${deed.deed}:${at.toISOString()}`,
        source: "person",
        actor,
        at,
      });
      const by = { actor, entryId, at };
      const planId = await keep(records, deed, by);
      if (claims && "orderExternalId" in deed)
        await records.noteInboundClaim(deed.orderExternalId, claims.after);
      if (steps.effects.length > 0)
        await records.savePlan(
          { ...emptyPlan(), effects: steps.effects },
          { entryId, at },
        );
      await records.finishEntries([entryId], {
        outcome:
          deed.deed === "accept" ||
          deed.deed === "take-way" ||
          steps.effects.length > 0
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
        before: claims ? (claims.before as unknown as Json) : null,
        after: claims ? (claims.after as unknown as Json) : auditedOf(deed),
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

/** What the rules that are in force then have against the week that is chosen. */
async function untimelyOf(
  records: Records,
  { planId, taken }: Extract<ReplenishmentDeed, { deed: "take-way" }>,
): Promise<WindowFault | null> {
  const plan = await records.inboundPlan(planId);
  const { inboundRules } = await records.policies();
  const rules = inForceOn(
    inboundRules,
    taken.window.until.toISOString().slice(0, 10),
  );
  return plan && rules
    ? windowFault(taken.window, rules.value, {
        melts: await records.anyMelts(plan.lines.map(({ goodsId }) => goodsId)),
        madeAt: plan.createdAt,
      })
    : null;
}

/** What is claimed of a delivery before a deed and after it; `moved` where nothing is missing, or nothing was claimed. */
async function claimsOf(
  records: Records,
  deed: Extract<ReplenishmentDeed, { deed: "claim" | "unclaim" }>,
  actor: string,
): Promise<
  { before: InboundClaim | null; after: InboundClaim | null } | "moved"
> {
  const order = (await records.inboundOrders(deed.planId)).find(
    ({ externalId }) => externalId === deed.orderExternalId,
  );
  if (!order) return "moved";
  const { claim: before } = order;
  if (deed.deed === "unclaim")
    return before ? { before, after: null } : "moved";
  const units = countedStatuses.includes(order.status)
    ? unclaimedUnits(receiptsOf(order.fact?.received ?? []), null)
    : 0;
  const { on, reference } = deed;
  return units > 0
    ? { before, after: { on, reference, units, actor } }
    : "moved";
}

type Records = Parameters<Parameters<World["store"]["inShop"]>[1]>[0];

/** The same lines accepted on the same page have the same one. */
export const acceptedFingerprint = ({
  lines,
  seen,
}: Pick<
  Extract<ReplenishmentDeed, { deed: "accept" }>,
  "lines" | "seen"
>): string =>
  fingerprintOf(
    canonicalJson([
      seen,
      lines
        .filter(({ units }) => units > 0)
        .map(({ goodsId, units }) => [goodsId, units])
        .sort(),
    ]),
  );

/** What a step of a confirmed delivery asks of the network. */
async function stepsOf(
  records: Records,
  deed: ReplenishmentDeed,
  at: Date,
): Promise<
  | { effects: PlannedEffect[] }
  | Extract<ReplenishmentAnswer, { outcome: "moved" | "unpacked" }>
> {
  if (deed.deed !== "ship" && deed.deed !== "track" && deed.deed !== "cancel")
    return { effects: [] };
  const { planId } = deed;
  const orders = (await records.inboundOrders(planId)).filter(
    ({ externalId, status }) =>
      openInboundSteps(status).includes(deed.deed) &&
      (deed.deed === "cancel" || externalId === deed.orderExternalId),
  );
  if (orders.length === 0) return { outcome: "moved" };
  const effects: PlannedEffect[] = [];
  for (const { externalId: orderExternalId, fact } of orders) {
    const about = {
      subject: `inbound-order:${orderExternalId}`,
      key: `inbound-${deed.deed}:${orderExternalId}:${at.toISOString()}`,
    };
    const payload = { planId, orderExternalId };
    switch (deed.deed) {
      case "ship": {
        const cartons = packCartons(
          plannedLines(fact?.received ?? []),
          deed.packings,
        );
        const rules = inForceOn(
          (await records.policies()).inboundRules,
          at.toISOString().slice(0, 10),
        );
        if (!rules) throw new Error("there are no inbound rules");
        const why = packingFault(cartons, deed.by, {
          rules: rules.value,
          tracking: await records.goodsTracking(
            deed.packings.map(({ goodsExternalId }) => goodsExternalId),
          ),
          arrivesAt:
            (await records.inboundPlan(planId))?.taken?.window.until ?? at,
        });
        if (why || !cartons)
          return { outcome: "unpacked", why: why ?? "not-packed" };
        effects.push({
          kind: "network.ship-inbound",
          ...about,
          // A second press says the same.
          key: `inbound-ship:${orderExternalId}:${fingerprintOf(canonicalJson([cartons, deed.by]))}`,
          payload: { ...payload, cartons, by: deed.by },
        });
        break;
      }
      case "track":
        effects.push({
          kind: "network.track-inbound",
          ...about,
          payload: { ...payload, parcels: deed.parcels },
        });
        break;
      case "cancel":
        effects.push({
          kind: "network.cancel-inbound",
          ...about,
          key: `inbound-cancel:${orderExternalId}`,
          payload: { ...payload, reason: deed.reason },
        });
    }
  }
  return { effects };
}

async function keep(
  records: Records,
  deed: ReplenishmentDeed,
  by: { actor: string; entryId: string; at: Date },
): Promise<string | null> {
  switch (deed.deed) {
    case "accept": {
      const lines = deed.lines.filter(({ units }) => units > 0);
      const planId = await records.acceptInbound({
        lines,
        fingerprint: acceptedFingerprint(deed),
        ...by,
      });
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
    case "ship":
    case "track":
    case "cancel":
    case "claim":
    case "unclaim":
      return deed.planId;
    case "dismiss": {
      const { goodsId, reason, days } = deed;
      const until = new Date(by.at.getTime() + days * dayMs);
      await records.dismissReplenishment({ goodsId, reason, until, ...by });
      return null;
    }
    case "suggest-again":
      await records.forgetDismissal(deed.goodsId);
      return null;
    case "set-policy":
      await records.saveReplenishmentPolicy(deed.policy, by);
      return null;
    case "keep-policy-file":
      await records.keepPolicyFile({ name: deed.name, file: deed.file }, by);
      return null;
    case "let-policy-file-hold":
      await records.letPolicyFileHold(deed.fileId, deed.holds);
      return null;
    case "remove-policy-file":
      await records.removePolicyFile(deed.fileId);
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
    case "claim":
    case "unclaim":
      return null;
    case "ship":
      return { delivery: deed.orderExternalId, by: deed.by };
    case "track":
      return {
        delivery: deed.orderExternalId,
        numbers: deed.parcels.map(({ number }) => number),
      };
    case "cancel":
      return { reason: deed.reason };
    case "dismiss":
      return { days: deed.days };
    case "suggest-again":
      return null;
    case "set-policy":
      return deed.policy as unknown as Json;
    case "set-terms":
      return deed.terms as unknown as Json;
    case "keep-policy-file":
      return { name: deed.name, file: deed.file as unknown as Json };
    case "let-policy-file-hold":
      return { file: deed.fileId, holds: deed.holds };
    case "remove-policy-file":
      return { file: deed.fileId };
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

/** The labels of one of the network's deliveries as a file; null while they are being made. */
export async function printInboundLabels(
  world: Pick<World, "store" | "network">,
  shopId: ShopId,
  wish: { planId: string; orderExternalId: string },
): Promise<
  { state: "ready"; url: string } | { state: "making" } | { state: "moved" }
> {
  const { orders, shop } = await world.store.inShop(
    shopId,
    async (records) => ({
      orders: await records.inboundOrders(wish.planId),
      shop: records.shop,
    }),
  );
  const order = orders.find(
    ({ externalId }) => externalId === wish.orderExternalId,
  );
  if (!order || !openInboundSteps(order.status).includes("labels"))
    return { state: "moved" };
  const printed = await world.network.printLabels(shop, {
    orderExternalId: order.externalId,
    labels: ["carton-and-pallet", "packing-list"],
  });
  return printed ? { state: "ready", url: printed.url } : { state: "making" };
}
