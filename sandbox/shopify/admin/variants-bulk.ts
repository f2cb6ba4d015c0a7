import type { Desk } from "../desk.ts";
import { idOf } from "../gid.ts";
import { productByGid, variantsOf } from "../store/lookups.ts";
import {
  defaultOption,
  hasOnlyDefault,
  type StoredProduct,
  type StoredVariant,
  variantTitle,
} from "../store/product-records.ts";
import { touchProduct } from "../store/write-product.ts";
import {
  addVariant,
  editVariant,
  removeVariant,
  setQuantity,
} from "../store/write-variants.ts";
import { type UserError, userError } from "./errors.ts";
import { writeMetafields } from "./metafields.ts";
import {
  amountRefusals,
  demandSimulatedVariants,
  editOf,
  optionValuesOf,
  unknownLocation,
  type VariantInput,
} from "./variant-input.ts";
import { variantView } from "./variants.ts";
import type { View, Visit } from "./view.ts";

type BulkInput = VariantInput & {
  inventoryQuantities?:
    | { locationId: string; availableQuantity: number }[]
    | null;
};

const noProduct = userError(
  ["productId"],
  "Product does not exist",
  "PRODUCT_DOES_NOT_EXIST",
);

const show = (desk: Desk, variants: StoredVariant[]) =>
  variants.map((variant) => variantView(desk, variant));

type CreateArgs = {
  productId: string;
  variants: BulkInput[];
  strategy?: string | null;
};

function create(args: CreateArgs, { desk, views }: Visit): View {
  const product = productByGid(desk.store, args.productId);
  if (!product)
    return { product: null, productVariants: null, userErrors: [noProduct] };
  demandSimulatedVariants("ProductVariantsBulkInput", args.variants);
  const standalone = standaloneVariant(desk, product, args.strategy);
  const planned = args.variants.map((input, index) =>
    plan(desk, product, input, index),
  );
  const userErrors = [
    ...planned.flatMap(({ errors }) => errors),
    ...doubles(desk, product, planned, standalone),
  ];
  if (userErrors.length > 0)
    return { product: null, productVariants: null, userErrors };
  if (standalone) removeVariant(desk, standalone);
  const first = variantsOf(desk.store, product.id).length + 1;
  const created = planned.map(({ input, values }, index) => {
    const variant = addVariant(
      desk,
      product,
      { ...editOf(input), optionValues: values },
      first + index,
    );
    writeMetafields(desk, "ProductVariant", variant.id, input.metafields);
    for (const { locationId, availableQuantity } of input.inventoryQuantities ??
      [])
      setQuantity(desk, variant, {
        locationId: idOf(locationId, "Location") ?? 0,
        name: "available",
        quantity: availableQuantity,
      });
    return variant;
  });
  dropUnusedValues(desk, product);
  touchProduct(desk, product);
  return {
    product: views.product(desk, product),
    productVariants: show(desk, created),
    userErrors: [],
  };
}

/** The one variant of a product without options, which real ones replace. source: shopify.dev, ProductVariantsBulkCreateStrategy. */
function standaloneVariant(
  { store }: Desk,
  product: StoredProduct,
  strategy = "DEFAULT" as string | null,
): StoredVariant | undefined {
  const [only, ...others] = variantsOf(store, product.id);
  if (!only || others.length > 0 || strategy === "PRESERVE_STANDALONE_VARIANT")
    return undefined;
  return hasOnlyDefault(product) || strategy === "REMOVE_STANDALONE_VARIANT"
    ? only
    : undefined;
}

type Planned = { input: BulkInput; values: string[]; errors: UserError[] };

function plan(
  desk: Desk,
  product: StoredProduct,
  input: BulkInput,
  index: number,
): Planned {
  const at = ["variants", String(index)];
  const values = optionValuesOf(desk, product, input.optionValues, at);
  return {
    input,
    values: Array.isArray(values) ? values : [],
    errors: [
      ...amountRefusals(input, at),
      ...(Array.isArray(values) ? [] : [values]),
      ...unknownLocation(desk, input.inventoryQuantities, at),
    ],
  };
}

function doubles(
  { store }: Desk,
  product: StoredProduct,
  planned: Planned[],
  leaving: StoredVariant | undefined,
): UserError[] {
  const seen = new Set(
    variantsOf(store, product.id)
      .filter((variant) => variant !== leaving)
      .map(variantTitle),
  );
  return planned.flatMap(({ values }, index) => {
    const title = values.join(" / ");
    if (values.length === 0 || !seen.has(title)) {
      seen.add(title);
      return [];
    }
    return userError(
      ["variants", String(index)],
      `The variant '${title}' already exists. Please change at least one option value.`,
      "VARIANT_ALREADY_EXISTS",
    );
  });
}

/** The placeholder value goes when nobody has it any more. */
function dropUnusedValues({ store }: Desk, product: StoredProduct): void {
  const variants = variantsOf(store, product.id);
  for (const [index, option] of product.options.entries())
    option.values = option.values.filter(
      ({ name }) =>
        name !== defaultOption.value ||
        variants.some((variant) => variant.optionValues[index] === name),
    );
}

type UpdateArgs = {
  productId: string;
  variants: BulkInput[];
  allowPartialUpdates?: boolean | null;
};

function update(args: UpdateArgs, { desk, views }: Visit): View {
  const product = productByGid(desk.store, args.productId);
  if (!product)
    return { product: null, productVariants: null, userErrors: [noProduct] };
  demandSimulatedVariants("ProductVariantsBulkInput", args.variants);
  const planned = args.variants.map((input, index) =>
    planUpdate(desk, product, input, index),
  );
  const userErrors = planned.flatMap(({ errors }) => errors);
  const refused = userErrors.length > 0 && !args.allowPartialUpdates;
  if (refused)
    return {
      product: views.product(desk, product),
      productVariants: null,
      userErrors,
    };
  const known = planned.flatMap(({ variant, input, values, errors }) => {
    if (variant && errors.length === 0) {
      editVariant(desk, variant, editOf(input, values));
      writeMetafields(desk, "ProductVariant", variant.id, input.metafields);
    }
    return variant ?? [];
  });
  if (planned.some(({ errors }) => errors.length === 0))
    touchProduct(desk, product);
  return {
    product: views.product(desk, product),
    // Also those that stayed as they were. source: recorded answer with allowPartialUpdates.
    productVariants: show(desk, known),
    userErrors,
  };
}

function planUpdate(
  desk: Desk,
  product: StoredProduct,
  input: BulkInput,
  index: number,
) {
  const at = ["variants", String(index)];
  const found = desk.store.variants.get(idOf(input.id, "ProductVariant"));
  const variant = found?.productId === product.id ? found : undefined;
  if (!variant)
    return {
      input,
      variant,
      values: undefined,
      errors: [
        userError(
          [...at, "id"],
          "Product variant does not exist",
          "PRODUCT_VARIANT_DOES_NOT_EXIST",
        ),
      ],
    };
  const values = input.optionValues
    ? optionValuesOf(desk, product, input.optionValues, at, variant)
    : undefined;
  const errors = [
    ...amountRefusals(input, at),
    ...(values && !Array.isArray(values) ? [values] : []),
    ...(input.inventoryQuantities?.length
      ? [
          userError(
            [...at, "inventoryQuantities"],
            "Inventory quantities can only be provided during create. To update inventory for existing variants, use inventoryAdjustQuantities.",
            "NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE",
          ),
        ]
      : []),
  ];
  return {
    input,
    variant,
    values: Array.isArray(values) ? values : undefined,
    errors,
  };
}

function remove(
  args: { productId: string; variantsIds: string[] },
  { desk, views }: Visit,
): View {
  const product = productByGid(desk.store, args.productId);
  if (!product) return { product: null, userErrors: [noProduct] };
  const variants = args.variantsIds.map((id) =>
    desk.store.variants.get(idOf(id, "ProductVariant")),
  );
  const userErrors = variants.flatMap((variant, index) =>
    variant?.productId === product.id
      ? []
      : [
          userError(
            ["variantsIds", String(index)],
            "At least one variant does not belong to the product",
            "AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT",
          ),
        ],
  );
  if (userErrors.length > 0) return { product: null, userErrors };
  for (const variant of variants) if (variant) removeVariant(desk, variant);
  renumber(desk, product);
  touchProduct(desk, product);
  return { product: views.product(desk, product), userErrors: [] };
}

function renumber({ store }: Desk, product: StoredProduct): void {
  for (const [index, variant] of variantsOf(store, product.id).entries())
    variant.position = index + 1;
}

function reorder(
  args: { productId: string; positions: { id: string; position: number }[] },
  { desk, views }: Visit,
): View {
  const product = productByGid(desk.store, args.productId);
  if (!product) return { product: null, userErrors: [noProduct] };
  for (const { id, position } of args.positions) {
    const variant = desk.store.variants.get(idOf(id, "ProductVariant"));
    // Half a place ahead of whoever is there, until all are numbered again.
    if (variant?.productId === product.id) variant.position = position - 0.5;
  }
  renumber(desk, product);
  touchProduct(desk, product);
  return { product: views.product(desk, product), userErrors: [] };
}

export const variantBulkRoots: View = {
  productVariantsBulkCreate: create,
  productVariantsBulkUpdate: update,
  productVariantsBulkDelete: remove,
  productVariantsBulkReorder: reorder,
};
