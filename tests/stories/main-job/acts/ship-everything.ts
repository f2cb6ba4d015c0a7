import { until } from "../memory.ts";
import type { Scene } from "../scene.ts";

/** The network works its docks; the merchant ships by hand what lies at his own location. */
export async function shipEverything({ control }: Scene): Promise<void> {
  await control.workDock();
  const { orders, locations } = await control.shopify();
  const own = new Set(
    locations
      .filter((place) => !place.isFulfillmentService)
      .map((place) => place.id),
  );
  for (const [number, order] of orders.entries()) {
    const open = order.fulfillmentOrders.some(
      (request) => own.has(request.locationId) && request.status === "OPEN",
    );
    if (!open) continue;
    await control.shipFromShopify(order.id, {
      trackingNumber: `1Z999AA1${String(10_000_000 + number)}`,
      company: "UPS",
    });
  }
}

/** Every parcel's number stands on both sides. */
export async function untilTracked({ control, wait }: Scene): Promise<void> {
  await until("tracking", wait, async () => {
    const { orders } = await control.tiktok();
    const waiting = orders.filter(
      ({ status, lines }) =>
        status !== "CANCELLED" &&
        lines.some((line) => line.trackingNumber === null),
    );
    if (waiting.length > 0)
      return `${waiting.length} TikTok orders have no tracking`;
    const shopify = await control.shopify();
    const accepted = shopify.orders
      .flatMap((order) => order.fulfillmentOrders)
      .filter((request) => request.status === "IN_PROGRESS");
    return accepted.length === 0
      ? null
      : `${accepted.length} accepted requests are not fulfilled`;
  });
}

/** TikTok's orders stand in Shopify, and every request is answered. */
export async function untilImported({
  control,
  memory,
  wait,
}: Scene): Promise<void> {
  await until("orders", wait, async () => {
    const { orders } = await control.tiktok();
    const shopify = await control.shopify();
    const missing = orders.filter(
      (order) =>
        !shopify.orders.some((twin) => twin.sourceIdentifier === order.id),
    );
    if (missing.length > 0)
      return `${missing.length} TikTok orders are not in Shopify`;
    const unanswered = shopify.orders
      .flatMap((order) => order.fulfillmentOrders)
      .filter((request) => request.requestStatus === "SUBMITTED");
    if (unanswered.length > 0)
      return `${unanswered.length} requests are unanswered`;
    const left = await memory.underWay();
    return left === 0 ? null : `${left} entries and effects are under way`;
  });
}
