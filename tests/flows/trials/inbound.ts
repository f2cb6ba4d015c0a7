import type { TakenWay } from "#core/domain/replenishment/inbound-plan.ts";
import { lookAtWays } from "#core/flows/replenish/look-at-ways.ts";
import { doReplenishment } from "#core/flows/replenish.ts";
import type { SmallTown } from "../../support/open-small-town.ts";
import { count, type Trial } from "./trial.ts";

const actor = "merchant:test";

type AtNetwork = {
  inbound: {
    planId: string;
    id: string;
    centreId: string;
    status: string;
    tracking: { carton: string; number: string; changes: number }[];
    log: { to: string }[];
  }[];
  inboundPlans: { id: string }[];
};

export const atNetwork = async (town: SmallTown): Promise<AtNetwork> =>
  (await town.control.network()) as unknown as AtNetwork;

/** A delivery that the network has confirmed, and the ids of what it made of it. */
export async function confirmedDelivery(
  town: SmallTown,
): Promise<{ planId: string; orders: string[] }> {
  const planId = await acceptDelivery(town);
  await town.settle();
  await takeFirstWay(town, planId);
  await town.settle();
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  const orders = await town.prisma.inboundOrder.findMany({
    where: { planId },
    orderBy: { externalId: "asc" },
  });
  return { planId, orders: orders.map(({ externalId }) => externalId) };
}

/** Says that each article is packed in cartons of four. */
export async function shipFirst(
  town: SmallTown,
  { planId, orders }: { planId: string; orders: string[] },
): Promise<string> {
  const goods = await town.prisma.fbtGoods.findMany();
  const orderExternalId = orders[0] ?? "";
  const answer = await doReplenishment(town.world, town.shopId, {
    deed: "ship",
    actor,
    planId,
    orderExternalId,
    by: "parcel",
    packings: goods.map(({ externalId }) => ({
      goodsExternalId: externalId,
      unitsPerCarton: 4,
      weightGrams: 4_000,
      sizeMillimetres: { length: 300, width: 250, height: 250 },
    })),
  });
  if (answer.outcome !== "done") throw new Error(answer.outcome);
  return orderExternalId;
}

const inboundAt = async (town: SmallTown, id: string) =>
  (await atNetwork(town)).inbound.find((order) => order.id === id);

/** Ten of each of two articles, accepted by the merchant. @returns the id of our plan. */
export async function acceptDelivery(town: SmallTown): Promise<string> {
  const goods = await town.prisma.fbtGoods.findMany({
    orderBy: { externalId: "asc" },
    take: 2,
  });
  const answer = await doReplenishment(town.world, town.shopId, {
    deed: "accept",
    actor,
    seen: crypto.randomUUID(),
    lines: goods.map(({ id, externalId, name }) => ({
      goodsId: id,
      goodsExternalId: externalId,
      name,
      units: 10,
      cartons: 1,
      suggested: 12,
    })),
  });
  if (answer.outcome !== "done" || !answer.planId) throw new Error("moved");
  return answer.planId;
}

/** The network has worked out what it would do, and the merchant takes the first that it offers. */
export async function takeFirstWay(
  town: SmallTown,
  planId: string,
): Promise<void> {
  const taken = await workedOut(town, planId);
  await doReplenishment(town.world, town.shopId, {
    deed: "take-way",
    actor,
    planId,
    taken,
  });
}

/** What the network would do in the first week that it still offers once it has worked it out: a week may begin meanwhile. */
async function workedOut(
  town: SmallTown,
  planId: string,
  tries = 2,
): Promise<TakenWay> {
  const offered = await lookAtWays(town.world, town.shopId, planId, null);
  const way = offered?.ways[0];
  const window = way?.windows[0];
  if (!way || !window) throw new Error("nothing is offered");
  const wish = { way: way.way, from: window.from };
  await lookAtWays(town.world, town.shopId, planId, wish);
  await town.control.advance(60 * 60_000);
  const ready = await lookAtWays(town.world, town.shopId, planId, wish);
  const placement = ready?.placement ?? null;
  if (!placement && tries > 1) return workedOut(town, planId, tries - 1);
  const option = placement?.state === "ready" ? placement.options[0] : null;
  if (!option) throw new Error("the network has not worked it out");
  return {
    way: way.way,
    window,
    optionExternalId: option.externalId,
    fee: option.fee,
  };
}

const externalIdOf = async (town: SmallTown, planId: string) =>
  (await town.prisma.inboundPlan.findUniqueOrThrow({ where: { id: planId } }))
    .externalId;

/** Effects that send goods to the network. */
export const inboundTrials = {
  "network.save-inbound": {
    call: "network.savePlan",
    operation: "POST /fbt/202602/create_update_inbound_plan",
    async deed(town) {
      const before = (await atNetwork(town)).inboundPlans.length;
      await acceptDelivery(town);
      return String(before);
    },
    held: async (town, before) =>
      (await atNetwork(town)).inboundPlans.length - Number(before),
  },
  "network.confirm-inbound": {
    call: "network.confirmPlacement",
    operation: "POST /fbt/202603/confirm_inbound_method",
    async deed(town) {
      const planId = await acceptDelivery(town);
      await town.settle();
      await takeFirstWay(town, planId);
      return planId;
    },
    async held(town, planId) {
      const plan = await externalIdOf(town, planId);
      const made = (await atNetwork(town)).inbound.filter(
        (order) => order.planId === plan,
      );
      // Each centre gets one delivery of a plan; a second confirmation would double them all.
      return made.length / new Set(made.map(({ centreId }) => centreId)).size;
    },
  },
  "network.ship-inbound": {
    call: "network.shipInbound",
    operation: "POST /fbt/202603/ship_inbound_order",
    deed: async (town) => shipFirst(town, await confirmedDelivery(town)),
    held: async (town, id) =>
      count(
        ((await inboundAt(town, id))?.log ?? []).map(
          ({ to }) => to === "READY_TO_SHIP",
        ),
      ),
  },
  "network.track-inbound": {
    call: "network.trackInbound",
    operation: "POST /fbt/202602/inbound_orders/tracking_update",
    async deed(town) {
      const made = await confirmedDelivery(town);
      const orderExternalId = await shipFirst(town, made);
      await town.settle();
      const order = await town.prisma.inboundOrder.findFirstOrThrow({
        where: { externalId: orderExternalId },
      });
      const { cartons } = order.fact as { cartons: { number: string }[] };
      const carton = cartons[0]?.number ?? "";
      await doReplenishment(town.world, town.shopId, {
        deed: "track",
        actor,
        planId: made.planId,
        orderExternalId,
        parcels: [{ carton, carrier: "UPS", number: "1Z999AA10123456784" }],
      });
      return orderExternalId;
    },
    async held(town, id) {
      const tracking = (await inboundAt(town, id))?.tracking ?? [];
      // A second telling would count as a change of the first number.
      return tracking.reduce((sum, { changes }) => sum + changes + 1, 0);
    },
  },
  "network.cancel-inbound": {
    call: "network.cancelInbound",
    operation: "POST /fbt/202602/inbound_orders/cancel",
    async deed(town) {
      const { planId, orders } = await confirmedDelivery(town);
      await doReplenishment(town.world, town.shopId, {
        deed: "cancel",
        actor,
        planId,
        reason: "The goods are sold elsewhere",
      });
      return orders[0] ?? "";
    },
    held: async (town, id) =>
      count(
        ((await inboundAt(town, id))?.log ?? []).map(
          ({ to }) => to === "CANCELLED",
        ),
      ),
  },
} satisfies Record<string, Trial>;
