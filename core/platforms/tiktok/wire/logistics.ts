import { z } from "zod";
import { flag, id, list, word } from "./common.ts";

/** `GET /logistics/202309/warehouses`. */
export const warehouses = z.object({
  warehouses: list(
    z.object({
      id,
      name: z.string(),
      type: word,
      effect_status: word.nullish(),
      is_default: flag,
    }),
  ),
});
export type WarehouseWire = z.output<typeof warehouses>["warehouses"][number];

/** `GET /logistics/202309/warehouses/{warehouse_id}/delivery_options`. */
export const deliveryOptions = z.object({
  delivery_options: list(z.object({ id })),
});

/** `GET /logistics/202309/delivery_options/{delivery_option_id}/shipping_providers`. */
export const shippingProviders = z.object({
  shipping_providers: list(z.object({ id, name: z.string() })),
});
