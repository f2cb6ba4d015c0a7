import type { MarketplaceOrderFact } from "../facts.ts";
import type { OrderPriceFact } from "../order-money-facts.ts";
import { priceFaults } from "./order-bill.ts";

/** Whether the parts of an order's own payment do not add up, whatever currency the store keeps its books in. */
export const isPriceTorn = (order: MarketplaceOrderFact): boolean =>
  priceFaults({
    currency: order.currency,
    storeCurrency: order.currency,
    totalMinor: order.totalMinor,
    money: order.money,
    units: order.lines.map((line) => ({
      ...line,
      variantId: line.skuExternalId,
    })),
    isAccepted: false,
  }).length > 0;

/**
 * The order with the parts of its price as the price detail tells them. Null where those do not add up either, or come to
 * another sum than the order's own: what the buyer paid is never chosen between two.
 * @param order one whose own payment is torn. Fees and what was taken off the payment the price detail does not tell.
 */
export function withPriceDetail(
  order: MarketplaceOrderFact,
  detail: OrderPriceFact,
): MarketplaceOrderFact | null {
  if (
    detail.currency !== order.currency ||
    detail.paidMinor !== order.totalMinor
  )
    return null;
  const told = new Map(detail.lines.map((line) => [line.lineExternalId, line]));
  if (order.lines.some(({ externalId }) => !told.has(externalId))) return null;
  const mended: MarketplaceOrderFact = {
    ...order,
    money: {
      goodsListMinor: detail.listMinor,
      sellerDiscountMinor: detail.sellerDiscountMinor,
      platformDiscountMinor: detail.platformDiscountMinor,
      goodsMinor: detail.saleMinor,
      goodsTaxMinor: detail.goodsTaxMinor,
      shippingListMinor: detail.shippingListMinor,
      shippingSellerDiscountMinor: detail.shippingSellerDiscountMinor,
      shippingPlatformDiscountMinor: detail.shippingPlatformDiscountMinor,
      shippingMinor: detail.shippingMinor,
      shippingTaxMinor: detail.taxMinor - detail.goodsTaxMinor,
      fees: order.money?.fees ?? [],
      deductionMinor: order.money?.deductionMinor ?? 0,
      totalMinor: detail.paidMinor,
    },
    lines: order.lines.map((line) => {
      const price = told.get(line.externalId);
      return price
        ? {
            ...line,
            unitPriceMinor: price.saleMinor,
            money: {
              ...line.money,
              listMinor: price.listMinor,
              sellerDiscountMinor: price.sellerDiscountMinor,
              platformDiscountMinor: price.platformDiscountMinor,
              taxMinor: price.goodsTaxMinor,
            },
          }
        : line;
    }),
  };
  return isPriceTorn(mended) ? null : mended;
}
