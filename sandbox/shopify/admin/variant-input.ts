import type { Desk } from "../desk.ts";
import { idOf } from "../gid.ts";
import { locationById } from "../store/lookups.ts";
import type { StoredProduct, StoredVariant } from "../store/product-records.ts";
import { openOption } from "../store/write-product.ts";
import type { VariantEdit } from "../store/write-variants.ts";
import { notSimulated, type UserError, userError } from "./errors.ts";
import type { MetafieldInput } from "./metafields.ts";

export type OptionValueInput = {
  id?: string | null;
  name?: string | null;
  optionId?: string | null;
  optionName?: string | null;
};

export type VariantInput = Omit<VariantEdit, "optionValues" | "mediaId"> & {
  id?: string | null;
  optionValues?: OptionValueInput[] | null;
  mediaId?: string | null;
  metafields?: MetafieldInput[] | null;
  position?: number | null;
};

const simulated = new Set([
  "id",
  "price",
  "compareAtPrice",
  "barcode",
  "sku",
  "taxable",
  "inventoryPolicy",
  "inventoryItem",
  "inventoryQuantities",
  "optionValues",
  "mediaId",
  "metafields",
  "position",
  // They change nothing that the sandbox shows.
  "published",
  "taxCode",
  "requiresComponents",
]);
const simulatedItem = new Set([
  "sku",
  "tracked",
  "requiresShipping",
  "cost",
  "harmonizedSystemCode",
  "countryCodeOfOrigin",
  "provinceCodeOfOrigin",
  "measurement",
]);

/** @throws GraphQLError NOT_SIMULATED for a part of the input that would be lost. */
export function demandSimulatedVariants(
  type: string,
  inputs: VariantInput[],
): void {
  for (const input of inputs) {
    for (const [key, value] of Object.entries(input))
      if (value != null && !simulated.has(key))
        throw notSimulated(`${type}.${key}`);
    demandSimulatedItem(input.inventoryItem ?? {});
  }
}

export function demandSimulatedItem(input: object): void {
  for (const [key, value] of Object.entries(input))
    if (value != null && !simulatedItem.has(key))
      throw notSimulated(`InventoryItemInput.${key}`);
}

const tooMuch = 1e18;

/** In the order in which Shopify looks. source: recorded answers of productVariantsBulkUpdate. */
export function amountRefusals(
  input: Pick<VariantInput, "price" | "compareAtPrice">,
  at: string[],
): UserError[] {
  const large = (field: "compareAtPrice" | "price") =>
    Number(input[field] ?? 0) >= tooMuch
      ? [
          userError(
            [...at, field],
            "must be less than 1000000000000000000",
            "INVALID_INPUT",
          ),
        ]
      : [];
  return [
    ...large("compareAtPrice"),
    ...large("price"),
    ...(Number(input.price ?? 0) < 0
      ? [
          userError(
            [...at, "price"],
            "Price must be greater than or equal to 0",
            "GREATER_THAN_OR_EQUAL_TO",
          ),
        ]
      : []),
  ];
}

/** The parts of an input that change the variant itself. */
export function editOf(
  input: VariantInput,
  optionValues?: string[],
): VariantEdit {
  return {
    ...(input.price !== undefined && { price: input.price }),
    ...(input.compareAtPrice !== undefined && {
      compareAtPrice: input.compareAtPrice,
    }),
    ...(input.barcode !== undefined && { barcode: input.barcode }),
    ...(input.sku !== undefined && { sku: input.sku }),
    ...(input.taxable !== undefined && { taxable: input.taxable }),
    ...(input.inventoryPolicy !== undefined && {
      inventoryPolicy: input.inventoryPolicy,
    }),
    ...(input.inventoryItem !== undefined && {
      inventoryItem: input.inventoryItem,
    }),
    ...(input.mediaId !== undefined && {
      mediaId: idOf(input.mediaId, "MediaImage") ?? null,
    }),
    ...(optionValues && { optionValues }),
  };
}

/**
 * The values of all the product's options, in their order. Values that the option does not know yet are added to it.
 * The words of the refusals are Shopify's.
 *
 * @param fallback values of a variant that is there already; a new one has to name all.
 */
export function optionValuesOf(
  desk: Desk,
  product: StoredProduct,
  inputs: OptionValueInput[] | null | undefined,
  at: string[],
  fallback?: StoredVariant,
): string[] | UserError {
  const given = new Map<number, string>();
  for (const [index, input] of (inputs ?? []).entries()) {
    const option = product.options.find(
      (one) =>
        one.id === idOf(input.optionId, "ProductOption") ||
        (input.optionName && one.name === input.optionName),
    );
    if (!option)
      return userError(
        [...at, "optionValues", String(index)],
        "Option does not exist",
        "OPTION_DOES_NOT_EXIST",
      );
    const value = input.name
      ? { name: input.name }
      : option.values.find(
          (one) => one.id === idOf(input.id, "ProductOptionValue"),
        );
    if (!value)
      return userError(
        [...at, "optionValues", String(index)],
        "Option value does not exist",
        "OPTION_VALUE_DOES_NOT_EXIST",
      );
    given.set(option.id, value.name);
  }
  const missing = product.options.find(
    (option, index) =>
      !given.has(option.id) && fallback?.optionValues[index] === undefined,
  );
  if (missing)
    return userError(
      [...at, "optionValues"],
      `You need to add option values for ${missing.name}`,
      "NEED_TO_ADD_OPTION_VALUES",
    );
  return product.options.map((option, index) => {
    const name = given.get(option.id) ?? fallback?.optionValues[index] ?? "";
    if (!option.values.some((value) => value.name === name))
      option.values.push(
        ...openOption(desk, { name: option.name, values: [name] }).values,
      );
    return name;
  });
}

export function unknownLocation(
  desk: Desk,
  quantities: readonly { locationId: string }[] | null | undefined,
  at: string[],
): UserError[] {
  return (quantities ?? []).flatMap(({ locationId }, index) =>
    locationById(desk.store, idOf(locationId, "Location"))
      ? []
      : [
          userError(
            [...at, "inventoryQuantities", String(index), "locationId"],
            "Quantity for Location couldn't be set because the location was deleted.",
            "TRACKED_VARIANT_LOCATION_NOT_FOUND",
          ),
        ],
  );
}
