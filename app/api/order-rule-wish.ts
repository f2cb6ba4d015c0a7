import { z } from "zod";
import { type Fallback, fallbacks } from "#core/domain/orders/order-rule.ts";

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
});

/** Reads the same from the fields of a form; null where a field is unfit. */
export function readOrderRuleForm(
  form: FormData,
): z.output<typeof orderRuleWish> | null {
  const read = orderRuleWish.safeParse({
    fallback: form.get("fallback"),
    moveTo: form.get("moveTo") || null,
    waitHours: form.get("waitHours"),
  });
  return read.success ? read.data : null;
}
