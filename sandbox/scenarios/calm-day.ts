import type { Town } from "../town.ts";
import { goodsFor, harborTown } from "./first-harbor.ts";
import { listProducts, type ShelfRow, stockShelf } from "./shelf.ts";

const shelf: ShelfRow[] = [
  [
    "MUG",
    "Harbor Stoneware Mug, 12 oz",
    "Drinkware",
    "18.50",
    410,
    "Color",
    "NVY-12 Navy|SND-12 Sand",
    "Holds a proper morning coffee.",
  ],
  [
    "TOTE",
    "Wharf Canvas Tote",
    "Bags",
    "24.00",
    320,
    "Color",
    "NAT-01 Natural|NVY-01 Navy",
    "Heavy 16 oz canvas.",
  ],
  [
    "CAN",
    "Cedar and Salt Candle, 8 oz",
    "Candles",
    "22.00",
    430,
    "Scent",
    "CED-08 Cedar and Salt|FIG-08 Fig Leaf",
    "About 45 hours.",
  ],
  [
    "TEE",
    "Dockside Heavyweight Tee, Navy",
    "Apparel",
    "28.00",
    220,
    "Size",
    "M Medium|L Large",
    "Keeps its shape.",
  ],
];

/** Four products, eight variants, all listed, all matching, all in FBT; the fifth goods (`CAN-CED-08`) is scarce. */
export function calmDay(): Town {
  const products = stockShelf(shelf, "Harbor Goods");
  const skus = products.flatMap((p) => p.variants.map((v) => v.sku ?? ""));
  return {
    ...harborTown("calm-day"),
    products,
    listings: listProducts(products),
    goods: skus.map((sku, i) => goodsFor(products, sku, i)),
  };
}

/** The store has products; the TikTok Shop is brand new: nothing listed, nothing in the centres. */
export function emptyHarbor(): Town {
  return {
    ...harborTown("empty-harbor"),
    products: stockShelf(shelf, "Harbor Goods"),
  };
}
