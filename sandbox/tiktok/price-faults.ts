import type { Fault } from "./listing-faults.ts";

/** The local US range. Source: page `product-pricing`. */
const range = { min: 0.01, max: 7_600 };

export type PriceEdit = {
  amount?: string;
  sale_price?: string;
  currency: string;
};

/** What is wrong with a price that a local seller writes as `amount`; nothing for a good one. */
export function faultOfPrice(price: PriceEdit | undefined): Fault[] {
  const fault = (code: number, message: string) => [{ code, message }];
  if (!price || price.amount === undefined)
    return fault(12_052_571, "price.amount is missing");
  const { amount, currency } = price;
  if (currency !== "USD")
    return fault(12_052_084, `The shop does not sell in ${currency}`);
  if (!/^\d+(\.\d{1,2})?$/.test(amount))
    return fault(12_052_012, `Price ${amount} is malformed`);
  if (Number(amount) < range.min || Number(amount) > range.max)
    return fault(
      12_052_570,
      `Price ${amount} is outside ${range.min} and ${range.max}`,
    );
  return [];
}
