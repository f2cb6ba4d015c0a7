import { z } from "zod";
import {
  defaultOrderRule,
  type Fallback,
  fallbacks,
  promiseQuantiles,
} from "#core/domain/orders/order-rule.ts";
import { minorPerUnit } from "#core/kit/money.ts";

const weekOfHours = 7 * 24;

/** What somebody wants done with orders that the network will not ship. */
export const orderRuleWish = z.strictObject({
  fallback: z.enum(Object.keys(fallbacks) as [Fallback, ...Fallback[]]),
  moveTo: z.string().min(1).nullable().default(null),
  waitHours: z.coerce
    .number()
    .int()
    .min(1)
    .max(4 * weekOfHours),
  packHours: z.coerce
    .number()
    .int()
    .min(0)
    .max(weekOfHours)
    .default(defaultOrderRule.packHours),
  promiseQuantile: z.coerce
    .number()
    .refine((asked) => promiseQuantiles.some((known) => known === asked))
    .default(defaultOrderRule.promiseQuantile),
  ownParcelMinor: z
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .nullable()
    .default(null),
});

/** What is left empty is not told; what is no amount fits nothing. */
export function minorOf(said: string, currency: string): number | null {
  const text = said.trim();
  return text === ""
    ? null
    : Math.round(Number(text.replace(",", ".")) * minorPerUnit(currency));
}
