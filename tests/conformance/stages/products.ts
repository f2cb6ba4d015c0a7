import type { Stages } from "../stages.ts";

function partialUpdate(selection: string): string {
  return `mutation Update($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
    productVariantsBulkUpdate(productId: $productId, variants: $variants, allowPartialUpdates: true) {
      ${selection} userErrors { field message code }
    }
  }`;
}

const variant = "id sku price";

const level = `id isActive location { id name } quantities(names: ["available", "on_hand", "incoming"]) { name quantity }`;
const inactiveLevels = `query Levels($inventoryItemId: ID!, $inventoryLevelId: ID!, $inactiveLocationId: ID!) {
  inventoryItem(id: $inventoryItemId) {
    id tracked variant { id inventoryQuantity product { id totalInventory tracksInventory } }
    inventoryLevels(first: 10, includeInactive: true) { nodes { ${level} } }
    inactiveLevel: inventoryLevel(locationId: $inactiveLocationId, includeInactive: true) { ${level} }
  }
  inventoryLevel(id: $inventoryLevelId) { ${level} }
}`;

export const productStages: Stages = {
  "products/inventory-inactive-level-lifecycle-2026-04": {
    documents: {
      inventoryInactiveLifecycleReadAfterDeactivate: inactiveLevels,
      inventoryInactiveLifecycleReadAfterReactivate: inactiveLevels,
    },
  },
  "products/product-variants-bulk-update-allow-partial-and-error-order": {
    documents: {
      partialUpdate: partialUpdate(
        `product { id totalInventory tracksInventory } productVariants { ${variant} }`,
      ),
      errorOrdering: partialUpdate("productVariants { id }"),
      partialRead: `query Read($productId: ID!, $redVariantId: ID!, $blueVariantId: ID!) {
        red: productVariant(id: $redVariantId) { ${variant} }
        blue: productVariant(id: $blueVariantId) { ${variant} }
        product(id: $productId) { variants(first: 10) { nodes { ${variant} } } }
      }`,
    },
  },
};
