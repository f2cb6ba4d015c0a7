import type { Town, TownGoods, TownListing, TownProduct } from "../town.ts";
import { harborShelf } from "./harbor-shelf.ts";
import { listProducts, stockShelf } from "./shelf.ts";

const listedProducts = 30;
const goodsInFbt = 36;
const gramsPerPound = 453.592_37;

export const dallas = "7232392932323104001";
export const edison = "7232392932323104002";

/** Everything but what is on the shelves: the shop, the TikTok Shop and the two centres. */
export function harborTown(name: string): Town {
  return {
    name,
    shop: {
      handle: "harbor-goods",
      name: "Harbor Goods",
      email: "hello@harborgoods.example",
      currency: "USD",
      location: {
        name: "Harbor Warehouse",
        address1: "48 Commercial Street",
        city: "Portland",
        provinceCode: "ME",
        zip: "04101",
        countryCode: "US",
      },
    },
    tiktokShop: {
      id: "7495540735365777507",
      name: "Harbor Goods",
      region: "US",
      cipher: "GCP_XF90igAAAABh00qsWgtvOiGFNqyubMt3",
      openId: "VIyStQAAAADCBQ40s4TzOSSOEIW-bM5O9cod3vK8OytW8m-bnBYlXw",
      sellerName: "Harbor Goods LLC",
      warehouse: { id: "7068517275539719942", name: "Harbor Warehouse" },
    },
    products: [],
    listings: [],
    centres: [
      {
        id: dallas,
        shopWarehouseId: "7161213293423029001",
        name: "TikTok_Dallas(TX)",
        state: "TX",
        city: "Dallas",
        postalCode: "75236",
      },
      {
        id: edison,
        shopWarehouseId: "7161213293423029002",
        name: "TikTok_Edison(NJ)",
        state: "NJ",
        city: "Edison",
        postalCode: "08817",
      },
    ],
    goods: [],
    // Pago Pago, American Samoa.
    unreachablePostalCodes: ["96799"],
  };
}

/** A merchant's first day: everything is there, most of it matches, and three listings need a person's eye. */
export function firstHarbor(): Town {
  const products = stockShelf(harborShelf, "Harbor Goods");
  const listings = listProducts(products.slice(0, listedProducts));
  for (const product of products.slice(listedProducts))
    product.pictures = [{ name: product.handle, width: 1024, height: 1024 }];
  const linked = listings.flatMap((l) => l.skus.map((s) => s.sellerSku));
  const troubled = [
    ...makeTrouble(products, listings),
    ...makeHarmless(listings),
  ];
  const inFbt = linked.filter(
    (sku, i) => i % 2 === 0 && !troubled.includes(sku),
  );
  return {
    ...harborTown("first-harbor"),
    products,
    listings,
    goods: inFbt
      .slice(0, goodsInFbt)
      .map((sku, i) => goodsFor(products, sku, i)),
  };
}

/** The three listing SKUs that nobody can match by machine. @returns the SKUs that were there before. */
function makeTrouble(
  products: TownProduct[],
  listings: TownListing[],
): string[] {
  // One code on two Shopify variants: the old tote and the gold one of the second edition, which is not on TikTok.
  const tote = skuOf(listings, "TOTE-NAT-01");
  tote.barcode = null;
  const twin = products
    .flatMap((p) => p.variants)
    .find((v) => v.sku === "TOT-GLD");
  if (twin) twin.sku = "TOTE-NAT-01";
  const pen = skuOf(listings, "PEN-STD");
  Object.assign(pen, { sellerSku: "", barcode: null });
  const honey = skuOf(listings, "HNY-STD");
  Object.assign(honey, { sellerSku: "OLD-HONEY-0417", barcode: null });
  return ["TOTE-NAT-01", "PEN-STD", "HNY-STD"];
}

/** Differences that a good matcher looks through: case, blanks, and a code of its own with the right barcode. */
function makeHarmless(listings: TownListing[]): string[] {
  skuOf(listings, "MUG-FOG-12").sellerSku = "mug-fog-12";
  skuOf(listings, "CAN-RAI-08").sellerSku = " CAN-RAI-08 ";
  skuOf(listings, "LAN-BRS").sellerSku = "TT-LANTERN-1";
  return ["MUG-FOG-12", "CAN-RAI-08", "LAN-BRS"];
}

function skuOf(listings: TownListing[], sellerSku: string) {
  const found = listings
    .flatMap((l) => l.skus)
    .find((s) => s.sellerSku === sellerSku);
  if (!found) throw new Error(`no listing has SKU ${sellerSku}`);
  return found;
}

/** One goods for one SKU; every ninth is nearly sold out, so that an order of five must come from both centres. */
export function goodsFor(
  products: TownProduct[],
  sku: string,
  i: number,
): TownGoods {
  for (const product of products)
    for (const variant of product.variants) {
      if (variant.sku !== sku) continue;
      const scarce = i % 9 === 4;
      const only = variant.optionValue === "Default Title";
      return {
        name: only ? product.title : `${product.title}, ${variant.optionValue}`,
        referenceCode: sku,
        barcode: variant.barcode ?? "",
        weightPounds: (variant.weightGrams / gramsPerPound).toFixed(3),
        sellerSkus: [sku],
        stock: {
          [dallas]: scarce ? 3 : 20 + ((i * 13) % 60),
          [edison]: scarce ? 4 : 15 + ((i * 7) % 50),
        },
      };
    }
  throw new Error(`no product has SKU ${sku}`);
}
