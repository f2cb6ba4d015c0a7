import type {
  OrderMoneyFact,
  UnitMoney,
} from "#core/domain/order-money-facts.ts";
import { parseMoney } from "#core/kit/money.ts";
import type { OrderWire, PaymentWire } from "../wire/orders.ts";

const minorIn = (currency: string) => (text: string | null) =>
  text ? parseMoney(text, currency).minor : 0;

/** What the buyer pays besides goods, shipping and tax. Source: TikTok Shop Partner Center, page "Get Order Detail". */
const fees = {
  small_order_fee: "Small order fee",
  retail_delivery_fee: "Retail delivery fee",
  buyer_service_fee: "Buyer service fee",
  handling_fee: "Handling fee",
  shipping_insurance_fee: "Shipping insurance",
  item_insurance_fee: "Item insurance",
  item_insurance_tax: "Tax on item insurance",
  distance_shipping_fee: "Distance shipping fee",
  distance_fee: "Distance fee",
} as const satisfies Partial<Record<keyof PaymentWire, string>>;

export function toOrderMoney(
  payment: PaymentWire,
  currency: string,
): OrderMoneyFact {
  const minor = minorIn(currency);
  return {
    goodsListMinor: minor(payment.original_total_product_price),
    sellerDiscountMinor: minor(payment.seller_discount),
    platformDiscountMinor: minor(payment.platform_discount),
    goodsMinor: minor(payment.sub_total),
    goodsTaxMinor: minor(payment.product_tax),
    shippingListMinor: minor(payment.original_shipping_fee),
    shippingSellerDiscountMinor: minor(payment.shipping_fee_seller_discount),
    shippingPlatformDiscountMinor:
      minor(payment.shipping_fee_platform_discount) +
      minor(payment.shipping_fee_cofunded_discount),
    shippingMinor: minor(payment.shipping_fee),
    shippingTaxMinor: minor(payment.shipping_fee_tax),
    fees: (Object.keys(fees) as (keyof typeof fees)[])
      .map((key) => ({ name: fees[key], minor: minor(payment[key]) }))
      .filter((fee) => fee.minor !== 0),
    deductionMinor: minor(payment.payment_platform_discount),
    totalMinor: minor(payment.total_amount),
  };
}

export function toUnitMoney(
  line: OrderWire["line_items"][number],
  currency: string,
): UnitMoney {
  const minor = minorIn(currency);
  const sale = minor(line.sale_price);
  return {
    // Where the platform tells no list price there is no discount either.
    listMinor: line.original_price ? minor(line.original_price) : sale,
    sellerDiscountMinor: minor(line.seller_discount),
    platformDiscountMinor: minor(line.platform_discount),
    taxMinor: line.item_tax.reduce(
      (sum, tax) => sum + minor(tax.tax_amount),
      0,
    ),
    taxRate: line.item_tax[0]?.tax_rate ?? null,
  };
}
