import type { ErrorCode } from "../errors/catalog.ts";
import { SyncError } from "../errors/sync-error.ts";
import type { ConnectionKind } from "../world/connection-records.ts";
import type { ShopRef } from "../world/storefront.ts";
import type { World } from "../world/world.ts";
import { serviceAddress } from "./carry/service.ts";

/** What stands is looked at again this often; what does not, at every call. */
const everyMs = 60 * 60_000;

type WatchingWorld = Pick<
  World,
  "clock" | "log" | "store" | "storefront" | "marketplace" | "addresses"
>;

/**
 * Sees to it that the platforms' webhooks come to us: TikTok Shop's subscriptions, which are made shop by shop, and the
 * address at which Shopify calls our fulfillment service. Shopify's other webhooks belong to the app and cannot be read or
 * set by it; that they fail to come shows in what the routine check finds. What cannot be set right is written down for
 * Home, and tried again by the next check. Never fails.
 */
export async function watchWebhooks(
  world: WatchingWorld,
  shopId: string,
): Promise<void> {
  const at = world.clock.now();
  const { shop, due } = await world.store.inShop(shopId, async (records) => ({
    shop: records.shop,
    due: await records.webhooksToLookAt(new Date(at.getTime() - everyMs)),
  }));
  for (const { kind, connectedAt } of due) {
    const problem = await lookAt[kind](world, shop).catch((error: unknown) => {
      world.log.warn(
        { shopId, kind, error: String(error) },
        "webhooks could not be looked after",
      );
      return error instanceof SyncError ? error.code : ("internal" as const);
    });
    await world.store.inShop(shopId, (records) =>
      records.noteWebhooks({ kind, connectedAt }, { at, problem }),
    );
  }
}

/** By connection: looks, mends what it can and says what is left. */
const lookAt: Record<
  ConnectionKind,
  (world: WatchingWorld, shop: ShopRef) => Promise<ErrorCode | null>
> = {
  async shopify(world, shop) {
    const { service, token } = await world.store.inShop(
      shop.shopId,
      async (records) => {
        const service = await records.service();
        return { service, token: service && (await records.callbackToken()) };
      },
    );
    if (!service || !token) return null;
    const found = await world.storefront.keepServiceAddress(shop, {
      serviceId: service.serviceId,
      callbackUrl: serviceAddress(world, token),
    });
    return found === "gone" ? "service_gone" : null;
  },
  async tiktok_shop(world, shop) {
    const address = `${world.addresses.app}/webhooks/tiktok`;
    await world.marketplace.subscribe(shop, address);
    return null;
  },
  // The network speaks through TikTok Shop's door.
  fbt: async () => null,
};
