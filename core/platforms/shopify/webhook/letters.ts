import { z } from "zod";
import type { Customer, Letter } from "#core/domain/letters.ts";
import { parseJson } from "#core/kit/json.ts";
import { fulfillmentOrderIn } from "../assumed.ts";
import { type GidKind, gid } from "../gid.ts";
import {
  dataRequest,
  inventoryLevel,
  ofAnOrder,
  redaction,
  scopesUpdate,
  subject,
  type WireCustomer,
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
  "collections/create": about("Collection", "collection-changed"),
  "collections/update": about("Collection", "collection-changed"),
  "collections/delete": about("Collection", "collection-changed"),
  // An item's cost and weight. What it is created with comes with its product.
  "inventory_items/update": reading(subject, ({ admin_graphql_api_id, id }) => {
    const inventoryItemId =
      admin_graphql_api_id ?? (id ? gid("InventoryItem", id) : null);
    return inventoryItemId
      ? { kind: "storefront-item-changed", inventoryItemId }
      : ignored("the body has no id");
  }),
  "inventory_levels/update": reading(inventoryLevel, ofItem),
  "inventory_levels/connect": reading(inventoryLevel, ofItem),
  "inventory_levels/disconnect": reading(inventoryLevel, ofItem),
  "locations/create": always("storefront-places-changed"),
  "locations/update": always("storefront-places-changed"),
  "locations/activate": always("storefront-places-changed"),
  "locations/deactivate": always("storefront-places-changed"),
  "locations/delete": always("storefront-places-changed"),
  "orders/create": about("Order", "storefront-order-changed"),
  "orders/updated": about("Order", "storefront-order-changed"),
  "orders/cancelled": about("Order", "storefront-order-changed"),
  "orders/edited": reading(ofAnOrder, ofOrder),
  "refunds/create": reading(ofAnOrder, ofOrder),
  "returns/request": reading(ofAnOrder, ofOrder),
  "returns/approve": reading(ofAnOrder, ofOrder),
  "returns/decline": reading(ofAnOrder, ofOrder),
  // A letter about changed lines may name the return alone.
  "returns/update": reading(z.union([ofAnOrder, subject]), (body) =>
    "order_id" in body || "order" in body || "order_edit" in body
      ? ofOrder(body)
      : ofReturn(body),
  ),
  "returns/process": reading(ofAnOrder, ofOrder),
  "returns/close": reading(ofAnOrder, ofOrder),
  "returns/cancel": reading(ofAnOrder, ofOrder),
  "returns/reopen": reading(ofAnOrder, ofOrder),
  // What became of returned goods names neither their return nor their order.
  "reverse_fulfillment_orders/dispose": reading(subject, (body) =>
    ofReturn(body, "ReverseFulfillmentOrder"),
  ),
  "fulfillments/create": reading(ofAnOrder, ofOrder),
  "fulfillments/update": reading(ofAnOrder, ofOrder),
  "fulfillment_orders/placed_on_hold": aboutFulfillmentOrder,
  "fulfillment_orders/hold_released": aboutFulfillmentOrder,
  "fulfillment_orders/moved": aboutFulfillmentOrder,
  "fulfillment_orders/split": aboutFulfillmentOrder,
  "fulfillment_orders/merged": aboutFulfillmentOrder,
  "fulfillment_orders/cancelled": aboutFulfillmentOrder,
  "fulfillment_orders/rescheduled": aboutFulfillmentOrder,
  "fulfillment_orders/order_routing_complete": aboutFulfillmentOrder,
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
  "customers/data_request": reading(dataRequest, (body) => ({
    kind: "customer-data-requested",
    requestExternalId: String(body.data_request.id),
    ...customerOf(body.customer, body.orders_requested),
  })),
  "customers/redact": reading(redaction, (body) => ({
    kind: "customer-erased",
    ...customerOf(body.customer, body.orders_to_redact),
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
  kind:
    | "requests-waiting"
    | "storefront-places-changed"
    | "app-uninstalled"
    | "shop-erased",
): Reader {
  return () => ({ kind });
}

function about(
  thing: GidKind,
  kind:
    | "product-changed"
    | "product-deleted"
    | "collection-changed"
    | "storefront-order-changed",
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

function ofOrder(body: z.infer<typeof ofAnOrder>): Letter {
  const id =
    "order_id" in body
      ? body.order_id
      : "order" in body
        ? body.order.id
        : body.order_edit.order_id;
  return { kind: "storefront-order-changed", externalId: gid("Order", id) };
}

function ofReturn(
  { admin_graphql_api_id, id }: z.infer<typeof subject>,
  thing: "Return" | "ReverseFulfillmentOrder" = "Return",
): Letter {
  const externalId = admin_graphql_api_id ?? (id ? gid(thing, id) : null);
  return externalId
    ? { kind: "storefront-return-changed", externalId }
    : ignored("the body has no id");
}

function ofItem(body: z.infer<typeof inventoryLevel>): Letter {
  return {
    kind: "storefront-level-changed",
    inventoryItemId: gid("InventoryItem", body.inventory_item_id),
  };
}

function aboutFulfillmentOrder(body: string): Letter {
  const id = fulfillmentOrderIn(body);
  return id
    ? { kind: "fulfillment-order-changed", fulfillmentOrderExternalId: id }
    : ignored("the body has no fulfillment order");
}

function customerOf(
  customer: WireCustomer,
  orders: (string | number)[] | null | undefined,
): Customer {
  const contacts = [customer?.email, customer?.phone];
  return {
    customerExternalId: customer?.id ? gid("Customer", customer.id) : null,
    contacts: contacts.flatMap((one) => one || []),
    orderExternalIds: (orders ?? []).map((id) => gid("Order", id)),
  };
}
