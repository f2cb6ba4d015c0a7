import { openInboundSteps } from "../../domain/replenishment/inbound-steps.ts";
import type { ShopId } from "../../kit/ids.ts";
import type { World } from "../../world/world.ts";

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
