import { refuse } from "./envelope.ts";
import { findPackage } from "./fulfilling.ts";
import { mintId } from "./ids.ts";
import { page } from "./paging.ts";
import type { Handlers, Platform } from "./platform.ts";
import { isShipped, openLines, packLines, tellPackages } from "./shipping.ts";
import type { Order, Package } from "./state.ts";

const mostOrders = 20;

type Wish = { id: string; order_ids?: string[] };

/** Several orders of one buyer in one parcel. Source: pages `search-combinable-packages-202309`, `combine-package-202309`, `uncombine-packages-202309`. */
export const combiningHandlers: Handlers = {
  "GET /fulfillment/202309/combinable_packages/search": ({
    platform,
    query,
  }) => {
    const { rows, ...rest } = page(combinableGroups(platform), query);
    return {
      ...rest,
      combinable_packages: rows.map((orders) => ({
        id: offerId(platform, orders),
        order_ids: orders.map((o) => o.id),
      })),
    };
  },
  "POST /fulfillment/202309/packages/combine": ({ platform, body }) => {
    const packages: { id: string; order_ids: string[] }[] = [];
    const errors: unknown[] = [];
    for (const wish of body.combinable_packages as Wish[]) {
      const orders = ordersOf(platform, wish);
      if (typeof orders !== "string") {
        const { id, orderIds } = combine(platform, orders);
        packages.push({ id, order_ids: orderIds });
        continue;
      }
      errors.push({
        code: 21_011_031,
        message: orders,
        detail: { package_id: wish.id },
      });
    }
    return { packages, errors };
  },
  "POST /fulfillment/202309/packages/{package_id}/uncombine": ({
    platform,
    path,
    body,
  }) => {
    const parcel = findPackage(platform.state, path.package_id);
    if (parcel.tag !== "COMBINED" || parcel.shippedAt !== null)
      refuse(21_011_005, "The package is not an open combination");
    const named = (body.order_ids as string[] | undefined) ?? [];
    const leaving = named.length > 0 ? named : parcel.orderIds;
    if (leaving.some((id) => !parcel.orderIds.includes(id)))
      refuse(21_011_029, "An order is not part of the package");
    return { packages: uncombine(platform, parcel, leaving) };
  },
};

/** Orders of the same buyer to the same door that nobody has packed yet. */
function combinableGroups(platform: Platform): Order[][] {
  const groups = new Map<string, Order[]>();
  const { created } = platform.state.orders.group("AWAITING_SHIPMENT");
  for (const order of created.slice(0, created.size())) {
    if (!isCombinable(platform, order)) continue;
    const { name, line1, postalCode } = order.shipTo;
    const key = JSON.stringify([order.buyerId, name, line1, postalCode]);
    groups.set(key, [...(groups.get(key) ?? []), order]);
  }
  return [...groups.values()]
    .filter((orders) => orders.length > 1)
    .map((orders) => orders.slice(0, mostOrders));
}

function isCombinable(platform: Platform, order: Order): boolean {
  return (
    order.fulfillment === "BY_SELLER" &&
    order.status === "AWAITING_SHIPMENT" &&
    platform.state.packages.by("order", order.id).length === 0 &&
    openLines(order).every((l) => !isShipped(platform, l))
  );
}

/** The id under which a group is offered stays the same while it is offered. */
function offerId({ state }: Platform, orders: Order[]): string {
  const known = orders.find((o) => o.combinableId)?.combinableId;
  const id = known ?? mintId(state, "package");
  for (const order of orders) order.combinableId = id;
  return id;
}

/** @returns the orders, or in words why they cannot be combined. */
function ordersOf(platform: Platform, wish: Wish): Order[] | string {
  const offered = combinableGroups(platform).find((orders) =>
    orders.some((o) => o.combinableId === wish.id),
  );
  if (!offered) return `Package ${wish.id} is not offered for combining`;
  const ids = wish.order_ids?.length
    ? wish.order_ids
    : offered.map((o) => o.id);
  const orders = offered.filter((o) => ids.includes(o.id));
  if (orders.length < ids.length)
    return "An order does not belong to the package";
  return orders.length > 1 ? orders : "One order cannot be combined";
}

function combine(platform: Platform, orders: Order[]): Package {
  const parcel = packLines(
    platform,
    orders,
    planOf(platform, orders),
    "COMBINED",
  );
  for (const order of orders) {
    order.combinableId = null;
    platform.state.orders.touch(order, platform.now());
  }
  tellPackages(platform, "COMBINE", "ROLE_SELLER", [parcel]);
  return parcel;
}

function uncombine(platform: Platform, parcel: Package, leaving: string[]) {
  const { state } = platform;
  const left = parcel.orderIds.filter((id) => !leaving.includes(id));
  const stays = left.length > 1 ? left : [];
  const alone = parcel.orderIds.filter((id) => !stays.includes(id));
  const packages = alone.flatMap((id) => {
    const order = state.orders.get(id);
    if (!order) return [];
    const own = packLines(
      platform,
      [order],
      planOf(platform, [order]),
      "DEFAULT",
    );
    state.orders.touch(order, platform.now());
    return [own];
  });
  if (stays.length === 0) state.packages.remove(parcel);
  else {
    parcel.orderIds = stays;
    parcel.lineIds = stays.flatMap((id) =>
      openLines(state.orders.get(id) as Order).map((l) => l.id),
    );
    state.packages.touch(parcel, platform.now());
  }
  tellPackages(platform, "CANCEL_COMBINE", "ROLE_SELLER", packages);
  return packages.map((p) => ({ id: p.id, order_ids: p.orderIds }));
}

const planOf = (platform: Platform, orders: Order[]) => ({
  lineIds: orders.flatMap((o) => openLines(o).map((l) => l.id)),
  carrier: { id: "", name: "" },
  trackingNumber: "",
  warehouseId: orders[0]?.warehouseId ?? "",
  at: platform.now(),
});
