import { findBrand } from "./brands.ts";
import { attributesOf, type Category, findCategory } from "./categories.ts";
import { allWarehouseFaults } from "./inventory-faults.ts";
import type { Listing, ListingSku } from "./listing-body.ts";
import { faultOfPrice } from "./price-faults.ts";
import type { TikTokState } from "./state.ts";

/** Something that the platform refuses in a listing; the code is the one that creating it would answer with. */
export type Fault = { code: number; message: string };

const limits = {
  title: 255,
  description: 10_000,
  images: 9,
  skus: 300,
  salesAttributes: 3,
  sellerSku: 50,
  valueName: 50,
  attributeName: 20,
};

/**
 * Everything that is wrong with a whole listing, the first fault first. Sources: error lists and field texts of
 * `create-product-202309`; where a rule is told without its code, the general 12052910 stands for it.
 * @param given the blocks to look at, by their names on the wire; all of them unless given.
 */
export function faultsOfListing(
  state: TikTokState,
  listing: Listing,
  given?: string[],
): Fault[] {
  const looksAt = (...blocks: string[]) =>
    given === undefined || blocks.some((block) => given.includes(block));
  const only = (looked: boolean, faults: () => Fault[]) =>
    looked ? faults() : [];
  const category = faultsOfCategory(listing.categoryId);
  return [
    ...faultsOfTexts(listing),
    ...only(looksAt("category_id"), () => category.faults),
    ...only(looksAt("brand_id"), () => faultsOfBrand(state, listing.brandId)),
    ...only(looksAt("main_images"), () =>
      faultsOfImages(state, listing.images),
    ),
    ...only(given === undefined, () =>
      category.leaf ? faultsAgainstRules(category.leaf, listing) : [],
    ),
    ...only(looksAt("package_weight", "package_dimensions"), () =>
      faultsOfMeasures(listing.details),
    ),
    ...only(looksAt("skus"), () => faultsOfSkus(state, listing.skus)),
  ];
}

export function faultsOfTexts(texts: {
  title?: string | undefined;
  description?: string | undefined;
}): Fault[] {
  const faults: Fault[] = [];
  const { title, description } = texts;
  if (title !== undefined && title.trim() === "")
    faults.push({ code: 12_052_261, message: "The title is empty" });
  if (title !== undefined && title.length > limits.title)
    faults.push({
      code: 12_052_051,
      message: "The title is longer than 255 characters",
    });
  if (description !== undefined && description.length > limits.description)
    faults.push({
      code: 12_052_013,
      message: "The description is longer than 10,000 characters",
    });
  return faults;
}

function faultsOfCategory(id: string): { leaf?: Category; faults: Fault[] } {
  const fault = (code: number, message: string) => ({
    faults: [{ code, message }],
  });
  const found = findCategory(id);
  if (!found) return fault(12_052_023, `Category ${id} does not exist`);
  if (!found.isLeaf) return fault(12_052_024, `Category ${id} is not a leaf`);
  if (found.permission === "PROHIBITED")
    return fault(12_052_220, "The category is prohibited");
  if (found.permission === "INVITE_ONLY")
    return fault(12_052_223, "The category needs an approval");
  return { leaf: found, faults: [] };
}

function faultsOfBrand(state: TikTokState, id: string | null): Fault[] {
  if (id === null || id === "") return [];
  const brand = findBrand(state, id);
  if (!brand) return [{ code: 12_052_026, message: `Brand ${id} is unknown` }];
  return brand.own
    ? []
    : [{ code: 12_052_201, message: "The shop may not sell this brand" }];
}

function faultsOfImages(state: TikTokState, uris: string[]): Fault[] {
  if (uris.length === 0)
    return [{ code: 12_052_028, message: "The product has no main image" }];
  if (uris.length > limits.images)
    return [{ code: 12_052_306, message: "At most 9 main images" }];
  const faults: Fault[] = [];
  for (const uri of uris) {
    const image = state.images.get(uri);
    if (!image)
      faults.push({
        code: 12_052_722,
        message: `Image ${uri} was never uploaded`,
      });
    else if (Math.min(image.width, image.height) < 300)
      faults.push({
        code: 12_052_301,
        message: `Image ${uri} is smaller than 300 x 300 pixels`,
      });
  }
  return faults;
}

/** What the category asks for besides. */
function faultsAgainstRules(leaf: Category, listing: Listing): Fault[] {
  const faults: Fault[] = [];
  const given = listing.attributes.map((a) => a.id);
  for (const attribute of attributesOf(leaf))
    if (attribute.required && !given.includes(attribute.id))
      faults.push({
        code: 12_052_104,
        message: `Attribute ${attribute.name} is required`,
      });
  const { details } = listing;
  if (
    leaf.rules.certificate &&
    !(details.certifications as unknown[] | undefined)?.length
  )
    faults.push({
      code: 12_052_105,
      message: `${leaf.rules.certificate} is required`,
    });
  if (leaf.rules.dimensionsRequired && !details.package_dimensions)
    faults.push({
      code: 12_052_910,
      message: "package_dimensions is required in this category",
    });
  if (leaf.rules.sizeChart === "required" && !details.size_chart)
    faults.push({
      code: 12_052_910,
      message: "size_chart is required in this category",
    });
  return faults;
}

type Measures = {
  package_weight?: { value: string; unit: string };
  package_dimensions?: Record<"length" | "width" | "height" | "unit", string>;
};

const decimals: Record<string, RegExp> = {
  KILOGRAM: /^\d+(\.\d{1,3})?$/,
  POUND: /^\d+(\.\d{1,2})?$/,
};

/** US: kilograms with centimetres or pounds with inches; whole dimensions; a weight above nothing. */
function faultsOfMeasures(details: Record<string, unknown>): Fault[] {
  const { package_weight: weight, package_dimensions: size } =
    details as Measures;
  const bad = (message: string): Fault[] => [{ code: 12_052_910, message }];
  if (!weight) return bad("package_weight is required");
  const format = decimals[weight.unit];
  if (!format) return bad(`Weight unit ${weight.unit} is not used in the US`);
  if (!format.test(weight.value))
    return bad(`Weight ${weight.value} is malformed`);
  if (Number(weight.value) <= 0)
    return [{ code: 12_052_181, message: "The package weighs nothing" }];
  if (!size) return [];
  if (!["CENTIMETER", "INCH"].includes(size.unit))
    return bad(`Dimension unit ${size.unit} is not used in the US`);
  if ((weight.unit === "POUND") !== (size.unit === "INCH"))
    return bad("Weight and dimensions must use the same system");
  const sides = [size.length, size.width, size.height];
  return sides.every((side) => /^[1-9]\d*$/.test(side))
    ? []
    : bad("Dimensions must be positive whole numbers");
}

function faultsOfSkus(state: TikTokState, skus: ListingSku[]): Fault[] {
  if (skus.length === 0)
    return [{ code: 12_052_902, message: "skus is empty" }];
  if (skus.length > limits.skus)
    return [{ code: 12_052_050, message: "At most 300 SKUs" }];
  return [
    ...faultsOfVariants(skus),
    ...faultsOfOptionImages(state, skus),
    ...skus.flatMap((sku) => [
      ...faultsOfSellerSku(sku.sellerSku),
      ...faultOfPrice(sku.price),
      ...faultsOfBundle(state, sku),
      // Stock of a SKU that exists has stricter rules of its own.
      ...(sku.parts.length === 0 && sku.id === undefined
        ? allWarehouseFaults(state, sku.stock)
        : []),
    ]),
  ];
}

export function faultsOfSellerSku(code: string): Fault[] {
  return code.length > limits.sellerSku || /\s/.test(code)
    ? [
        {
          code: 12_019_059,
          message: `seller_sku ${code} is longer than 50 characters or holds blanks`,
        },
      ]
    : [];
}

/** Every SKU has the same attributes, at most three, and no two have the same values. */
function faultsOfVariants(skus: ListingSku[]): Fault[] {
  const bad = (message: string): Fault[] => [{ code: 12_052_910, message }];
  const shape = (sku: ListingSku) =>
    sku.attributes.map((a) => a.name.toLowerCase()).join("|");
  if (skus.some((s) => s.attributes.length > limits.salesAttributes))
    return bad("At most 3 sales attributes");
  if (skus.length > 1 && skus.some((s) => s.attributes.length === 0))
    return bad("sales_attributes is required where there are several SKUs");
  if (new Set(skus.map(shape)).size > 1)
    return bad("Every SKU must have the same sales attributes");
  const all = skus.flatMap((s) => s.attributes);
  if (
    all.some(
      (a) =>
        a.value.length > limits.valueName ||
        a.name.length > limits.attributeName,
    )
  )
    return bad("An attribute's name or value is too long");
  const values = skus.map((s) => s.attributes.map((a) => a.value).join("|"));
  if (skus.length > 1 && new Set(values).size < skus.length)
    return bad("Two SKUs have the same sales attributes");
  const codes = skus.flatMap((s) => s.barcode ?? []);
  return new Set(codes).size < codes.length
    ? bad("An identifier code must not repeat")
    : [];
}

/**
 * One sales attribute alone may have images. Source: field text of `sku_img.uri` of `partial-edit-product-202509`. That all
 * SKUs of a value show the same one is how the platform's own pages have it.
 */
function faultsOfOptionImages(state: TikTokState, skus: ListingSku[]): Fault[] {
  const pictured = skus.flatMap(({ attributes }) =>
    attributes.filter(({ image }) => image !== null),
  );
  const bad = (message: string): Fault[] => [{ code: 12_052_910, message }];
  if (new Set(pictured.map(({ name }) => name.toLowerCase())).size > 1)
    return bad("Only one sales attribute may have images");
  const imageOf = new Map<string, string | null>();
  for (const { value, image } of pictured) {
    if (imageOf.has(value) && imageOf.get(value) !== image)
      return bad(`${value} has several images`);
    imageOf.set(value, image);
  }
  return [...imageOf.values()].flatMap((uri) =>
    uri === null || state.images.get(uri)
      ? []
      : [{ code: 12_052_722, message: `Image ${uri} was never uploaded` }],
  );
}

function faultsOfBundle(state: TikTokState, sku: ListingSku): Fault[] {
  const strange = sku.parts.find((part) => {
    const [product] = state.products.by("sku", part.skuId);
    return product?.id !== part.productId || part.count < 1;
  });
  return strange
    ? [
        {
          code: 12_052_556,
          message: `SKU ${strange.skuId} of the bundle is unknown`,
        },
      ]
    : [];
}
