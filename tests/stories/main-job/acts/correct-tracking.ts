import { until } from "../memory.ts";
import type { Scene } from "../scene.ts";

const corrected = "1Z999AA19999999999";

/** The merchant mistyped a number that TikTok's buyer has already: the right one follows. */
export async function correctTracking({ control, wait }: Scene): Promise<void> {
  const { orders, locations } = await control.shopify();
  const { orders: twins } = await control.tiktok();
  // TikTok takes no other number of what has arrived already.
  const onTheWay = new Set(
    twins
      .filter(({ status }) => !["DELIVERED", "COMPLETED"].includes(status))
      .map(({ id }) => id),
  );
  const own = new Set(
    locations.filter((at) => !at.isFulfillmentService).map(({ id }) => id),
  );
  const order = orders.find(
    ({ sourceIdentifier, fulfillments, cancelledAt }) =>
      sourceIdentifier !== null &&
      onTheWay.has(sourceIdentifier) &&
      cancelledAt === null &&
      fulfillments.some(({ locationId }) => own.has(locationId)),
  );
  if (!order) throw new Error("the merchant has shipped no order of TikTok");
  await control.renumberInShopify(order.id, {
    trackingNumber: corrected,
    company: "UPS",
  });
  await until("the corrected number", wait, async () => {
    const { orders } = await control.tiktok();
    const twin = orders.find(({ id }) => id === order.sourceIdentifier);
    return twin?.lines.every((line) => line.trackingNumber === corrected)
      ? null
      : "TikTok shows the old number";
  });
}
