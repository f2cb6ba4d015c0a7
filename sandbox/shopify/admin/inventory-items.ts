import type { Desk } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import { amount, cents } from "../money.ts";
import { levelAt, levelsOfItem, variantOfItem } from "../store/lookups.ts";
import type { StoredVariant } from "../store/product-records.ts";
import { editItem, type ItemEdit } from "../store/write-variants.ts";
import { type ConnectionArgs, connection, type Listing } from "./connection.ts";
import { userError } from "./errors.ts";
import { levelListing, levelView } from "./inventory-levels.ts";
import { demandSimulatedItem } from "./variant-input.ts";
import type { View, Visit } from "./view.ts";

export function itemView(desk: Desk, variant: StoredVariant): View {
  const { store } = desk;
  const { item } = variant;
  const levels = () => levelsOfItem(store, item.id);
  return {
    __typename: "InventoryItem",
    id: gid("InventoryItem", item.id),
    legacyResourceId: String(item.id),
    sku: variant.sku,
    tracked: item.tracked,
    requiresShipping: item.requiresShipping,
    countryCodeOfOrigin: item.countryCodeOfOrigin,
    harmonizedSystemCode: item.harmonizedSystemCode,
    provinceCodeOfOrigin: item.provinceCodeOfOrigin,
    unitCost:
      item.cost === null
        ? null
        : { amount: amount(cents(item.cost)), currencyCode: store.currency },
    createdAt: variant.createdAt,
    updatedAt: item.updatedAt,
    measurement: {
      id: gid("InventoryItemMeasurement", item.id),
      weight: item.weight,
      shippingPackageId: null,
    },
    duplicateSkuCount: () =>
      variant.sku === null
        ? 0
        : store.variants
            .by("sku", variant.sku.toLowerCase())
            .filter((other) => other !== variant).length,
    locationsCount: () => ({ count: levels().length, precision: "EXACT" }),
    variant: (_: unknown, { views }: Visit) => views.variant(desk, variant),
    variants: (args: ConnectionArgs, { views }: Visit) =>
      connection([variant], args, views.variants(desk)),
    inventoryLevels: (
      args: ConnectionArgs & { includeInactive?: boolean | null },
    ) =>
      connection(
        args.includeInactive ? store.levels.by("item", item.id) : levels(),
        args,
        levelListing(desk),
      ),
    inventoryLevel: (args: {
      locationId: string;
      includeInactive?: boolean | null;
    }) => {
      const location = idOf(args.locationId, "Location") ?? 0;
      const level = levelAt(store, item.id, location);
      if (!level || (!level.isActive && !args.includeInactive)) return null;
      return levelView(desk, level);
    },
  };
}

const listing = (desk: Desk): Listing<StoredVariant> => ({
  id: (variant) => variant.item.id,
  view: (variant) => itemView(desk, variant),
  ways: {
    sku: (value) => desk.store.variants.by("sku", value),
  },
  terms: {
    id: (variant) => [String(variant.item.id)],
    sku: (variant) => [variant.sku],
    tracked: (variant) => [String(variant.item.tracked)],
    updated_at: (variant) => [variant.item.updatedAt],
    created_at: (variant) => [variant.createdAt],
  },
});

function findItem(desk: Desk, id: string): StoredVariant | undefined {
  return variantOfItem(desk.store, idOf(id, "InventoryItem") ?? 0);
}

export const inventoryItemRoots: View = {
  inventoryItem: ({ id }: { id: string }, { desk }: Visit) => {
    const found = findItem(desk, id);
    return found ? itemView(desk, found) : null;
  },
  inventoryItems: (args: ConnectionArgs, { desk }: Visit) =>
    connection(desk.store.variants, args, listing(desk)),

  inventoryItemUpdate: (
    args: { id: string; input: ItemEdit },
    { desk }: Visit,
  ) => {
    const variant = findItem(desk, args.id);
    if (!variant)
      return {
        inventoryItem: null,
        userErrors: [
          userError(["id"], "The inventory item could not be found."),
        ],
      };
    demandSimulatedItem(args.input);
    editItem(desk, variant, args.input);
    return { inventoryItem: itemView(desk, variant), userErrors: [] };
  },
};
