import { z } from "zod";

/** ISO 8601 on the wire. */
export const instant = z.iso.datetime({ offset: true }).pipe(z.coerce.date());

/** An amount in the shop's own currency, as a decimal string. */
export const moneyBag = z.object({
  shopMoney: z.object({ amount: z.string() }),
});

/** Something of which we only want the id. */
export const reference = z.object({ id: z.string() });
