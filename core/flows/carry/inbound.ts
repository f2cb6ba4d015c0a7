import type { InboundLine } from "../../domain/inbound-facts.ts";
import type { TakenWay } from "../../domain/replenishment/inbound-plan.ts";
import { SyncError } from "../../errors/sync-error.ts";
import { fingerprintOf } from "../../kit/fingerprint.ts";
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
  tells: false,
});
