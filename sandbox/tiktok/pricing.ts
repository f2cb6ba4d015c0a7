import { cents, spread, total } from "./money.ts";
import type { Line, Postage } from "./state.ts";

/** What a purchase costs beside the list prices; amounts are decimal strings for the whole order. */
export type Bill = {
  discounts?:
    | { seller?: string | undefined; platform?: string | undefined }
    | undefined;
  postage?:
    | {
        list: string;
        sellerDiscount?: string | undefined;
        platformDiscount?: string | undefined;
      }
    | undefined;
  /** Sales tax on goods and postage, e.g. `0.055`. */
  taxRate?: string | undefined;
};

/** What the buyer pays for a unit before tax. */
export const saleOf = (line: Line): number =>
  line.list - line.sellerDiscount - line.platformDiscount;

export const postageSaleOf = (postage: Postage): number =>
  postage.list - postage.sellerDiscount - postage.platformDiscount;

/** Spreads the discounts over the units to the cent, and taxes what is left of each. */
export function priceLines(lines: Line[], bill: Bill): Line[] {
  const { seller = "0", platform = "0" } = bill.discounts ?? {};
  const open = lines.map((l) => saleOf(l));
  const sellers = spread(Math.min(cents(seller), total(open)), open);
  const left = open.map((n, i) => n - (sellers[i] ?? 0));
  const platforms = spread(Math.min(cents(platform), total(left)), left);
  return lines.map((line, i) => {
    const priced = {
      ...line,
      sellerDiscount: line.sellerDiscount + (sellers[i] ?? 0),
      platformDiscount: platforms[i] ?? 0,
      taxRate: bill.taxRate ?? "0",
    };
    return { ...priced, tax: taxOf(saleOf(priced), priced.taxRate) };
  });
}

export function pricePostage({ postage, taxRate = "0" }: Bill): Postage {
  const priced = {
    list: cents(postage?.list ?? "0"),
    sellerDiscount: cents(postage?.sellerDiscount ?? "0"),
    platformDiscount: cents(postage?.platformDiscount ?? "0"),
    tax: 0,
  };
  return { ...priced, tax: taxOf(postageSaleOf(priced), taxRate) };
}

const taxOf = (net: number, rate: string) => Math.round(net * Number(rate));
