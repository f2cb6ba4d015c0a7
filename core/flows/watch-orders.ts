import type { Letter } from "../domain/letters.ts";
import { overdueStep } from "../domain/orders/order-watch.ts";
import type { ShopRef } from "../world/storefront.ts";
import type { World } from "../world/world.ts";

/**
 * Orders that have stayed at a step longer than they may, and those that go on again, as letters. An order is told once
 * for each step and beginning: a question that a person has left is not asked again. While the shop is paused, orders
 * stay where they are because somebody wants it so.
 */
export async function watchOrders(
  { clock, store }: Pick<World, "clock" | "store">,
  shop: ShopRef,
): Promise<{ letter: Letter; deliveryId: string }[]> {
  const now = clock.now();
  const { rule, orders, asked } = await store.inShop(
    shop.shopId,
    async (records) => ({
      rule: await records.orderRule(),
      orders: (await records.pause()) ? [] : await records.watchedOrders(null),
      asked: await records.ordersAskedAbout(),
    }),
  );
  const overdue = orders.flatMap((order) => {
    const found = overdueStep(order, rule, now);
    return found ? [{ orderId: order.orderId, ...found }] : [];
  });
  const late = new Set(overdue.map(({ orderId }) => orderId));
  return [
    ...overdue.map(({ orderId, step, since: from }) => {
      const since = from.toISOString();
      return {
        letter: { kind: "order-overdue" as const, orderId, step, since },
        deliveryId: `order-overdue:${orderId}:${step}:${since}`,
      };
    }),
    ...asked
      .filter((orderId) => !late.has(orderId))
      .map((orderId) => ({
        letter: { kind: "order-on-time" as const, orderId },
        deliveryId: `order-on-time:${orderId}:${now.toISOString()}`,
      })),
  ];
}
