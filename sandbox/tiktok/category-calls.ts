import {
  attributesOf,
  type Category,
  categories,
  chainOf,
  checkTreeVersion,
  findCategory,
  recommendCategory,
  valueIdOf,
} from "./categories.ts";
import { refuse } from "./envelope.ts";
import { faultsOfTexts } from "./listing-faults.ts";
import type { Handlers } from "./platform.ts";

/** The category tree and what it asks for. Source: pages `get-categories-202309` and neighbours. */
export const categoryHandlers: Handlers = {
  "GET /product/202309/categories": ({ query }) => {
    checkTreeVersion(query.category_version);
    const keyword = query.keyword?.toLowerCase();
    const all = query.include_prohibited_categories === "true";
    return {
      categories: categories
        .filter((c) => all || c.permission !== "PROHIBITED")
        .filter((c) => !keyword || c.name.toLowerCase().includes(keyword))
        .map((c) => ({
          id: c.id,
          parent_id: c.parentId,
          local_name: c.name,
          is_leaf: c.isLeaf,
          permission_statuses: [c.permission],
        })),
    };
  },
  "POST /product/202309/categories/recommend": ({ body }) => {
    checkTreeVersion(body.category_version);
    const [fault] = faultsOfTexts({
      title: String(body.product_title),
      description: body.description as string | undefined,
    });
    if (fault) refuse(fault.code, fault.message);
    const leaf = recommendCategory(
      `${body.product_title} ${body.description ?? ""}`,
    );
    return {
      leaf_category_id: leaf.id,
      categories: chainOf(leaf.id).map((c, i) => ({
        id: c.id,
        name: c.name,
        level: i + 1,
        is_leaf: c.isLeaf,
        permission_statuses: [c.permission],
      })),
    };
  },
  "GET /product/202309/categories/{category_id}/attributes": ({
    path,
    query,
  }) => {
    const leaf = findLeaf(path.category_id, query.category_version);
    return {
      attributes: attributesOf(leaf).map((a) => ({
        id: a.id,
        name: a.name,
        type: a.kind,
        // The platform spells it so.
        is_requried: a.required,
        values: a.values.map((name) => ({ id: valueIdOf(a, name), name })),
        is_customizable: a.customizable,
        is_multiple_selection: a.multiple,
        requirement_conditions: [],
      })),
    };
  },
  "GET /product/202309/categories/{category_id}/rules": ({ path, query }) => {
    const leaf = findLeaf(path.category_id, query.category_version);
    if (leaf.permission === "PROHIBITED")
      refuse(12_052_220, "The category is prohibited");
    if (leaf.permission === "INVITE_ONLY")
      refuse(12_052_223, "The category needs an approval");
    const { certificate, sizeChart, dimensionsRequired, preSale } = leaf.rules;
    return {
      product_certifications: certificate
        ? [{ id: `70${leaf.id}`, name: certificate, is_required: true }]
        : [],
      size_chart: {
        is_supported: sizeChart !== "none",
        is_required: sizeChart === "required",
      },
      cod: { is_supported: false },
      package_dimension: { is_required: dimensionsRequired },
      epr: { is_required: false },
      responsible_person: { is_required: false },
      manufacturer: { is_required: false },
      allowed_special_product_types: preSale
        ? ["PRE_ORDER", "MADE_TO_ORDER", "CUSTOM"]
        : [],
      fees: [],
    };
  },
};

function findLeaf(id: string | undefined, version: unknown): Category {
  checkTreeVersion(version);
  const found =
    findCategory(id) ?? refuse(12_052_023, `Category ${id} does not exist`);
  if (!found.isLeaf) refuse(12_052_024, `Category ${id} is not a leaf`);
  return found;
}
