import type { ProductFact, VariantFact } from "#core/domain/facts.ts";
import type { WireMedium, WireProduct, WireVariant } from "../wire/product.ts";
import { toGrams } from "./grams.ts";
import { toMinor } from "./minor.ts";

/** Prices on variants carry no currency: they are in the shop's, which the same answer names. */
export const toProductFact = (
  product: Omit<WireProduct, "variants" | "media">,
  media: WireMedium[],
  variants: WireVariant[],
  currency: string,
): ProductFact => ({
  externalId: product.id,
  title: product.title,
  handle: product.handle,
  status: product.status,
  vendor: product.vendor,
  productType: product.productType,
  updatedAt: product.updatedAt,
  descriptionHtml: product.descriptionHtml,
  pictures: picturesAmong(media),
  variants: variants.map((variant) => toVariantFact(variant, currency)),
});

/** Films and models are no pictures; one that is still being worked on has no address yet, but is there. */
const picturesAmong = (media: WireMedium[]): ProductFact["pictures"] =>
  media.flatMap(({ id, image }) =>
    id.includes("/MediaImage/") ? [{ id, url: image?.url ?? null }] : [],
  );

const toVariantFact = (
  variant: WireVariant,
  currency: string,
): VariantFact => ({
  externalId: variant.id,
  inventoryItemId: variant.inventoryItem.id,
  sku: given(variant.sku),
  barcode: given(variant.barcode),
  title: variant.title,
  priceMinor: toMinor(variant.price, currency),
  compareAtMinor:
    variant.compareAtPrice === null
      ? null
      : toMinor(variant.compareAtPrice, currency),
  unitCostMinor: toUnitCost(variant.inventoryItem.unitCost, currency),
  options: variant.selectedOptions.filter(
    ({ value }) => value !== "Default Title",
  ),
  weightGrams: toGrams(variant.inventoryItem.measurement.weight),
  pictureId: picturesAmong(variant.media.nodes)[0]?.id ?? "",
  pictureUrl: picturesAmong(variant.media.nodes)[0]?.url ?? null,
  position: variant.position,
  // Read apart, where there are any.
  components: [],
});

/** What a unit costs the merchant; a cost in another currency than the prices cannot be set against them, and is not known. */
const toUnitCost = (
  cost: WireVariant["inventoryItem"]["unitCost"],
  currency: string,
): number | null =>
  cost?.currencyCode === currency ? toMinor(cost.amount, currency) : null;

/** A field that was filled in once and emptied again comes as blank text. */
const given = (text: string | null): string | null => text?.trim() || null;
