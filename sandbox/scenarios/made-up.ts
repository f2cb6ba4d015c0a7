import { type Dice, diceFor } from "../dice.ts";
import type { Town, TownGoods, TownProduct } from "../town.ts";
import { dallas, edison, goodsFor, harborTown } from "./first-harbor.ts";
import { listProducts, withCheckDigit } from "./shelf.ts";

export type MadeUpShelf = {
  products: number;
  variants: number;
  seed: number;
  /** Put in front of every code, so that no two shelves share one. */
  prefix: string;
  /** How many of the SKUs are typed in small letters and with a space behind, from 0 to 1. */
  careless?: number;
};

export type MadeUpTown = MadeUpShelf & {
  handle: string;
  name: string;
  /** How many of the products are also on TikTok Shop, from 0 to 1. */
  listedShare: number;
  /** How many of the listed SKUs lie in the network, from 0 to 1. */
  networkShare: number;
};

const woods = ["Cedar", "Maple", "Driftwood", "Walnut", "Oak", "Birch"];
const manners = [
  "Folding",
  "Enamel",
  "Woven",
  "Classic",
  "Coastal",
  "Everyday",
];
const things = [
  ["Mug", "Drinkware", 380],
  ["Tote", "Bags", 320],
  ["Candle", "Candles", 430],
  ["Blanket", "Home", 1_250],
  ["Notebook", "Paper", 190],
  ["Lantern", "Outdoor", 520],
  ["Apron", "Kitchen", 340],
  ["Towel", "Bath", 380],
] as const;
const colors = ["Navy", "Sand", "Fog", "Rust", "Sage", "Ink", "Clay", "Oat"];

/** As many products as wished for; the same seed makes the same shelf. */
export function makeUpShelf(wish: MadeUpShelf): TownProduct[] {
  const dice = diceFor(wish.seed, "shelf", wish.prefix);
  const shelf = Array.from({ length: wish.products }, (_, i) =>
    makeUpProduct(wish, dice, i),
  );
  return wish.careless ? typedCarelessly(shelf, wish.careless, wish) : shelf;
}

function typedCarelessly(
  shelf: TownProduct[],
  share: number,
  { seed, prefix }: MadeUpShelf,
): TownProduct[] {
  // Of its own, so that the shelf is the same but for its codes.
  const dice = diceFor(seed, "careless", prefix);
  return shelf.map((product) => ({
    ...product,
    variants: product.variants.map((variant) =>
      dice.between(1, 1_000) > share * 1_000
        ? variant
        : { ...variant, sku: `${variant.sku?.toLowerCase()} ` },
    ),
  }));
}

function makeUpProduct(
  { variants, prefix }: MadeUpShelf,
  dice: Dice,
  i: number,
): TownProduct {
  const [thing, productType, grams] = dice.pick(things);
  const title = `${dice.pick(manners)} ${dice.pick(woods)} ${thing} ${i + 1}`;
  const price = `${dice.between(6, 120)}.${dice.pick(["00", "50", "95", "99"])}`;
  return {
    handle: `${prefix}-${i + 1}`.toLowerCase(),
    title,
    descriptionHtml: `<p>${title}, made up for tests.</p>`,
    vendor: "Made Up Goods",
    productType,
    optionName: "Color",
    variants: Array.from({ length: variants }, (_, v) => ({
      sku: `${prefix}-${i + 1}-${v + 1}`,
      barcode: withCheckDigit(`8${String(i * 100 + v).padStart(10, "0")}`),
      optionValue:
        variants === 1
          ? "Default Title"
          : `${colors[v % colors.length]}${v < colors.length ? "" : ` ${v + 1}`}`,
      price,
      weightGrams: grams + dice.between(0, 60),
      stock: dice.between(20, 400),
    })),
  };
}

/** A merchant on both platforms with a catalog of any size, part of it in the network. */
export function makeUpTown(wish: MadeUpTown): Town {
  const { handle, name } = wish;
  const dice = diceFor(wish.seed, "town", handle);
  const digits = (count: number) =>
    Array.from({ length: count }, () => dice.between(0, 9)).join("");
  const products = makeUpShelf(wish);
  const listed = products.slice(
    0,
    Math.round(products.length * wish.listedShare),
  );
  const skus = listed.flatMap((p) => p.variants.map((v) => v.sku ?? ""));
  const harbor = harborTown(handle);
  return {
    ...harbor,
    shop: { ...harbor.shop, handle, name, email: `hello@${handle}.example` },
    tiktokShop: {
      ...harbor.tiktokShop,
      id: `7495${digits(15)}`,
      name,
      cipher: `GCP_${digits(8)}AAAA${digits(12)}`,
      openId: `open-${handle}-${digits(12)}`,
      sellerName: `${name} LLC`,
      warehouse: { id: `7068${digits(15)}`, name: `${name} Warehouse` },
    },
    products,
    listings: listProducts(listed),
    centres: harbor.centres.map((centre) => ({
      ...centre,
      shopWarehouseId: `7161${digits(15)}`,
    })),
    goods: inNetwork(listed, skus.length, wish.networkShare),
  };
}

function inNetwork(
  listed: TownProduct[],
  skus: number,
  share: number,
): TownGoods[] {
  const goods: TownGoods[] = [];
  const wanted = Math.round(skus * share);
  for (const product of listed)
    for (const { sku } of product.variants) {
      if (goods.length === wanted) return goods;
      const one = goodsFor([product], sku ?? "", goods.length);
      goods.push({ ...one, stock: plenty(one) });
    }
  return goods;
}

/** Made-up goods are there to be bought in masses. */
const plenty = ({ stock }: TownGoods): TownGoods["stock"] => ({
  [dallas]: (stock[dallas] ?? 0) * 10,
  [edison]: (stock[edison] ?? 0) * 10,
});
