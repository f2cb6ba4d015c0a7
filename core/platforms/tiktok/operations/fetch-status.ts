import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { mcfStatus, onboardedRegions } from "../wire/network.ts";

/** Sources: TikTok Shop Partner Center, pages "Get FBT Merchant Onboarded Regions" and "Get FBT Merchant MCF Status". */
export async function fetchStatus(
  client: TikTokClient,
  shop: ShopRef,
): Promise<{ enrolled: boolean; multiChannel: boolean; regions: string[] }> {
  const { onboarded_regions } = await client.call(shop, "getOnboardedRegions", {
    schema: onboardedRegions,
  });
  if (onboarded_regions.length === 0)
    return { enrolled: false, multiChannel: false, regions: [] };
  return {
    enrolled: true,
    multiChannel: await hasMultiChannel(client, shop),
    regions: onboarded_regions.map(({ region_code }) => region_code),
  };
}

async function hasMultiChannel(
  client: TikTokClient,
  shop: ShopRef,
): Promise<boolean> {
  try {
    const { mcf_status } = await client.call(shop, "getMcfStatus", {
      schema: mcfStatus,
    });
    return mcf_status?.is_mcf ?? false;
  } catch (error) {
    if (error instanceof SyncError && error.code === "network_not_enabled")
      return false;
    throw error;
  }
}
