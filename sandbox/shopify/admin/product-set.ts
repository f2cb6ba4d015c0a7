import { type Desk, nextId, now } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import { productByGid, variantsOf } from "../store/lookups.ts";
import { metafieldsOf } from "../store/metafields.ts";
import type { StoredProduct, StoredVariant } from "../store/product-records.ts";
import {
  editProduct,
  openOption,
  openProduct,
} from "../store/write-product.ts";
import {
  addVariant,
  editVariant,
  removeVariant,
  setQuantity,
} from "../store/write-variants.ts";
import { postProduct } from "../webhooks/letters.ts";
import { type UserError, userError } from "./errors.ts";
import { writeMetafields } from "./metafields.ts";
import {
  demandSimulated,
  joinCollections,
  type MediaInput,
  openFile,
  type ProductInput,
} from "./product-input.ts";
import { productView } from "./products.ts";
import {
  amountRefusals,
  demandSimulatedVariants,
  editOf,
  optionValuesOf,
  unknownLocation,
  type VariantInput,
} from "./variant-input.ts";
import type { View, Visit } from "./view.ts";

type SetVariant = VariantInput & {
  inventoryQuantities?:
    | { locationId: string; name: string; quantity: number }[]
    | null;
};

type SetInput = ProductInput & {
  productOptions?:
    | { name?: string | null; values?: { name?: string | null }[] | null }[]
    | null;
  variants?: SetVariant[] | null;
  files?: MediaInput[] | null;
};

type SetArgs = {
  identifier?: { id?: string | null; handle?: string | null } | null;
  input: SetInput;
  synchronous?: boolean | null;
};

const mostVariants = 2_048;

/** The words of INPUT_MISSING and DOES_NOT_EXIST are Shopify's; only ID_NOT_ALLOWED stands in a recorded answer. */
function refusals(
  args: SetArgs,
  product: StoredProduct | undefined,
): UserError[] {
  const { identifier, input } = args;
  const refuse = (field: string[], message: string, code: string) => [
    userError(field, message, code),
  ];
  if (identifier && input.id)
    return refuse(
      ["input"],
      "The id field is not allowed if identifier is provided.",
      "ID_NOT_ALLOWED",
    );
  if (!product && (identifier?.id ?? input.id))
    return refuse(
      identifier ? ["identifier", "id"] : ["input", "id"],
      "Product does not exist",
      "PRODUCT_DOES_NOT_EXIST",
    );
  if ((!product || input.title !== undefined) && !input.title?.trim())
    return refuse(
      ["input", "title"],
      "Title can't be blank",
      "INVALID_PRODUCT",
    );
  if (input.variants && !input.productOptions)
    return refuse(
      ["input", "productOptions"],
      "Product options input is required when updating variants",
      "PRODUCT_OPTIONS_INPUT_MISSING",
    );
  if (input.productOptions && !input.variants)
    return refuse(
      ["input", "variants"],
      "Variants input is required when updating product options",
      "VARIANTS_INPUT_MISSING",
    );
  return (input.variants?.length ?? 0) > mostVariants
    ? refuse(
        ["input", "variants"],
        `Product must have less than ${mostVariants} variants`,
        "VARIANTS_OVER_LIMIT",
      )
    : [];
}

/** Finds or makes the product and makes its lists exactly what is given; a list that is left out stays. */
function productSet(args: SetArgs, { desk }: Visit): View {
  const { input } = args;
  demandSimulated("ProductSetInput", input, [
    "productOptions",
    "variants",
    "files",
  ]);
  demandSimulatedVariants("ProductVariantSetInput", input.variants ?? []);
  const found = findProduct(desk, args);
  const answer = (product: StoredProduct | null, userErrors: UserError[]) =>
    args.synchronous === false
      ? {
          product: null,
          productSetOperation: openOperation(desk, product, userErrors),
          userErrors: [],
        }
      : {
          product: product && productView(desk, product),
          productSetOperation: null,
          userErrors,
        };
  const refused = refusals(args, found);
  if (refused.length > 0)
    return { product: null, productSetOperation: null, userErrors: refused };
  // Checked on a copy: an option value that is refused leaves nothing behind.
  const draft = optionsOf(desk, input, found);
  const checked = (input.variants ?? []).map((variant, index) =>
    checkVariant(desk, draft, variant, index),
  );
  const errors = checked.flatMap((one) => one.errors);
  if (errors.length > 0) return answer(null, errors);
  const product =
    found ??
    openProduct(
      desk,
      {
        ...input,
        title: input.title ?? "",
        handle: input.handle ?? args.identifier?.handle,
      },
      [],
    );
  writeLists(desk, product, input, draft, checked);
  if (found) editProduct(desk, product, input);
  else postProduct(desk, product, "create");
  return answer(product, []);
}

function findProduct(
  { store }: Desk,
  { identifier, input }: SetArgs,
): StoredProduct | undefined {
  return identifier?.handle
    ? store.products.first("handle", identifier.handle)
    : productByGid(store, identifier?.id ?? input.id);
}

/** The options as they will be, with the ids of those that stay. */
function optionsOf(
  desk: Desk,
  input: SetInput,
  found: StoredProduct | undefined,
): StoredProduct {
  const options = input.productOptions?.map(({ name, values }) => {
    const old = found?.options.find((option) => option.name === name);
    const fresh = openOption(desk, {
      name: name ?? "Title",
      values: (values ?? []).map((value) => value.name ?? ""),
    });
    return {
      ...fresh,
      id: old?.id ?? fresh.id,
      values: fresh.values.map(
        (value) => old?.values.find((one) => one.name === value.name) ?? value,
      ),
    };
  });
  return {
    ...(found as StoredProduct),
    options: options ?? found?.options ?? [],
  };
}

type CheckedVariant = {
  input: SetVariant;
  values: string[];
  errors: UserError[];
};

function checkVariant(
  desk: Desk,
  draft: StoredProduct,
  input: SetVariant,
  index: number,
): CheckedVariant {
  const at = ["input", "variants", String(index)];
  const values = optionValuesOf(desk, draft, input.optionValues, at);
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

function writeLists(
  desk: Desk,
  product: StoredProduct,
  input: SetInput,
  draft: StoredProduct,
  checked: CheckedVariant[],
): void {
  if (input.variants) {
    product.options = draft.options;
    writeVariants(desk, product, checked);
  } else if (variantsOf(desk.store, product.id).length === 0)
    addVariant(desk, product, { optionValues: ["Default Title"] }, 1);
  // source: shopify.dev, "productSet": a list that is given takes the place of the product's own.
  if (input.files)
    product.media = input.files.flatMap((file) =>
      file.id
        ? (product.media.find(
            (one) => one.id === idOf(file.id, "MediaImage"),
          ) ?? [])
        : openFile(desk, file),
    );
  joinCollections(desk, product, input);
  if (input.metafields) {
    const wanted = new Set(input.metafields.map(({ key }) => key));
    for (const field of metafieldsOf(desk, "Product", product.id))
      if (!wanted.has(field.key)) desk.store.metafields.remove(field);
    writeMetafields(desk, "Product", product.id, input.metafields);
  }
  touchQuietly(desk, product);
}

/** Matched by id, then by option values; what is not named goes. */
function writeVariants(
  desk: Desk,
  product: StoredProduct,
  checked: CheckedVariant[],
): void {
  const old = new Set(variantsOf(desk.store, product.id));
  const title = (values: string[]) => values.join(" / ");
  const matched = checked.map(({ input, values }) => {
    const byId = desk.store.variants.get(idOf(input.id, "ProductVariant"));
    const match =
      byId && old.has(byId)
        ? byId
        : [...old].find((one) => title(one.optionValues) === title(values));
    if (match) old.delete(match);
    return match;
  });
  for (const variant of old) removeVariant(desk, variant);
  for (const [index, { input, values }] of checked.entries()) {
    const variant = writeVariant(desk, product, matched[index], input, {
      values,
      position: index + 1,
    });
    writeMetafields(desk, "ProductVariant", variant.id, input.metafields);
    for (const { locationId, name, quantity } of input.inventoryQuantities ??
      [])
      setQuantity(desk, variant, {
        locationId: idOf(locationId, "Location") ?? 0,
        name,
        quantity,
      });
  }
}

function writeVariant(
  desk: Desk,
  product: StoredProduct,
  known: StoredVariant | undefined,
  input: SetVariant,
  { values, position }: { values: string[]; position: number },
): StoredVariant {
  if (!known)
    return addVariant(
      desk,
      product,
      { ...editOf(input), optionValues: values },
      position,
    );
  known.position = position;
  editVariant(desk, known, editOf(input, values));
  return known;
}

function touchQuietly(desk: Desk, product: StoredProduct): void {
  product.updatedAt = now(desk);
  desk.store.products.refile(product);
}

/** An operation that is already over; its answer says CREATED, as Shopify's does. */
function openOperation(
  desk: Desk,
  product: StoredProduct | null,
  userErrors: UserError[],
): View {
  const operation = desk.store.productOperations.add({
    id: nextId(desk),
    productId: product?.id ?? null,
    userErrors,
  });
  return {
    __typename: "ProductSetOperation",
    id: gid("ProductSetOperation", operation.id),
    status: "CREATED",
    product: null,
    userErrors: [],
  };
}

export const productSetRoots: View = {
  productSet,
  productOperation: ({ id }: { id: string }, { desk }: Visit) => {
    const operation = desk.store.productOperations.get(
      idOf(id, "ProductSetOperation"),
    );
    if (!operation) return null;
    const product = desk.store.products.get(operation.productId);
    return {
      __typename: "ProductSetOperation",
      id,
      status: "COMPLETE",
      product: product ? productView(desk, product) : null,
      userErrors: operation.userErrors,
    };
  },
};
