import type { TownGoods, TownListing } from "../town.ts";
import { buy, type Purchase } from "./buying.ts";
import type { Listed } from "./catalogue.ts";
import type { Platform } from "./platform.ts";

export type Shelf = {
  products: number;
  skusEach: number;
  /** Begins every seller SKU: `BULK` of `BULK-00017-2`. */
  prefix: string;
  price: string;
  /** Units of every SKU. */
  stock: number;
};

/** Products by the thousand, for trying out how the app bears a big catalog. */
export function listMany(shelf: Shelf): TownListing[] {
  const { products, skusEach, prefix, price, stock } = shelf;
  return Array.from({ length: products }, (_, i) => {
    const code = `${prefix}-${String(i + 1).padStart(5, "0")}`;
    return {
      title: `Harbor Keepsake ${prefix} ${i + 1}`,
      description: "<p>One of many, each a little different.</p>",
      skus: Array.from({ length: skusEach }, (_, k) => ({
        sellerSku: skusEach === 1 ? code : `${code}-${k + 1}`,
        barcode: null,
        optionName: "Style",
        optionValue: skusEach === 1 ? "Default Title" : `Style ${k + 1}`,
        price,
        stock,
      })),
    };
  });
}

/** The same products as goods in the centres, one goods per SKU. */
export function storeMany(
  listings: TownListing[],
  centreIds: string[],
): TownGoods[] {
  return listings.flatMap((listing) =>
    listing.skus.map((sku) => ({
      name: `${listing.title}, ${sku.optionValue}`,
      referenceCode: sku.sellerSku,
      barcode: sku.sellerSku,
      weightPounds: "1.000",
      sellerSkus: [sku.sellerSku],
      stock: Object.fromEntries(centreIds.map((id) => [id, sku.stock])),
    })),
  );
}

export type Rush = {
  count: number;
  fulfillment: Purchase["fulfillment"];
  /** They came in evenly over this long until now, and have lived on since. */
  overMs: number;
};

/** Many buyers buy one unit each, of one SKU after the other. @returns how many found something to buy. */
export function buyMany(
  platform: Platform,
  { count, fulfillment, overMs }: Rush,
): number {
  const now = platform.now();
  let onSale: Listed[] = [...platform.state.products].flatMap((product) =>
    product.skus.map((sku) => ({ product, sku })),
  );
  const soldOut = new Set<Listed>();
  let placed = 0;
  for (let turn = 0; placed < count && onSale.length > 0; turn++) {
    const next = onSale[turn % onSale.length] as Listed;
    const at = now - Math.floor((overMs * (count - placed - 1)) / count);
    platform.during(at, () => {
      const lines = [{ skuId: next.sku.id, quantity: 1 }];
      const bought = buy(platform, { lines, fulfillment });
      if (typeof bought === "string") soldOut.add(next);
      else placed++;
    });
    if (soldOut.size > 0 && (turn + 1) % onSale.length === 0) {
      onSale = onSale.filter((listed) => !soldOut.has(listed));
      soldOut.clear();
      turn = -1;
    }
  }
  return placed;
}
