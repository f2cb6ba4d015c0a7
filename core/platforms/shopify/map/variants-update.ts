import { formatDecimal } from "#core/kit/money.ts";
import type { VariantSetting } from "#core/world/storefront-products.ts";
import type {
  InventoryItemInput,
  ProductVariantsBulkInput,
} from "../wire/documents.generated.ts";

/** Only what is set is sent: a field that is left out stays as it is. */
export const toVariantsUpdate = (change: {
  productExternalId: string;
  currency: string;
  variants: (VariantSetting & { externalId: string })[];
}) => ({
  productId: change.productExternalId,
  variants: change.variants.map(
    ({ externalId, ...setting }): ProductVariantsBulkInput => ({
      id: externalId,
      ...toVariantFields(setting, change.currency),
      // Unlike elsewhere, the SKU of a variant is its inventory item's here.
      ...inventoryItemOf(setting),
      ...(setting.optionValues && {
        optionValues: setting.optionValues.map(({ option, value }) => ({
          optionName: option,
          name: value,
        })),
      }),
    }),
  ),
});

export function toVariantFields(setting: VariantSetting, currency: string) {
  const { barcode, priceMinor } = setting;
  return {
    ...(barcode !== undefined && { barcode }),
    ...(priceMinor !== undefined && {
      price: formatDecimal({ minor: priceMinor, currency }),
    }),
  };
}

function inventoryItemOf({ sku, weightGrams }: VariantSetting): {
  inventoryItem?: InventoryItemInput;
} {
  if (sku === undefined && weightGrams === undefined) return {};
  return {
    inventoryItem: {
      ...(sku !== undefined && { sku }),
      ...(weightGrams !== undefined && toWeight(weightGrams)),
    },
  };
}

export const toWeight = (weightGrams: number) => ({
  measurement: {
    weight: { value: weightGrams, unit: "GRAMS" as const },
  },
});
