import type { Desk } from "../desk.ts";
import { idOf } from "../gid.ts";
import { setComponents } from "../store/bundles.ts";
import { bundlesWith, componentsOf } from "../store/components.ts";
import { notSimulated, type UserError, userError } from "./errors.ts";
import { variantView } from "./variants.ts";
import type { View, Visit } from "./view.ts";

type Relationship = { id: string; quantity: number };
type Update = {
  parentProductVariantId?: string | null;
  parentProductId?: string | null;
  productVariantRelationshipsToCreate?: Relationship[] | null;
  productVariantRelationshipsToUpdate?: Relationship[] | null;
  productVariantRelationshipsToRemove?: string[] | null;
  removeAllProductVariantRelationships?: boolean | null;
  priceInput?: unknown;
};

type Refusal = UserError & { code: string };
const refusal = (index: number, message: string, code: string): Refusal => ({
  ...userError(["input", String(index)], message, code),
  code,
});

// Assumed: the words; the codes are the schema's.
const mostComponents = 150;

/** Bundles are made of variants and are no components themselves. All or nothing. source: Admin schema 2026-10. */
function update({ input }: { input: Update[] }, { desk }: Visit): View {
  const planned = input.map((one, index) => plan(desk, one, index));
  const userErrors = planned.flatMap(({ errors }) => errors);
  if (userErrors.length > 0) return { parentProductVariants: null, userErrors };
  const parents = planned.flatMap(({ parent, parts }) => {
    if (!parent) return [];
    setComponents(desk, parent, parts);
    return [variantView(desk, parent)];
  });
  return { parentProductVariants: parents, userErrors: [] };
}

function plan(desk: Desk, one: Update, index: number) {
  if (one.priceInput)
    throw notSimulated("ProductVariantRelationshipUpdateInput.priceInput");
  if (one.parentProductId)
    throw notSimulated("ProductVariantRelationshipUpdateInput.parentProductId");
  const { variants } = desk.store;
  const find = (id: string) => variants.get(idOf(id, "ProductVariant"));
  const parent = one.parentProductVariantId
    ? find(one.parentProductVariantId)
    : undefined;
  const none = { parent, parts: [] };
  if (!parent)
    return {
      ...none,
      errors: [
        refusal(
          index,
          "The parent product variant was not found.",
          one.parentProductVariantId
            ? "PRODUCT_VARIANTS_NOT_FOUND"
            : "PARENT_REQUIRED",
        ),
      ],
    };
  const parts = new Map(
    one.removeAllProductVariantRelationships
      ? []
      : componentsOf(parent).map((part) => [part.variantId, part.quantity]),
  );
  const errors: Refusal[] = [];
  const refuse = (message: string, code: string) =>
    errors.push(refusal(index, message, code));
  for (const id of one.productVariantRelationshipsToRemove ?? [])
    if (!parts.delete(idOf(id, "ProductVariant") ?? 0))
      refuse(`${id} is no component.`, "PRODUCT_VARIANTS_NOT_COMPONENTS");
  for (const { id, quantity } of one.productVariantRelationshipsToCreate ??
    []) {
    const part = find(id);
    if (!part) refuse(`${id} was not found.`, "PRODUCT_VARIANTS_NOT_FOUND");
    else if (part.id === parent.id)
      refuse("A variant cannot contain itself.", "CIRCULAR_REFERENCE");
    else if (parts.has(part.id))
      refuse(
        `${id} is a component already.`,
        "DUPLICATE_PRODUCT_VARIANT_RELATIONSHIP",
      );
    else if (componentsOf(part).length > 0)
      refuse(
        "A bundle cannot be a component.",
        "NESTED_PARENT_PRODUCT_VARIANT",
      );
    else if (quantity < 1) refuse("Quantity is too low.", "INVALID_QUANTITY");
    else parts.set(part.id, quantity);
  }
  for (const { id, quantity } of one.productVariantRelationshipsToUpdate ??
    []) {
    const partId = idOf(id, "ProductVariant") ?? 0;
    if (!parts.has(partId))
      refuse(`${id} is no component.`, "PRODUCT_VARIANTS_NOT_COMPONENTS");
    else if (quantity < 1) refuse("Quantity is too low.", "INVALID_QUANTITY");
    else parts.set(partId, quantity);
  }
  if (bundlesWith(desk.store, parent.id).length > 0)
    refuse("A component cannot be a bundle.", "NESTED_PARENT_PRODUCT_VARIANT");
  if (parts.size > mostComponents)
    refuse(
      "There are too many components.",
      "EXCEEDED_PRODUCT_VARIANT_RELATIONSHIP_LIMIT",
    );
  return {
    parent,
    errors,
    parts: [...parts].map(([variantId, quantity]) => ({ variantId, quantity })),
  };
}

export const bundleRoots: View = {
  productVariantRelationshipBulkUpdate: update,
};
