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

/** So many of a variant in a bundle that the store puts together itself. */
export type BundlePart = {
  variantId: string;
  sku: string | null;
  priceMinor: number;
  count: number;
};

/**
 * The units of an order. A virtual bundle that stands for no variant of its own is taken apart into what the warehouse
 * ships, and so is what Shopify puts together itself; its price, discounts and tax are spread over the parts by what each
 * costs alone, to the cent.
 * @param priceOf what a SKU is listed for; missing ones count alike.
 * @param bundleOf what variants are put together from in the store.
 */
export function orderUnits(
  lines: MarketplaceOrderLineFact[],
  variantOfSku: Map<string, string>,
  priceOf: Map<string, number>,
  bundleOf: ReadonlyMap<string, BundlePart[]> = new Map(),
): OrderUnit[] {
  return lines.flatMap((line): OrderUnit[] => {
    const { skuExternalId } = line;
    const variantId = variantOfSku.get(skuExternalId) ?? null;
    const inStore = bundleOf.get(variantId ?? "");
    if (inStore)
      return takenApart(
        line,
        inStore.flatMap(({ count, ...part }) =>
          Array.from({ length: count }, () => ({ ...part, skuExternalId })),
        ),
      );
    if (line.parts.length === 0 || variantId !== null)
      return [
        {
          title: line.title,
          isGift: line.isGift,
          isCancelled: line.isCancelled,
          externalId: line.externalId,
          skuExternalId,
          variantId,
          sku: line.sellerSku,
          unitPriceMinor: line.unitPriceMinor,
          money: line.money,
        },
      ];
    return takenApart(
      line,
      line.parts.flatMap((part) =>
        Array.from({ length: part.units }, () => ({
          skuExternalId: part.skuExternalId,
          variantId: variantOfSku.get(part.skuExternalId) ?? null,
          sku: part.sellerSku,
          priceMinor: priceOf.get(part.skuExternalId) ?? Number.NaN,
        })),
      ),
    );
  });
}

type Piece = {
  skuExternalId: string;
  variantId: string | null;
  sku: string | null;
  /** What it costs alone; not a number where nobody knows. */
  priceMinor: number;
};

function takenApart(
  {
    externalId,
    unitPriceMinor,
    money,
    title,
    isGift,
    isCancelled,
  }: MarketplaceOrderLineFact,
  pieces: Piece[],
): OrderUnit[] {
  const prices = pieces.map(({ priceMinor }) => priceMinor);
  const weights = prices.some(Number.isNaN) ? pieces.map(() => 1) : prices;
  const share = (minor: number) => spread(minor, weights);
  const [unitPrice, list, seller, platform, tax] = [
    share(unitPriceMinor),
    share(money.listMinor),
    share(money.sellerDiscountMinor),
    share(money.platformDiscountMinor),
    share(money.taxMinor),
  ];
  return pieces.map(({ skuExternalId, variantId, sku }, index) => ({
    title,
    isGift,
    isCancelled,
    externalId: `${externalId}/${index + 1}`,
    skuExternalId,
    variantId,
    sku,
    unitPriceMinor: unitPrice?.[index] ?? 0,
    money: {
      listMinor: list?.[index] ?? 0,
      sellerDiscountMinor: seller?.[index] ?? 0,
      platformDiscountMinor: platform?.[index] ?? 0,
      taxMinor: tax?.[index] ?? 0,
      taxRate: money.taxRate,
    },
  }));
}

/** TikTok's own line that a unit belongs to. */
export const lineOfUnit = (unitExternalId: string): string =>
  unitExternalId.split("/")[0] ?? unitExternalId;
