import type { ParcelDetailFact } from "#core/domain/parcel-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toParcelDetail } from "../map/parcel.ts";
import { nullWhereUnknown } from "../null-where-unknown.ts";
import { packageFound } from "../wire/parcels.ts";

/** Source: TikTok Shop Partner Center, page "Get Package Detail". */
export const fetchParcel = (
  client: TikTokClient,
  shop: ShopRef,
  packageId: string,
): Promise<ParcelDetailFact | null> =>
  nullWhereUnknown(async () =>
    toParcelDetail(
      await client.call(shop, "getPackage", {
        path: { package_id: packageId },
        schema: packageFound,
      }),
    ),
  );
