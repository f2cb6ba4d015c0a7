import type {
  Barcode,
  ListingAttribute,
  ListingChange,
  ListingDraft,
  ListingDraftSku,
  ListingMade,
  ListingVerdict,
  SizeChart,
} from "#core/domain/listing-facts.ts";
import { formatDecimal } from "#core/kit/money.ts";
import { writtenPrice } from "../assumed.ts";
import type { ListingCheckedWire, ProductMadeWire } from "../wire/products.ts";
import type { WholeProductWire } from "../wire/whole-product.ts";
import { writeSize, writeWeight } from "./measures.ts";

/** A price as buyers shall see it. It is read back as `sale_price`. */
export const writePrice = (minor: number, currency: string) => ({
  [writtenPrice]: formatDecimal({ minor, currency }),
  currency,
});

/** What is not said is left out. */
export const writeSkuDetails = (sku: {
  listPriceMinor?: number | null | undefined;
  barcode?: Barcode | null | undefined;
  currency: string;
}) => ({
  list_price: sku.listPriceMinor
    ? {
        amount: formatDecimal({
          minor: sku.listPriceMinor,
          currency: sku.currency,
        }),
        currency: sku.currency,
      }
    : undefined,
  identifier_code: sku.barcode
    ? { code: sku.barcode.code, type: sku.barcode.kind }
    : undefined,
});

type Shown = WholeProductWire["skus"][number]["sales_attributes"][number];

/**
 * The picture of an option's value: the one that the listing shows, because all SKUs of a value show the same, or the one
 * that is given. One option alone may have pictures. Source: TikTok Shop Partner Center, page "Partial Edit Product".
 */
function pictureOf(
  { name, value, imageUri }: ListingDraftSku["options"][number],
  shown: Shown[],
) {
  const pictured = shown.filter(({ sku_img }) => sku_img);
  const same = pictured.find(
    (one) => one.name === name && one.value_name === value,
  );
  if (same?.sku_img) return { uri: same.sku_img.uri };
  const isAnother = pictured.length > 0 && pictured[0]?.name !== name;
  return imageUri && !isAnother ? { uri: imageUri } : undefined;
}

/** @param shown the options of the listing's other SKUs. */
const writeSku = (sku: ListingDraftSku, shown: Shown[] = []) => ({
  seller_sku: sku.sellerSku ?? undefined,
  sales_attributes: sku.options.map((option) => ({
    name: option.name,
    value_name: option.value,
    sku_img: pictureOf(option, shown),
  })),
  price: writePrice(sku.priceMinor, sku.currency),
  ...writeSkuDetails(sku),
  inventory: sku.stock.map(({ warehouseId, quantity }) => ({
    warehouse_id: warehouseId,
    quantity,
  })),
});

export const writeAttributes = (attributes: ListingAttribute[]) =>
  attributes.map(({ id, values }) => ({
    id,
    values: values.map((value) => ({
      id: value.id ?? undefined,
      name: value.name ?? undefined,
    })),
  }));

/** Options anew, each with the pictures that it had: without them they would be wiped. */
function writeOptions(
  options: { name: string; value: string }[],
  shown: Shown[],
) {
  const isWhole = shown.length === options.length;
  return options.map(({ name, value }, place) => {
    const before =
      shown.find((one) => one.name === name) ??
      (isWhole ? shown[place] : undefined);
    return {
      name,
      value_name: value,
      ...writeImages(before, before?.sku_img?.uri),
    };
  });
}

/** The options that a SKU has, with the pictures that it had or is given. */
const writeOptionPictures = (
  shown: Shown[],
  given: NonNullable<ListingChange["optionPictures"]>,
) =>
  shown.map((one) => ({
    name: one.name ?? undefined,
    value_name: one.value_name ?? undefined,
    ...writeImages(
      one,
      given.find(
        ({ name, value }) => name === one.name && value === one.value_name,
      )?.uri ?? one.sku_img?.uri,
    ),
  }));

const writeImages = (before: Shown | undefined, uri: string | undefined) => {
  const more = before?.supplementary_sku_images ?? [];
  return {
    sku_img: uri === undefined ? undefined : { uri },
    supplementary_sku_images: more.length > 0 ? more : undefined,
  };
};

/**
 * The parts of a draft that creating and changing a listing share.
 * @param now the listing as it is, where its weight or its options change, or SKUs come to it.
 */
export const writeParts = (
  parts: ListingChange,
  now?: WholeProductWire | null,
) => ({
  title: parts.title,
  description: parts.description,
  main_images: parts.imageUris?.map((uri) => ({ uri })),
  product_attributes: parts.attributes && writeAttributes(parts.attributes),
  package_weight:
    parts.weightGrams === undefined
      ? undefined
      : writeWeight(parts.weightGrams, now?.package_dimensions?.unit),
  skus: writeSkus(parts, now),
});

/** A SKU that is left out of the block would be deleted; what is left out of a SKU stays. */
function writeSkus(parts: ListingChange, now?: WholeProductWire | null) {
  if (parts.added)
    return [
      ...parts.added.stay.map((id) => ({ id })),
      ...parts.added.skus.map((sku) =>
        writeSku(
          sku,
          now?.skus.flatMap((one) => one.sales_attributes),
        ),
      ),
    ];
  const { optionPictures } = parts;
  if (optionPictures)
    return now?.skus.map(({ id, sales_attributes }) => ({
      id,
      sales_attributes: writeOptionPictures(sales_attributes, optionPictures),
    }));
  return parts.options?.map(({ skuExternalId, options }) => ({
    id: skuExternalId,
    sales_attributes: writeOptions(
      options,
      now?.skus.find(({ id }) => id === skuExternalId)?.sales_attributes ?? [],
    ),
  }));
}

/** A size chart as a draft or an edit names it; what is not said is left out. */
export const writeChart = ({ imageUri, templateId }: SizeChart) => ({
  image: imageUri ? { uri: imageUri } : undefined,
  template: templateId ? { id: templateId } : undefined,
});

/** The body that creating and its dry run share. */
export const writeDraft = (draft: ListingDraft) => ({
  ...writeParts(draft),
  category_id: draft.categoryId,
  brand_id: draft.brandId ?? undefined,
  package_dimensions: draft.sizeMillimetres
    ? writeSize(draft.sizeMillimetres)
    : undefined,
  size_chart: draft.sizeChartUri
    ? writeChart({ imageUri: draft.sizeChartUri, templateId: null })
    : undefined,
  skus: draft.skus.map((sku) => writeSku(sku)),
});

export const toListingMade = (made: ProductMadeWire): ListingMade => ({
  externalId: made.product_id,
  skus: made.skus.map((sku) => ({
    externalId: sku.id,
    sellerSku: sku.seller_sku,
  })),
  warnings: made.warnings.flatMap(({ message }) => message ?? []),
});

export const toVerdict = (checked: ListingCheckedWire): ListingVerdict => ({
  passed: checked.check_result === "PASS",
  problems: checked.fail_reasons.map(({ code, message }) => ({
    code: code ?? null,
    message: message ?? "",
  })),
  warnings: [
    checked.warnings?.message,
    ...checked.pre_check_results
      .flatMap(({ pre_check_details }) => pre_check_details)
      .map((detail) => detail.long_reason ?? detail.short_reason),
  ].flatMap((text) => text ?? []),
  quality: checked.listing_quality?.current_tier ?? null,
  advice: checked.diagnoses.flatMap(({ field, diagnosis_results }) =>
    diagnosis_results.flatMap(({ how_to_solve }) =>
      how_to_solve ? { field, howTo: how_to_solve } : [],
    ),
  ),
});
