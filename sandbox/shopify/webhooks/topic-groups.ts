/** What a topic's part before the slash says about it. One of the scopes is enough; none is needed where there are none. */
type TopicGroup = {
  scopes: readonly string[];
  /** Topics that came after XML are told in JSON alone. */
  xml: boolean;
};

const group = (scopes: string, xml = true): TopicGroup => ({
  scopes: scopes.split(" ").filter(Boolean),
  xml,
});
const orders = "read_orders read_marketplace_orders";
const members = `${orders} read_buyer_membership_orders`;
const returns =
  "read_returns read_marketplace_returns read_buyer_membership_orders";
const fulfillmentOrders =
  "read_merchant_managed_fulfillment_orders read_assigned_fulfillment_orders read_third_party_fulfillment_orders read_marketplace_fulfillment_orders";

/**
 * source: Admin schema's descriptions of WebhookSubscriptionTopic for the scopes; a recorded answer about RETURNS_APPROVE
 * for JSON alone, which the other groups of its age are assumed to share.
 */
const groups: Record<string, TopicGroup> = {
  app: group(""),
  bulk_operations: group("", false),
  collections: group("read_products"),
  customers: group("read_customers"),
  draft_orders: group("read_draft_orders"),
  fulfillment_events: group("read_fulfillments"),
  fulfillment_holds: group(fulfillmentOrders, false),
  fulfillment_orders: group(fulfillmentOrders, false),
  fulfillments: group("read_fulfillments read_marketplace_orders"),
  inventory_items: group("read_inventory read_products"),
  inventory_levels: group("read_inventory"),
  inventory_shipments: group("read_inventory_shipments", false),
  inventory_transfers: group("read_inventory_transfers", false),
  locales: group("read_locales"),
  locations: group("read_locations"),
  metaobjects: group("read_metaobjects", false),
  order_transactions: group(members),
  orders: group(members),
  product_feeds: group("read_product_listings", false),
  product_listings: group("read_product_listings"),
  product_publications: group("read_publications"),
  products: group("read_products"),
  profiles: group("read_shipping read_assigned_shipping", false),
  refunds: group(members),
  returns: group(returns, false),
  reverse_deliveries: group("read_returns read_marketplace_returns", false),
  reverse_fulfillment_orders: group(
    "read_returns read_marketplace_returns",
    false,
  ),
  shop: group(""),
  variants: group("read_products"),
};

/** Topics that need another scope than the rest of their group. source: as above. */
const exceptions: Record<string, string> = {
  "inventory_shipments/receive_items":
    "read_inventory_shipments_received_items",
  "orders/create": orders,
  "orders/delete": "read_orders",
};

/** `FULFILLMENT_ORDERS_MOVED` as letters name it: `fulfillment_orders/moved`. */
export function topicName(topic: string): string {
  const text = topic.toLowerCase();
  const name = Object.keys(groups)
    .filter((one) => text.startsWith(`${one}_`))
    .sort((a, b) => b.length - a.length)[0];
  return name ? `${name}/${text.slice(name.length + 1)}` : text;
}

/** The scopes of which an app needs one to hear of a topic. Groups that the table does not know need none. */
export function topicScopes(topic: string): readonly string[] {
  const exception = exceptions[topic];
  if (exception) return exception.split(" ");
  return groups[topic.split("/")[0] ?? ""]?.scopes ?? [];
}

export function isToldInXml(topic: string): boolean {
  return groups[topic.split("/")[0] ?? ""]?.xml ?? true;
}
