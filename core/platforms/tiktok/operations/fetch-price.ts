import type { OrderPriceFact } from "#core/domain/order-money-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { toOrderPrice } from "../map/parcel.ts";
import { nullWhereUnknown } from "../null-where-unknown.ts";
import { priceDetail } from "../wire/parcels.ts";

/** Source: TikTok Shop Partner Center, page "Get Price Detail". */
export const fetchPrice = (
  client: TikTokClient,
  shop: ShopRef,
  orderExternalId: string,
): Promise<OrderPriceFact | null> =>
  nullWhereUnknown(async () =>
    toOrderPrice(
      await client.call(shop, "getPriceDetail", {
        path: { order_id: orderExternalId },
        schema: priceDetail,
      }),
    ),
  );
