import type { Context } from "hono";
import {
  largestBody,
  type Received,
  receiveWebhook,
} from "#core/flows/receive-webhook.ts";
import type { Platform } from "#core/world/doors.ts";
import type { World } from "#core/world/world.ts";
import { readCapped } from "./read-capped.ts";

// A shop that removed us still has deliveries on their way: they are answered well, or the platform would repeat them.
export const statusOfOutcome = {
  accepted: 200,
  duplicate: 200,
  unverified: 401,
  unknown_shop: 200,
  too_large: 413,
} as const satisfies Record<Received["outcome"], number>;

/**
 * A door for one platform's webhooks: raw bytes in, a status out. Nothing is parsed here, and a delivery that could not
 * be written down is refused with 503, so that the platform sends it again.
 */
export function webhookDoor(
  world: Pick<World, "clock" | "doors" | "store" | "bell" | "log">,
  platform: Platform,
) {
  return async (c: Context): Promise<Response> => {
    const body = await readCapped(c.req.raw, largestBody);
    if (!body) return c.body(null, statusOfOutcome.too_large);
    const headers = Object.fromEntries(c.req.raw.headers);
    try {
      const received = await receiveWebhook(world, { platform, headers, body });
      if (received.outcome === "unverified")
        world.log.warn(
          { platform, reason: received.reason },
          "a delivery was not proven",
        );
      return c.body(null, statusOfOutcome[received.outcome]);
    } catch (error) {
      world.log.error(
        { platform, error: String(error) },
        "a delivery was not written down",
      );
      return c.body(null, 503);
    }
  };
}
