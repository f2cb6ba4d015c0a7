import { doReplenishment, lookAtWays } from "#core/flows/replenish.ts";
import type { SmallTown } from "../../support/open-small-town.ts";
import type { Trial } from "./trial.ts";

const actor = "merchant:test";

type AtNetwork = {
  inbound: { planId: string; id: string; centreId: string }[];
  inboundPlans: { id: string }[];
};

export const atNetwork = async (town: SmallTown): Promise<AtNetwork> =>
  (await town.control.network()) as unknown as AtNetwork;

/** Ten of each of two articles, accepted by the merchant. @returns the id of our plan. */
export async function acceptDelivery(town: SmallTown): Promise<string> {
  const goods = await town.prisma.fbtGoods.findMany({
    orderBy: { externalId: "asc" },
    take: 2,
  });
  const answer = await doReplenishment(town.world, town.shopId, {
    deed: "accept",
    actor,
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
  const offered = await lookAtWays(town.world, town.shopId, planId, null);
  const way = offered?.ways[0];
  const window = way?.windows[0];
  if (!way || !window) throw new Error("nothing is offered");
  const wish = { way: way.way, from: window.from };
  await lookAtWays(town.world, town.shopId, planId, wish);
  await town.control.advance(60 * 60_000);
  const ready = await lookAtWays(town.world, town.shopId, planId, wish);
  const placement = ready?.placement;
  const option = placement?.state === "ready" ? placement.options[0] : null;
  if (!option) throw new Error("the network has not worked it out");
  await doReplenishment(town.world, town.shopId, {
    deed: "take-way",
    actor,
    planId,
    taken: {
      way: way.way,
      window,
      optionExternalId: option.externalId,
      fee: option.fee,
    },
  });
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
} satisfies Record<string, Trial>;
