import { timingSafeEqual } from "node:crypto";
import type { PrismaClient } from "@prisma/client";
import type { Context } from "hono";
import type { Clock } from "#core/world/clock.ts";
import { readServiceStock } from "../queries/service-stock.server.ts";
import { readServiceTracking } from "../queries/service-tracking.server.ts";
import { rateLimit } from "./rate-limit.ts";

type CallbackWorld = { prisma: PrismaClient; clock: Clock };

/**
 * Shopify asks a fulfillment service for stock and tracking numbers by GET, unsigned. What proves the caller is the
 * unguessable token in the address, together with the shop it was made for.
 */
export function callbackDoors(world: CallbackWorld) {
  const allow = rateLimit({ burst: 20, perSecond: 2 });

  const forShop =
    (answer: (shopId: string, query: URLSearchParams) => Promise<object>) =>
    async (c: Context): Promise<Response> => {
      const query = new URL(c.req.url).searchParams;
      const domain = query.get("shop") ?? "";
      if (!allow(domain, world.clock.now().getTime())) return c.body(null, 429);
      const token = c.req.param("token") ?? "";
      const shopId = await findShop(world.prisma, domain, token);
      return shopId ? c.json(await answer(shopId, query)) : c.body(null, 404);
    };

  return {
    fetchStock: forShop((shopId, query) =>
      readServiceStock(world.prisma, shopId, query.get("sku")),
    ),
    fetchTrackingNumbers: forShop(async (shopId, query) => ({
      tracking_numbers: await readServiceTracking(
        world.prisma,
        shopId,
        query.getAll("order_names[]"),
      ),
      message: "Tracking numbers known to Quayside",
      success: true,
    })),
  };
}

async function findShop(
  prisma: PrismaClient,
  domain: string,
  token: string,
): Promise<string | null> {
  const connection = await prisma.connection.findFirst({
    where: { kind: "fbt", shop: { domain, uninstalledAt: null } },
    select: { shopId: true, details: true },
  });
  const { callbackToken } = (connection?.details ?? {}) as {
    callbackToken?: string;
  };
  return connection && callbackToken && isSame(callbackToken, token)
    ? connection.shopId
    : null;
}

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
