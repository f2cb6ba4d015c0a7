import { Refused } from "../control/refused.ts";
import type { Market } from "../market.ts";
import { buy } from "./control/buy.ts";
import type { Desk } from "./desk.ts";
import { plantProduct } from "./plant.ts";
import { postProduct } from "./webhooks/letters.ts";

/** The storefronts of the pretend Shopify as crowds and big catalogs meet them. */
export function createMarket(
  deskOf: (shop: string | undefined) => Desk | undefined,
): Market {
  const demand = (shop: string | undefined): Desk => {
    const desk = deskOf(shop);
    if (!desk) throw new Refused(404, `there is no store ${shop ?? ""}`);
    return desk;
  };
  return {
    skus: (shop) =>
      demand(shop)
        .store.variants.all()
        .flatMap(({ sku }) => sku || []),
    buy(shop, { lines, byNetwork }) {
      const desk = demand(shop);
      return buy(desk, { lines, requestFulfillment: byNetwork }).id;
    },
    add(shop, products, tell) {
      const desk = demand(shop);
      for (const product of products) {
        const planted = plantProduct(desk, product);
        if (tell) postProduct(desk, planted, "create");
      }
    },
  };
}
