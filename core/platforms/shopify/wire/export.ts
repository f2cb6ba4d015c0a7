import { z } from "zod";
import type { Documents } from "./documents.generated.ts";
import { level } from "./level.ts";
import { medium, product, variant } from "./product.ts";
import { shapeFor } from "./typed-document.ts";

type ProductNode =
  Documents["ExportProducts"]["answer"]["products"]["edges"][number]["node"];
type VariantNode = Omit<
  ProductNode["variants"]["edges"][number]["node"],
  "media"
>;

/** A line of the export that stands for a product; its pictures and variants follow. */
export const exportedProduct = shapeFor<
  Omit<ProductNode, "variants" | "media">
>()(product.omit({ variants: true, media: true }));

/** A line that stands for a variant; its picture follows. source: https://shopify.dev/docs/api/usage/bulk-operations/queries#the-jsonl-data-format */
export const exportedVariant = shapeFor<VariantNode & { __parentId: string }>()(
  variant.omit({ media: true }).extend({ __parentId: z.string() }),
);

/** A line that stands for a picture, film or model, of a product or of a variant. */
export const exportedMedium = medium.extend({ __parentId: z.string() });

/** A line that stands for an item's stock at a location. */
export const exportedLevel = level.extend({ __parentId: z.string() });
