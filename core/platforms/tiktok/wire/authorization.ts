import { z } from "zod";
import { id, instant, list } from "./common.ts";

/** `GET /api/v2/token/get` and `/refresh`. Despite their names, `…_expire_in` are instants, not spans. */
export const grant = z.object({
  access_token: z.string().min(1),
  access_token_expire_in: instant,
  refresh_token: z.string().min(1),
  refresh_token_expire_in: instant,
  open_id: id,
  seller_name: z.string().nullish(),
  granted_scopes: list(z.string()),
});
export type GrantWire = z.output<typeof grant>;

/** `GET /authorization/202309/shops`. */
export const shops = z.object({
  shops: list(
    z.object({
      id,
      name: z.string(),
      region: z.string(),
      cipher: z.string().min(1),
    }),
  ),
});
