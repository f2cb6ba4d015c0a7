import type { z } from "zod";
import type { Letter } from "#core/domain/letters.ts";
import { parseJson } from "#core/kit/json.ts";
import { type GidKind, gid } from "../gid.ts";
import {
  dataRequest,
  fulfillment,
  inventoryLevel,
  redaction,
  scopesUpdate,
  subject,
} from "../wire/webhook-bodies.ts";

/** Our own name for the notification that Shopify posts to the fulfillment service's callback address. */
export const serviceTopic = "fulfillment_order_notification";

type Reader = (body: string) => Letter;

/**
 * Topic → what it tells us. `shopify.app.toml` subscribes to the same topics.
 * source: https://shopify.dev/docs/api/webhooks
 */
const readers: Record<string, Reader> = {
  "products/create": about("Product", "product-changed"),
  "products/update": about("Product", "product-changed"),
  "products/delete": about("Product", "product-deleted"),
  "inventory_levels/update": reading(inventoryLevel, (body) => ({
    kind: "storefront-level-changed",
    inventoryItemId: gid("InventoryItem", body.inventory_item_id),
  })),
  "orders/create": about("Order", "storefront-order-changed"),
  "orders/updated": about("Order", "storefront-order-changed"),
  "orders/cancelled": about("Order", "storefront-order-changed"),
  "fulfillments/create": reading(fulfillment, ofOrder),
  "fulfillments/update": reading(fulfillment, ofOrder),
  "fulfillment_orders/fulfillment_request_submitted":
    always("requests-waiting"),
  "fulfillment_orders/cancellation_request_submitted":
    always("requests-waiting"),
  [serviceTopic]: always("requests-waiting"),
  "app/uninstalled": always("app-uninstalled"),
  "app/scopes_update": reading(scopesUpdate, (body) => ({
    kind: "scopes-changed",
    granted: body.current,
    asOf: body.updated_at.toISOString(),
  })),
  "customers/data_request": reading(dataRequest, ({ customer }) => ({
    kind: "customer-data-requested",
    customerExternalId: customer?.id ? gid("Customer", customer.id) : null,
  })),
  "customers/redact": reading(redaction, (body) => ({
    kind: "customer-erased",
    orderExternalIds: (body.orders_to_redact ?? []).map((id) =>
      gid("Order", id),
    ),
  })),
  "shop/redact": always("shop-erased"),
};

export const readableTopics = Object.keys(readers);

/** Reads a proven body. Never throws: what cannot be understood is `ignored` with a reason. */
export function readLetter(topic: string, body: string): Letter {
  const reader = Object.hasOwn(readers, topic) ? readers[topic] : undefined;
  return reader ? reader(body) : ignored(`unknown topic ${topic}`);
}

const ignored = (reason: string): Letter => ({ kind: "ignored", reason });

/** For letters that say all by their topic; the body is not looked at. */
function always(
  kind: "requests-waiting" | "app-uninstalled" | "shop-erased",
): Reader {
  return () => ({ kind });
}

function about(
  thing: GidKind,
  kind: "product-changed" | "product-deleted" | "storefront-order-changed",
): Reader {
  return reading(subject, ({ admin_graphql_api_id, id }) => {
    const externalId = admin_graphql_api_id ?? (id ? gid(thing, id) : null);
    return externalId ? { kind, externalId } : ignored("the body has no id");
  });
}

function reading<Body>(
  shape: z.ZodType<Body>,
  read: (body: Body) => Letter,
): Reader {
  return (body) => {
    const parsed = shape.safeParse(fromJson(body));
    return parsed.success
      ? read(parsed.data)
      : ignored("the body has an unknown form");
  };
}

/** What is not JSON fits no shape. */
function fromJson(body: string): unknown {
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}

function ofOrder(body: z.infer<typeof fulfillment>): Letter {
  return {
    kind: "storefront-order-changed",
    externalId: gid("Order", body.order_id),
  };
}
