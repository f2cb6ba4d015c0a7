import type { EffectPayloads } from "../../domain/effects.ts";
import type { InboundLine, InboundStatus } from "../../domain/inbound-facts.ts";
import type { TakenWay } from "../../domain/replenishment/inbound-plan.ts";
import { openInboundSteps } from "../../domain/replenishment/inbound-steps.ts";
import { SyncError } from "../../errors/sync-error.ts";
import { fingerprintOf } from "../../kit/fingerprint.ts";
import type { Records } from "../../world/records.ts";
import { carrier } from "./carrier.ts";

type Saving = { planId: string; lines: InboundLine[] };

/** Tells the network what is to be sent to it. The network takes our key and saves it once. */
export const saveInbound = carrier<
  "network.save-inbound",
  Saving,
  { planExternalId: string }
>({
  async prepare(records, { planId }) {
    const plan = await records.inboundPlan(planId);
    if (plan?.state !== "accepted")
      return { retire: "The delivery is not wanted any more." };
    return {
      go: {
        planId,
        lines: plan.lines.map(({ goodsExternalId, units }) => ({
          goodsExternalId,
          quantity: units,
        })),
      },
      before: null,
      after: {
        units: plan.lines.reduce((sum, { units }) => sum + units, 0),
        articles: plan.lines.length,
      },
    };
  },
  act: ({ world, shop }, { lines }, effect) =>
    world.network.savePlan(shop, {
      key: fingerprintOf(effect.key),
      content: { lines },
    }),
  async confirm(records, { planExternalId }, { planId }) {
    await records.moveInbound(planId, "saved", { externalId: planExternalId });
  },
  async refuse(records, { planId }) {
    await records.moveInbound(planId, "refused");
  },
  tells: false,
});

type Confirming = {
  planId: string;
  planExternalId: string;
  taken: TakenWay;
  since: Date;
  seen: string[];
};

/** Takes the way and the week that a person chose. The network keeps no key of ours: it is looked up before a repeat. */
export const confirmInbound = carrier<
  "network.confirm-inbound",
  Confirming,
  { orderExternalIds: string[] }
>({
  async prepare(records, { planId }) {
    const plan = await records.inboundPlan(planId);
    if (plan?.state !== "confirming" || !plan.externalId || !plan.taken)
      return { retire: "The delivery is not wanted any more." };
    const { way, window } = plan.taken;
    return {
      go: {
        planId,
        planExternalId: plan.externalId,
        taken: plan.taken,
        since: plan.createdAt,
        seen: (await records.openInboundOrders()).map(
          ({ externalId }) => externalId,
        ),
      },
      before: null,
      after: { way, arrives: window.from.toISOString().slice(0, 10) },
    };
  },
  async probe({ world, shop }, { planExternalId, taken, since, seen }) {
    const found = await world.network.findPlacementOrders(shop, {
      planExternalId,
      way: taken.way,
      window: taken.window,
      since,
      seen,
    });
    if (found.state === "taken")
      return { orderExternalIds: found.orderExternalIds };
    if (found.state === "open") return null;
    // Its week is over: another try would be refused, and whether the first one took hold nobody tells.
    throw new SyncError("inbound_refused", {
      said: "its week is not offered any more",
    });
  },
  act: ({ world, shop }, { planExternalId, taken }) =>
    world.network.confirmPlacement(shop, {
      planExternalId,
      optionExternalId: taken.optionExternalId,
      way: taken.way,
      window: taken.window,
    }),
  async confirm(records, { orderExternalIds }, { planId }, { at }) {
    await records.moveInbound(planId, "confirmed", { confirmedAt: at });
    await records.noteInboundOrders(planId, orderExternalIds);
  },
  // The weeks on offer move on: the person chooses again.
  async refuse(records, { planId }) {
    await records.moveInbound(planId, "saved");
  },
  tells: true,
});

/** How one of the network's deliveries stands by our rows; null where it is unknown. */
async function standing(
  records: Records,
  { planId, orderExternalId }: { planId: string; orderExternalId: string },
): Promise<InboundStatus | null> {
  const orders = await records.inboundOrders(planId);
  return (
    orders.find(({ externalId }) => externalId === orderExternalId)?.status ??
    null
  );
}

const notOpen = { retire: "The delivery has moved on since." };

type Shipping = EffectPayloads["network.ship-inbound"];

/** Tells the network the cartons of one of its deliveries. The network's own state is read first: what is past this is left alone. */
export const shipInbound = carrier<"network.ship-inbound", Shipping, null>({
  async prepare(records, payload) {
    const status = await standing(records, payload);
    if (status === null || status === "CANCELLED") return notOpen;
    const after = {
      by: payload.by,
      cartons: payload.cartons.reduce((sum, { count }) => sum + count, 0),
    };
    return openInboundSteps(status).includes("ship")
      ? { go: payload, before: null, after }
      : { already: "The network knows how it is packed.", after };
  },
  async act({ world, shop }, shipping) {
    await world.network.shipInbound(shop, shipping);
    return null;
  },
  confirm: nothingToNote,
  tells: true,
});

type Tracking = EffectPayloads["network.track-inbound"];

/** Tells the network under which numbers cartons travel. Those that it has already are not told again: each may change five times. */
export const trackInbound = carrier<"network.track-inbound", Tracking, null>({
  async prepare(records, payload) {
    const status = await standing(records, payload);
    if (status === null || !openInboundSteps(status).includes("track"))
      return notOpen;
    const numbers = payload.parcels.map(({ number }) => number);
    return { go: payload, before: null, after: { numbers } };
  },
  async act({ world, shop }, tracking) {
    await world.network.trackInbound(shop, tracking);
    return null;
  },
  confirm: nothingToNote,
  tells: true,
});

type Calling = EffectPayloads["network.cancel-inbound"];

/** Calls one of the network's deliveries off. One that is off already is left alone. */
export const cancelInbound = carrier<"network.cancel-inbound", Calling, null>({
  async prepare(records, payload) {
    const status = await standing(records, payload);
    const { reason } = payload;
    if (status === "CANCELLED")
      return { already: "The delivery is called off.", after: { reason } };
    if (status === null || !openInboundSteps(status).includes("cancel"))
      return notOpen;
    return { go: payload, before: null, after: { reason } };
  },
  async act({ world, shop }, wish) {
    await world.network.cancelInbound(shop, wish);
    return null;
  },
  confirm: nothingToNote,
  tells: true,
});

/** How the delivery stands is read from the network, once it has taken hold. */
async function nothingToNote(): Promise<void> {}
