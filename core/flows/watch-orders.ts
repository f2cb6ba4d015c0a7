import type { Letter } from "../domain/letters.ts";
import { lateRequests, overdueSteps } from "../domain/orders/order-watch.ts";
import type { ShopRef } from "../world/storefront.ts";
import type { World } from "../world/world.ts";

/**
 * Orders that have stayed at a step longer than they may, requests that the merchant's rule takes back, and orders that go on
 * again, as letters. An order is told once for each step and beginning: a question that a person has left is not asked again.
 * Nothing while the shop is paused: orders stay where they are because somebody wants it so.
 */
export async function watchOrders(
  { clock, store }: Pick<World, "clock" | "store">,
  shop: ShopRef,
): Promise<{ letter: Letter; deliveryId: string }[]> {
  const now = clock.now();
  const watched = await store.inShop(shop.shopId, async (records) =>
    (await records.pause())
      ? null
      : {
          rule: await records.orderRule(),
          orders: await records.watchedOrders(null),
          asked: await records.ordersAskedAbout(),
        },
  );
  if (!watched) return [];
  const { rule, orders, asked } = watched;
  const overdue = orders.flatMap((order) =>
    overdueSteps(order, rule, now).map((found) => ({
      orderId: order.orderId,
      ...found,
    })),
  );
  const isLate = (orderId: string, step: string | null) =>
    overdue.some((one) => one.orderId === orderId && one.step === step);
  return [
    ...overdue.map(({ orderId, step, since: from }) => {
      const since = from.toISOString();
      return {
        letter: { kind: "order-overdue" as const, orderId, step, since },
        deliveryId: `order-overdue:${orderId}:${step}:${since}`,
      };
    }),
    ...(rule.fallback === "ask" ? [] : orders).flatMap((order) =>
      lateRequests(order, rule, now).map(({ requestId, since }) => ({
        letter: {
          kind: "request-late" as const,
          orderId: order.orderId,
          requestId,
        },
        deliveryId: `request-late:${requestId}:${since.toISOString()}`,
      })),
    ),
    ...asked
      .filter(({ orderId, step }) => !isLate(orderId, step))
      .map(({ orderId, key }) => ({
        letter: { kind: "order-on-time" as const, orderId, key },
        deliveryId: `order-on-time:${key}:${now.toISOString()}`,
      })),
  ];
}
