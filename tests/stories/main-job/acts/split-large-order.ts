import { buyersHome, type Cast } from "../cast.ts";
import { until } from "../memory.ts";
import type { Scene } from "../scene.ts";

/** More than the network takes in one order. */
const units = 55;

/** A pallet arrives, and somebody buys more of it than one order at the network may hold: it goes out as two. */
export async function splitLargeOrder(
  { control, memory, wait }: Scene,
  cast: Cast,
): Promise<void> {
  const variant = cast.chosen[1];
  const link = await memory.prisma.goodsLink.findFirstOrThrow({
    where: { variantId: variant?.variantId ?? "" },
    include: { goods: true },
  });
  const { goods } = await control.network();
  const stock = goods.find(({ id }) => id === link.goods.externalId)?.stock;
  await control.receiveGoods({
    goodsId: link.goods.externalId,
    centreId: stock?.[0]?.centreId ?? "",
    quantity: units + 5,
  });
  const sku = variant?.sku ?? "";
  await until("the pallet", wait, async () => {
    const { products, locations } = await control.shopify();
    const service = locations.find((at) => at.isFulfillmentService)?.id;
    const level = products
      .flatMap(({ variants }) => variants)
      .find((one) => one.sku === sku)
      ?.levels.find(({ locationId }) => locationId === service);
    return (level?.available ?? 0) >= units
      ? null
      : `Shopify shows ${level?.available} of ${sku}`;
  });
  const { id } = await control.buyOnShopify(
    [{ sku, quantity: units }],
    buyersHome,
  );
  await until("the large order", wait, async () => {
    // What is planned stands in a row before the network has it, and its dock works what it has.
    const { mcfOrders } = await control.network();
    const parts = await memory.prisma.networkOrder.findMany({
      where: { request: { order: { externalId: id } } },
    });
    const there = parts.filter(({ externalId }) =>
      mcfOrders.some((order) => order.id === externalId),
    );
    return there.length === 2
      ? null
      : `the network has ${there.length} orders for it`;
  });
  await control.workDock();
  await until("the large order's parcels", wait, async () => {
    const { orders } = await control.shopify();
    const sent = orders
      .find((order) => order.id === id)
      ?.fulfillments.flatMap(({ lines }) => lines)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    return sent === units ? null : `${sent} of ${units} units are on their way`;
  });
}
