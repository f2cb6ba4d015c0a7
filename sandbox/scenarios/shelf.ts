import type { TownListing, TownProduct, TownVariant } from "../town.ts";

/** One product as a shopkeeper would write it down: `CODE Value` for each variant, parted by `|`. */
export type ShelfRow = [
  prefix: string,
  title: string,
  productType: string,
  price: string,
  weightGrams: number,
  optionName: string,
  variants: string,
  blurb: string,
];

/** Turns rows into products; barcodes and stock follow from the place on the shelf, so every town is the same town. */
export function stockShelf(rows: ShelfRow[], vendor: string): TownProduct[] {
  let place = 0;
  return rows.map(
    ([
      prefix,
      title,
      productType,
      price,
      weightGrams,
      optionName,
      variants,
      blurb,
    ]) => ({
      handle: handleOf(title),
      title,
      descriptionHtml: `<p>${blurb}</p>`,
      vendor,
      productType,
      optionName,
      variants: variants.split("|").map((text): TownVariant => {
        const [code = "", ...value] = text.split(" ");
        place++;
        return {
          sku: `${prefix}-${code}`,
          barcode: upc(place),
          optionValue: value.join(" "),
          price,
          weightGrams,
          stock: 5 + ((place * 37) % 196),
        };
      }),
    }),
  );
}

/** The same products as the seller typed them into TikTok Shop: same titles, SKUs, barcodes, prices and stock. */
export function listProducts(products: TownProduct[]): TownListing[] {
  return products.map((product) => ({
    title: product.title,
    description: product.descriptionHtml,
    skus: product.variants.map((v) => ({
      sellerSku: v.sku ?? "",
      barcode: v.barcode,
      optionName: product.optionName,
      optionValue: v.optionValue,
      price: v.price,
      stock: v.stock,
    })),
  }));
}

/** GS1 UPC-A with a true check digit, of a company prefix that stands for the pretend shop. */
export function upc(item: number): string {
  return withCheckDigit(`850032${String(item).padStart(5, "0")}`);
}

/** Eleven digits and the one that proves them. */
export function withCheckDigit(digits: string): string {
  const sum = [...digits].reduce(
    (s, d, i) => s + Number(d) * (i % 2 === 0 ? 3 : 1),
    0,
  );
  return digits + String((10 - (sum % 10)) % 10);
}

const handleOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
