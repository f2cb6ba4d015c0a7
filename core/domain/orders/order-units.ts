import { spread } from "../../kit/spread.ts";
import type { MarketplaceOrderLineFact } from "../facts.ts";
import type { UnitMoney } from "../order-money-facts.ts";

/** One unit to be shipped: a line of TikTok's, or a part of a virtual bundle. */
export type OrderUnit = {
  externalId: string;
  skuExternalId: string;
  variantId: string | null;
  sku: string | null;
  title: string;
  unitPriceMinor: number;
  money: UnitMoney;
  isGift: boolean;
  isCancelled: boolean;
};

/**
 * The units of an order. A virtual bundle that stands for no variant of its own is taken apart into what the warehouse
 * ships; its price, discounts and tax are spread over the parts by what each costs alone, to the cent.
 * @param priceOf what a SKU is listed for; missing ones count alike.
 */
export function orderUnits(
  lines: MarketplaceOrderLineFact[],
  variantOfSku: Map<string, string>,
  priceOf: Map<string, number>,
): OrderUnit[] {
  return lines.flatMap((line): OrderUnit[] => {
    const { skuExternalId, title, money, isGift, isCancelled } = line;
    const variantId = variantOfSku.get(skuExternalId) ?? null;
    const shared = { title, isGift, isCancelled };
    if (line.parts.length === 0 || variantId !== null)
      return [
        {
          ...shared,
          externalId: line.externalId,
          skuExternalId,
          variantId,
          sku: line.sellerSku,
          unitPriceMinor: line.unitPriceMinor,
          money,
        },
      ];
    const units = line.parts.flatMap((part) =>
      Array.from({ length: part.units }, () => part),
    );
    const prices = units.map(
      (part) => priceOf.get(part.skuExternalId) ?? Number.NaN,
    );
    const weights = prices.some(Number.isNaN) ? units.map(() => 1) : prices;
    const share = (minor: number) => spread(minor, weights);
    const [unitPrice, list, seller, platform, tax] = [
      share(line.unitPriceMinor),
      share(money.listMinor),
      share(money.sellerDiscountMinor),
      share(money.platformDiscountMinor),
      share(money.taxMinor),
    ];
    return units.map((part, index) => ({
      ...shared,
      externalId: `${line.externalId}/${index + 1}`,
      skuExternalId: part.skuExternalId,
      variantId: variantOfSku.get(part.skuExternalId) ?? null,
      sku: part.sellerSku,
      unitPriceMinor: unitPrice?.[index] ?? 0,
      money: {
        listMinor: list?.[index] ?? 0,
        sellerDiscountMinor: seller?.[index] ?? 0,
        platformDiscountMinor: platform?.[index] ?? 0,
        taxMinor: tax?.[index] ?? 0,
        taxRate: money.taxRate,
      },
    }));
  });
}

/** TikTok's own line that a unit belongs to. */
export const lineOfUnit = (unitExternalId: string): string =>
  unitExternalId.split("/")[0] ?? unitExternalId;
