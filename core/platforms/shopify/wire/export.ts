import { z } from "zod";
import type { Documents } from "./documents.generated.ts";
import { product, variant } from "./product.ts";
import { shapeFor } from "./typed-document.ts";

type ProductNode =
  Documents["ExportProducts"]["answer"]["products"]["edges"][number]["node"];
type VariantNode = ProductNode["variants"]["edges"][number]["node"];

/** A line of the export that stands for a product; its variants follow. */
export const exportedProduct = shapeFor<Omit<ProductNode, "variants">>()(
  product.omit({ variants: true }),
);

/** A line that stands for a variant. source: https://shopify.dev/docs/api/usage/bulk-operations/queries#the-jsonl-data-format */
export const exportedVariant = shapeFor<VariantNode & { __parentId: string }>()(
  variant.extend({ __parentId: z.string() }),
);
