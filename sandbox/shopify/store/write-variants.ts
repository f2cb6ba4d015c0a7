import { type Desk, nextId, now } from "../desk.ts";
import { price } from "../money.ts";
import { postInventoryItem, postInventoryLevel } from "../webhooks/letters.ts";
import { ownLocation } from "./lookups.ts";
import { dropMetafields } from "./metafields.ts";
import type {
  StoredItem,
  StoredProduct,
  StoredVariant,
} from "./product-records.ts";
import { moveStock, onHand, openLevel } from "./stock.ts";

export type ItemEdit = {
  sku?: string | null;
  tracked?: boolean | null;
  requiresShipping?: boolean | null;
  cost?: string | number | null;
  harmonizedSystemCode?: string | null;
  countryCodeOfOrigin?: string | null;
  provinceCodeOfOrigin?: string | null;
  measurement?: {
    weight?: { value: number; unit: StoredItem["weight"]["unit"] } | null;
  } | null;
};

/** What is given is changed; null clears what can be empty. */
export type VariantEdit = {
  price?: string | number | null;
  compareAtPrice?: string | number | null;
  barcode?: string | null;
  sku?: string | null;
  taxable?: boolean | null;
  inventoryPolicy?: "DENY" | "CONTINUE" | null;
  optionValues?: string[];
  mediaId?: number | null;
  inventoryItem?: ItemEdit | null;
};

/** A new variant behind all others, with an untracked item that is stocked at the merchant's own location, at zero. */
export function addVariant(
  desk: Desk,
  product: StoredProduct,
  edit: VariantEdit & { optionValues: string[] },
  position: number,
): StoredVariant {
  const { store } = desk;
  const itemId = nextId(desk);
  const variant: StoredVariant = {
    id: nextId(desk),
    productId: product.id,
    sku: null,
    barcode: null,
    price: "0.00",
    compareAtPrice: null,
    taxable: true,
    inventoryPolicy: "DENY",
    position,
    optionValues: edit.optionValues,
    mediaId: null,
    createdAt: now(desk),
    updatedAt: now(desk),
    item: {
      id: itemId,
      // source: recorded answers of productCreate: a new variant's item is not tracked until somebody says so.
      tracked: false,
      requiresShipping: true,
      weight: { value: 0, unit: "KILOGRAMS" },
      cost: null,
      harmonizedSystemCode: null,
      countryCodeOfOrigin: null,
      provinceCodeOfOrigin: null,
      updatedAt: now(desk),
    },
  };
  store.variants.add(variant);
  applyEdit(variant, edit);
  store.variants.refile(variant);
  postInventoryItem(desk, variant, "create");
  stockAt(desk, variant, ownLocation(store).id);
  return variant;
}

export function editVariant(
  desk: Desk,
  variant: StoredVariant,
  edit: VariantEdit,
): void {
  applyEdit(variant, edit);
  variant.updatedAt = now(desk);
  if (edit.inventoryItem) touchItem(desk, variant);
  desk.store.variants.refile(variant);
}

export function editItem(
  desk: Desk,
  variant: StoredVariant,
  edit: ItemEdit,
): void {
  applyItem(variant, edit);
  touchItem(desk, variant);
  desk.store.variants.refile(variant);
}

function touchItem(desk: Desk, variant: StoredVariant): void {
  variant.item.updatedAt = now(desk);
  postInventoryItem(desk, variant, "update");
}

function applyEdit(variant: StoredVariant, edit: VariantEdit): void {
  if (edit.price != null) variant.price = price(edit.price);
  if (edit.compareAtPrice !== undefined)
    variant.compareAtPrice =
      edit.compareAtPrice === null ? null : price(edit.compareAtPrice);
  if (edit.barcode !== undefined) variant.barcode = edit.barcode || null;
  if (edit.sku !== undefined) variant.sku = edit.sku || null;
  variant.taxable = edit.taxable ?? variant.taxable;
  variant.inventoryPolicy = edit.inventoryPolicy ?? variant.inventoryPolicy;
  variant.optionValues = edit.optionValues ?? variant.optionValues;
  if (edit.mediaId !== undefined) variant.mediaId = edit.mediaId;
  if (edit.inventoryItem) applyItem(variant, edit.inventoryItem);
}

function applyItem(variant: StoredVariant, edit: ItemEdit): void {
  const { item } = variant;
  if (edit.sku !== undefined) variant.sku = edit.sku || null;
  item.tracked = edit.tracked ?? item.tracked;
  item.requiresShipping = edit.requiresShipping ?? item.requiresShipping;
  item.weight = edit.measurement?.weight ?? item.weight;
  if (edit.cost !== undefined)
    item.cost = edit.cost === null ? null : price(edit.cost);
  if (edit.harmonizedSystemCode !== undefined)
    item.harmonizedSystemCode = edit.harmonizedSystemCode;
  if (edit.countryCodeOfOrigin !== undefined)
    item.countryCodeOfOrigin = edit.countryCodeOfOrigin;
  if (edit.provinceCodeOfOrigin !== undefined)
    item.provinceCodeOfOrigin = edit.provinceCodeOfOrigin;
}

/** Removes a variant with its item and its levels. The product is told of by the caller. */
export function removeVariant(desk: Desk, variant: StoredVariant): void {
  const { store } = desk;
  for (const level of store.levels.by("item", variant.item.id)) {
    store.levels.remove(level);
    postInventoryLevel(desk, level, "disconnect");
  }
  dropMetafields(desk, "ProductVariant", variant.id);
  store.variants.remove(variant);
  postInventoryItem(desk, variant, "delete");
}

/** Stocks the item at a location, at zero, if it is not there yet. */
export function stockAt(
  desk: Desk,
  variant: StoredVariant,
  locationId: number,
) {
  return openLevel(desk, variant.item.id, locationId);
}

/** A starting quantity, or a new count, from a product input: the level is there afterwards. */
export function setQuantity(
  desk: Desk,
  variant: StoredVariant,
  {
    locationId,
    name,
    quantity,
  }: { locationId: number; name: string; quantity: number },
): void {
  const level = stockAt(desk, variant, locationId);
  const current =
    name === "on_hand" ? onHand(level) : level.quantities.available;
  if (quantity !== current)
    moveStock(desk, level, { available: quantity - current });
}
