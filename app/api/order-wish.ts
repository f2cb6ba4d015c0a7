import { z } from "zod";
import { sellerCancelReasons } from "#core/domain/aftersale-facts.ts";
import { orderDeeds } from "#core/domain/orders/order-deed.ts";

/** What a person wants done to an order; a form says nothing with an empty field. */
export const orderWish = z.strictObject({
  deed: z.enum(orderDeeds),
  requestId: z.union([z.literal("").transform(() => null), z.uuid()]).nullish(),
  moveTo: z
    .string()
    .trim()
    .max(200)
    .transform((text) => text || null)
    .nullish(),
  reason: z.enum(sellerCancelReasons).default("buyer-asked"),
});
