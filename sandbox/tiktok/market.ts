import { Refused } from "../control/refused.ts";
import type { Market } from "../market.ts";
import { listProducts } from "../scenarios/shelf.ts";
import { buy } from "./buying.ts";
import { listProduct } from "./by-hand.ts";
import type { Mall } from "./mall.ts";
import { buildProduct } from "./plant.ts";
import type { Platform } from "./platform.ts";

/** The shops of the pretend TikTok Shop as crowds and big catalogs meet them. */
export function createMarket(mall: Mall): Market {
  const demand = (shop: string | undefined): Platform => {
    const platform = shop === undefined ? mall.main() : mall.shop(shop);
    if (!platform) throw new Refused(404, `there is no TikTok Shop ${shop}`);
    return platform;
  };
  return {
    skus: (shop) =>
      [...demand(shop).state.products].flatMap(({ status, skus }) =>
        status === "ACTIVATE"
          ? skus.flatMap((sku) =>
              sku.deactivatedBy ? [] : sku.sellerSku || [],
            )
          : [],
      ),
    buy(shop, { lines, byNetwork }) {
      const bought = buy(demand(shop), {
        lines: lines.map(({ sku, quantity }) => ({ sellerSku: sku, quantity })),
        fulfillment: byNetwork ? "BY_TIKTOK" : "BY_SELLER",
      });
      if (typeof bought === "string") throw new Refused(409, bought);
      return bought.id;
    },
    add(shop, products, tell) {
      const platform = demand(shop);
      const { state } = platform;
      for (const listing of listProducts(products)) {
        if (tell) {
          listProduct(platform, listing);
          continue;
        }
        const [{ id = "" } = {}] = state.shop.warehouses;
        const built = buildProduct(state, listing, id, platform.now());
        state.images.add(built.image);
        state.products.add(built.product);
      }
    },
  };
}
