import { z } from "zod";
import {
  count,
  flag,
  id,
  list,
  nextPage,
  optionalText,
  word,
} from "./common.ts";

/** `GET /product/202312/prerequisites`. */
export const prerequisites = z.object({
  check_results: list(
    z.object({
      check_item: word,
      is_failed: flag,
      fail_reasons: list(z.string()),
    }),
  ),
});

/** `GET /product/202309/categories`. */
export const categories = z.object({
  categories: list(
    z.object({
      id,
      parent_id: optionalText,
      local_name: z.string(),
      is_leaf: flag,
      permission_statuses: list(word),
    }),
  ),
});
export type CategoryWire = z.output<typeof categories>["categories"][number];

/** `POST /product/202309/categories/recommend`. */
export const recommendedCategory = z.object({
  leaf_category_id: optionalText,
  categories: list(z.object({ id, name: z.string(), level: count })),
});

const condition = z.object({
  attribute_id: id,
  attribute_value_id: id,
});

/** `GET /product/202309/categories/{category_id}/attributes`. The misspelling is the platform's. */
export const attributes = z.object({
  attributes: list(
    z.object({
      id,
      name: z.string(),
      type: word,
      is_requried: flag,
      is_customizable: flag,
      is_multiple_selection: flag,
      values: list(z.object({ id, name: z.string() })),
      requirement_conditions: list(condition),
    }),
  ),
});
export type AttributeWire = z.output<typeof attributes>["attributes"][number];

const needed = z.object({ is_required: flag }).nullish();

/** `GET /product/202309/categories/{category_id}/rules`. */
export const categoryRules = z.object({
  product_certifications: list(
    z.object({ id, name: z.string(), is_required: flag }),
  ),
  size_chart: z.object({ is_supported: flag, is_required: flag }).nullish(),
  package_dimension: needed,
  manufacturer: needed,
  responsible_person: needed,
});
export type CategoryRulesWire = z.output<typeof categoryRules>;

/** `GET /product/202309/brands`. */
export const brandPage = z.object({
  ...nextPage,
  brands: list(
    z.object({ id, name: z.string(), authorized_status: word.nullish() }),
  ),
});
export type BrandWire = z.output<typeof brandPage>["brands"][number];

/** `POST /product/202309/images/upload`. */
export const imageUploaded = z.object({
  uri: z.string().min(1),
  url: z.string(),
  width: count,
  height: count,
});
