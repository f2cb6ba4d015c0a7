import type {
  InboundWayFact,
  PlacementFact,
} from "../../domain/inbound-facts.ts";
import type { TakenWay } from "../../domain/replenishment/inbound-plan.ts";
import type { ShopId } from "../../kit/ids.ts";
import type { World } from "../../world/world.ts";

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
