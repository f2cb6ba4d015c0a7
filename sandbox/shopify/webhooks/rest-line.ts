import { gid } from "../gid.ts";
import type { Store } from "../state.ts";
import type { StoredLine, StoredOrder } from "../store/order-records.ts";
import { unshipped } from "../store/order-sums.ts";

/** A line item as REST-style payloads write it. */
export function restLine(store: Store, order: StoredOrder, line: StoredLine) {
  return {
    id: line.id,
    admin_graphql_api_id: gid("LineItem", line.id),
    title: line.title,
    variant_title: line.variantTitle,
    name: line.variantTitle
      ? `${line.title} - ${line.variantTitle}`
      : line.title,
    sku: line.sku,
    vendor: line.vendor,
    product_id: line.productId,
    variant_id: line.variantId,
    quantity: line.quantity,
    current_quantity: line.quantity - line.removed,
    fulfillable_quantity: unshipped(store, line, order.id),
    price: line.price,
    discount_allocations: line.discounts.map(({ discountId, amount }) => ({
      amount,
      discount_application_index: order.discounts.findIndex(
        ({ id }) => id === discountId,
      ),
    })),
    tax_lines: line.taxLines.map(({ title, rate, price }) => ({
      title,
      rate,
      price,
    })),
    requires_shipping: line.requiresShipping,
    taxable: line.taxable,
  };
}
