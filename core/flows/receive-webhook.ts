import type { Delivery } from "../world/doors.ts";
import type { World } from "../world/world.ts";

/** Larger bodies than any documented webhook of either platform. */
export const largestBody = 1024 * 1024;

export type Received =
  | { outcome: "accepted" | "duplicate"; shopId: string }
  | { outcome: "unverified"; reason: string }
  | { outcome: "unknown_shop" }
  | { outcome: "too_large" };

/**
 * The only door in: prove who knocked, write it down, then ring the bell. Nothing is parsed before the proof and nothing
 * but one row is written before the answer.
 */
export async function receiveWebhook(
  world: Pick<World, "clock" | "doors" | "store" | "bell">,
  delivery: Delivery,
): Promise<Received> {
  if (delivery.body.byteLength > largestBody) return { outcome: "too_large" };
  const proof = world.doors[delivery.platform].verify(delivery);
  if (!proof.ok) return { outcome: "unverified", reason: proof.reason };

  const written = await world.store.receive({
    addressee: proof.addressee,
    source: delivery.platform,
    deliveryId: proof.deliveryId,
    topic: proof.topic,
    body: delivery.body,
    asOf: proof.asOf,
    receivedAt: world.clock.now(),
  });
  if (written.outcome === "accepted")
    // Not awaited: the answer does not wait for the queue.
    void world.bell.ring("shop.plan", written.shopId);
  return written;
}
