import { z } from "zod";
import { instant } from "./scalars.ts";

/** A number, or text where the number is too long for JavaScript. */
const bareId = z.union([z.number().int(), z.string().min(1)]);

/** Topics about one thing name it twice: by global id and by number. */
export const subject = z.object({
  admin_graphql_api_id: z.string().nullish(),
  id: bareId.nullish(),
});

export const inventoryLevel = z.object({ inventory_item_id: bareId });

export const fulfillment = z.object({ order_id: bareId });

/** source: https://shopify.dev/docs/api/webhooks (app/scopes_update) */
export const scopesUpdate = z.object({
  current: z.array(z.string()),
  updated_at: instant,
});

/** source: https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance */
export const dataRequest = z.object({
  customer: z.object({ id: bareId.nullish() }).nullish(),
});

export const redaction = z.object({
  orders_to_redact: z.array(bareId).nullish(),
});

/** The body of a fulfillment service's notification: it names no order. */
export const serviceNotification = z.object({
  kind: z.enum(["FULFILLMENT_REQUEST", "CANCELLATION_REQUEST"]),
});
