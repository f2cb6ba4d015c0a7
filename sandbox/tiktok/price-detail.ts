import { shippingShownOnPriceDetailLines } from "./assumed.ts";
import { amount, spread, total } from "./money.ts";
import { postageSaleOf, saleOf } from "./pricing.ts";
import type { Line, Order, Postage } from "./state.ts";

const nothing: Postage = {
  list: 0,
  sellerDiscount: 0,
  platformDiscount: 0,
  tax: 0,
};

/**
 * How the price of an order comes about; every sum ties to the cent, for the order and for each unit. Source: page
 * `get-price-detail-202407` (calculations in its field texts).
 */
export function viewPriceDetail(order: Order) {
  const shares = postageShares(order);
  return {
    ...sumsOf(order.lines, order.postage),
    line_items: order.lines.map((line, i) => ({
      id: line.id,
      ...sumsOf([line], shares[i] ?? nothing),
    })),
  };
}

function sumsOf(lines: Line[], postage: Postage) {
  const sum = (of: (line: Line) => number) => total(lines.map(of));
  const sale = sum(saleOf);
  const tax = sum((l) => l.tax);
  const shipping = postageSaleOf(postage);
  const gifts = sum((l) => (l.isGift ? l.list : 0));
  return {
    currency: "USD",
    total: amount(sum((l) => l.list) + postage.list),
    payment: amount(sale + shipping + tax + postage.tax),
    sku_list_price: amount(sum((l) => l.list)),
    sku_sale_price: amount(sale),
    subtotal: amount(sale + tax),
    subtotal_deduction_seller: amount(sum((l) => l.sellerDiscount)),
    subtotal_deduction_platform: amount(sum((l) => l.platformDiscount)),
    subtotal_tax_amount: amount(tax),
    voucher_deduction_platform: "0",
    voucher_deduction_seller: "0",
    shipping_list_price: amount(postage.list),
    shipping_sale_price: amount(shipping),
    shipping_fee_deduction_seller: amount(postage.sellerDiscount),
    shipping_fee_deduction_platform: amount(postage.platformDiscount),
    shipping_fee_deduction_platform_voucher: "0",
    tax_amount: amount(tax + postage.tax),
    tax_rate: lines[0]?.taxRate ?? "0",
    net_price_amount: amount(sale),
    cod_fee: "0",
    sku_gift_original_price: amount(gifts),
    sku_gift_net_price: amount(gifts),
  };
}

/** The postage of each unit: by price, to the cent; all of it on the order where the platform keeps it there. */
function postageShares({ lines, postage }: Order): Postage[] {
  if (!shippingShownOnPriceDetailLines) return [];
  const weights = lines.map((l) => l.list);
  const parts = {
    list: spread(postage.list, weights),
    sellerDiscount: spread(postage.sellerDiscount, weights),
    platformDiscount: spread(postage.platformDiscount, weights),
    tax: spread(postage.tax, weights),
  };
  return lines.map((_, i) => ({
    list: parts.list[i] ?? 0,
    sellerDiscount: parts.sellerDiscount[i] ?? 0,
    platformDiscount: parts.platformDiscount[i] ?? 0,
    tax: parts.tax[i] ?? 0,
  }));
}
