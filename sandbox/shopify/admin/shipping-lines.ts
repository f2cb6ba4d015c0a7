import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import { cents } from "../money.ts";
import type { StoredShippingLine, StoredTax } from "../store/money-records.ts";
import { shippingWorth } from "../store/order-money.ts";
import type { StoredOrder } from "../store/order-records.ts";
import { allocationViews } from "./discounts.ts";
import { moneyBag } from "./money-view.ts";
import type { View } from "./view.ts";

export function shippingLineView(
  { store }: Desk,
  order: StoredOrder,
  line: StoredShippingLine,
): View {
  const { title, code, source } = line;
  const bag = (ofCents: number) => moneyBag(ofCents, store.currency);
  const full = cents(line.price);
  return {
    __typename: "ShippingLine",
    id: gid("ShippingLine", line.id),
    title,
    code,
    source,
    custom: source === null,
    phone: null,
    deliveryCategory: null,
    carrierIdentifier: null,
    shippingRateHandle: null,
    isRemoved: line.removed,
    price: line.price,
    originalPriceSet: bag(full),
    originalPrice: bag(full).shopMoney,
    discountedPriceSet: bag(shippingWorth(line)),
    discountedPrice: bag(shippingWorth(line)).shopMoney,
    currentDiscountedPriceSet: bag(line.removed ? 0 : shippingWorth(line)),
    discountAllocations: () =>
      allocationViews(store.currency, order, line.discounts),
    taxLines: taxLineViews(store.currency, line.taxLines),
  };
}

export function taxLineViews(currency: string, lines: StoredTax[]): View[] {
  return lines.map((line) => ({
    __typename: "TaxLine",
    title: line.title,
    rate: line.rate,
    ratePercentage: line.rate * 100,
    price: line.price,
    priceSet: moneyBag(cents(line.price), currency),
    source: null,
    channelLiable: false,
  }));
}
