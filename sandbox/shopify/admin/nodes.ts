import type { GraphQLResolveInfo } from "graphql";
import { gid, idOf, typeOf } from "../gid.ts";
import { requiredScopes } from "./contract.ts";
import { customerRoots } from "./customers.ts";
import { accessDenied, notSimulated } from "./errors.ts";
import { fulfillmentOrderRoots } from "./fulfillment-orders.ts";
import { findFulfillment, fulfillmentView } from "./fulfillments.ts";
import { inventoryItemRoots } from "./inventory-items.ts";
import { inventoryLevelRoots } from "./inventory-levels.ts";
import { locationRoots } from "./locations.ts";
import { orderRoots } from "./orders.ts";
import { productRoots } from "./products.ts";
import { refundRoots } from "./refunds.ts";
import { returnRoots } from "./returns.ts";
import { reverseDeliveryRoots } from "./reverse-deliveries.ts";
import { reverseOrderRoots } from "./reverse-fulfillment-orders.ts";
import { shipmentRoots } from "./shipment-deeds.ts";
import { shopView } from "./shop.ts";
import { transactionView } from "./transactions.ts";
import { transferRoots } from "./transfer-deeds.ts";
import { variantRoots } from "./variants.ts";
import type { View, Visit } from "./view.ts";
import { webhookSubscriptionRoots } from "./webhook-subscriptions.ts";

type ById = (args: { id: string }, visit: Visit) => View | null;

const byType: Record<string, ById> = {
  Product: productRoots.product as ById,
  ProductVariant: variantRoots.productVariant as ById,
  InventoryItem: inventoryItemRoots.inventoryItem as ById,
  InventoryLevel: inventoryLevelRoots.inventoryLevel as ById,
  Location: locationRoots.location as ById,
  Order: orderRoots.order as ById,
  FulfillmentOrder: fulfillmentOrderRoots.fulfillmentOrder as ById,
  InventoryTransfer: transferRoots.inventoryTransfer as ById,
  InventoryShipment: shipmentRoots.inventoryShipment as ById,
  WebhookSubscription: webhookSubscriptionRoots.webhookSubscription as ById,
  Customer: customerRoots.customer as ById,
  Return: returnRoots.return as ById,
  ReverseDelivery: reverseDeliveryRoots.reverseDelivery as ById,
  ReverseFulfillmentOrder: reverseOrderRoots.reverseFulfillmentOrder as ById,
  Fulfillment: ({ id }, { desk }) => {
    const found = findFulfillment(desk, id);
    return found ? fulfillmentView(desk, found) : null;
  },
  Refund: refundRoots.refund as ById,
  OrderTransaction: ({ id }, { desk }) => {
    const found = desk.store.transactions.get(idOf(id, "OrderTransaction"));
    return found ? transactionView(desk, found) : null;
  },
  Shop: ({ id }, { desk }) =>
    id === gid("Shop", desk.store.id) ? shopView(desk) : null,
};

function nodeById(id: string, visit: Visit, info: GraphQLResolveInfo) {
  const type = typeOf(id) ?? "";
  const find = byType[type];
  if (!find) throw notSimulated(`${info.fieldName} of type ${type || id}`);
  const need = requiredScopes()[type];
  if (need && !need.some((scope) => visit.scopes.has(scope)))
    throw accessDenied(info.fieldName, need);
  return find({ id }, visit);
}

export const nodeRoots: View = {
  node: ({ id }: { id: string }, visit: Visit, info: GraphQLResolveInfo) =>
    nodeById(id, visit, info),
  nodes: ({ ids }: { ids: string[] }, visit: Visit, info: GraphQLResolveInfo) =>
    ids.map((id) => nodeById(id, visit, info)),
};
