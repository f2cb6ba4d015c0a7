import type { Capture } from "./recordings.ts";
import type { Stage } from "./stage.ts";

/** What single recordings need to be there, beyond what their answers say by themselves. */
export const stages: Record<
  string,
  {
    /** Documents of calls, by path, that cannot be read off their answers. */
    documents?: Record<string, string>;
    before?(stage: Stage): Promise<void>;
    beforeCall?(stage: Stage, capture: Capture): Promise<void>;
  }
> = {
  "products/product-variants-bulk-update-allow-partial-and-error-order": {
    documents: {
      partialUpdate: partialUpdate(
        "product { id totalInventory tracksInventory } productVariants { id sku price }",
      ),
      errorOrdering: partialUpdate("productVariants { id }"),
    },
  },
};

function partialUpdate(selection: string): string {
  return `mutation Update($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
    productVariantsBulkUpdate(productId: $productId, variants: $variants, allowPartialUpdates: true) {
      ${selection} userErrors { field message code }
    }
  }`;
}
