import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import { cents } from "../money.ts";
import { lineById, orderById, variantOfLine } from "../store/lookups.ts";
import type {
  StoredFulfillmentOrder,
  StoredFulfillmentOrderLine,
} from "../store/shipping-records.ts";
import { lineItemView } from "./line-items.ts";
import { moneyBag } from "./money-view.ts";
import { variantView } from "./variants.ts";
import type { View } from "./view.ts";

export function fulfillmentOrderLineView(
  desk: Desk,
  part: StoredFulfillmentOrder,
  entry: StoredFulfillmentOrderLine,
): View {
  const { store } = desk;
  const order = orderById(store, part.orderId);
  const line = lineById(order, entry.lineId);
  const variant = variantOfLine(store, line);
  return {
    __typename: "FulfillmentOrderLineItem",
    id: gid("FulfillmentOrderLineItem", entry.id),
    totalQuantity: entry.total,
    remainingQuantity: entry.remaining,
    sku: line.sku,
    productTitle: line.title,
    variantTitle: line.variantTitle,
    vendor: line.vendor,
    requiresShipping: line.requiresShipping,
    image: null,
    shippingLine: null,
    warnings: [],
    weight: variant ? variant.item.weight : null,
    originalUnitPriceSet: moneyBag(cents(line.price), store.currency),
    inventoryItemId: variant ? gid("InventoryItem", variant.item.id) : null,
    lineItem: () => lineItemView(desk, order, line),
    variant: () => (variant ? variantView(desk, variant) : null),
  };
}
