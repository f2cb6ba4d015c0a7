import { z } from "zod";
import { returnLetter } from "../assumed.ts";
import { instant } from "./scalars.ts";

/** A number, or text where the number is too long for JavaScript. */
const bareId = z.union([z.number().int(), z.string().min(1)]);

/** Topics about one thing name it twice: by global id and by number. */
export const subject = z.object({
  admin_graphql_api_id: z.string().nullish(),
  id: bareId.nullish(),
});

export const inventoryLevel = z.object({ inventory_item_id: bareId });

/** source: https://shopify.dev/docs/api/webhooks (app/scopes_update) */
export const scopesUpdate = z.object({
  current: z.array(z.string()),
  updated_at: instant,
});

/** source: https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance */
const customer = z
  .object({
    id: bareId.nullish(),
    email: z.string().nullish(),
    phone: z.string().nullish(),
  })
  .nullish();

export const dataRequest = z.object({
  customer,
  orders_requested: z.array(bareId).nullish(),
  data_request: z.object({ id: bareId }),
});

export const redaction = z.object({
  customer,
  orders_to_redact: z.array(bareId).nullish(),
});

export type WireCustomer = z.infer<typeof customer>;

/**
 * Whatever belongs to an order and says so: fulfillments and refunds, returns, edits.
 * source: https://shopify.dev/docs/api/webhooks
 */
export const ofAnOrder = z.union([
  z.object({ order_id: bareId }),
  returnLetter,
  z.object({ order_edit: z.object({ order_id: bareId }) }),
]);

/** The body of a fulfillment service's notification: it names no order. */
export const serviceNotification = z.object({
  kind: z.enum(["FULFILLMENT_REQUEST", "CANCELLATION_REQUEST"]),
});
