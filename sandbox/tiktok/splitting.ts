import { refuse } from "./envelope.ts";
import { findOrder } from "./orders.ts";
import type { Handlers, Platform } from "./platform.ts";
import { isShipped, openLines, packLines, tellPackages } from "./shipping.ts";
import type { Order } from "./state.ts";

type Group = { id: string; order_line_item_ids: string[] };

/** Splitting an order into packages before it ships, unit by unit as in the US. Source: pages `split-orders-202309`, `get-order-split-attributes-202309`. */
export const splittingHandlers: Handlers = {
  "GET /fulfillment/202309/orders/split_attributes": ({ platform, query }) => ({
    split_attributes: (query.order_ids ?? "")
      .split(",")
      .filter(Boolean)
      .map((id) => {
        const order = findOrder(platform.state, id, 21_011_001);
        const reason = obstacleTo(platform, order);
        return {
          order_id: id,
          can_split: reason === undefined,
          ...(reason && { reason }),
          must_split: false,
          must_split_reasons: [],
        };
      }),
  }),
  "POST /fulfillment/202309/orders/{order_id}/split": ({
    platform,
    path,
    body,
  }) => {
    const order = findOrder(platform.state, path.order_id, 21_011_001);
    const obstacle = obstacleTo(platform, order);
    if (obstacle) refuse(21_011_035, obstacle);
    const groups = body.splittable_groups as Group[];
    checkGroups(order, groups);
    for (const planned of [...platform.state.packages.by("order", order.id)])
      platform.state.packages.remove(planned);
    const packages = groups.map((group) => ({
      group,
      parcel: packLines(
        platform,
        [order],
        {
          lineIds: group.order_line_item_ids,
          carrier: { id: "", name: "" },
          trackingNumber: "",
          warehouseId: order.warehouseId,
          at: platform.now(),
        },
        "SPLIT",
      ),
    }));
    platform.state.orders.touch(order, platform.now());
    tellPackages(
      platform,
      "SPLIT",
      "ROLE_SELLER",
      packages.map((p) => p.parcel),
    );
    return {
      packages: packages.map(({ group, parcel }) => ({
        splittable_group_id: group.id,
        id: parcel.id,
      })),
    };
  },
};

/** @returns in words why an order cannot be split, or undefined. */
function obstacleTo(platform: Platform, order: Order): string | undefined {
  if (order.fulfillment === "BY_TIKTOK")
    return "The order is fulfilled by TikTok";
  if (order.status !== "AWAITING_SHIPMENT")
    return `The order is ${order.status}`;
  const lines = openLines(order);
  if (lines.some((l) => isShipped(platform, l)))
    return "A part of the order is already shipped";
  const combined = platform.state.packages
    .by("order", order.id)
    .some((p) => p.tag === "COMBINED");
  if (combined) return "The order is combined with others";
  return lines.length < 2 ? "There is only one unit" : undefined;
}

/** Every open unit in exactly one of at least two groups. */
function checkGroups(order: Order, groups: Group[]): void {
  const named = groups.flatMap((g) => g.order_line_item_ids);
  const open = openLines(order).map((l) => l.id);
  const fits =
    groups.length > 1 &&
    groups.every((g) => g.order_line_item_ids.length > 0) &&
    new Set(named).size === named.length &&
    named.length === open.length &&
    open.every((id) => named.includes(id));
  if (!fits)
    refuse(21_011_005, "Every unit must be in exactly one of several groups");
}
