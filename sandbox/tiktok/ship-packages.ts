import { nextTracking } from "./carriers.ts";
import { deliverPackage, failDelivery, ordersOf } from "./carrying.ts";
import { Refusal, refuse } from "./envelope.ts";
import {
  checkShippable,
  findPackage,
  refuseFbt,
  trackingOf,
} from "./fulfilling.ts";
import { type Handlers, type Platform, seconds } from "./platform.ts";
import { handToCarrier } from "./shipping.ts";
import type { Order, Package } from "./state.ts";

type Shipment = {
  handover_method?: string;
  self_shipment?: { tracking_number: string; shipping_provider_id: string };
};

type Delivery = { id: string; delivery_type: string };

const hour = 3_600_000;

/** Packages that stand ready, after a split or a combination. Source: pages `ship-package-202309`, `batch-ship-packages-202309` and neighbours. */
export const shipPackageHandlers: Handlers = {
  "POST /fulfillment/202309/packages/{package_id}/ship": ({
    platform,
    path,
    body,
  }) => {
    shipPackage(platform, path.package_id, body as Shipment);
    return {};
  },
  "POST /fulfillment/202309/packages/ship": ({ platform, body }) =>
    each(body.packages as (Shipment & { id: string })[], (wish) =>
      shipPackage(platform, wish.id, wish),
    ),
  "POST /fulfillment/202309/packages/deliver": ({ platform, body }) =>
    each(body.packages as Delivery[], (told) => tellDelivery(platform, told)),
  "GET /fulfillment/202309/packages/{package_id}/handover_time_slots": ({
    platform,
    path,
  }) => {
    findPackage(platform.state, path.package_id);
    return slotsFrom(platform.now());
  },
  "GET /fulfillment/202309/orders/{order_id}/handover_time_slots": ({
    platform,
  }) => slotsFrom(platform.now()),
};

function shipPackage(
  platform: Platform,
  id: string | undefined,
  wish: Shipment,
): void {
  const { state } = platform;
  const parcel = findPackage(state, id);
  const orders = ordersOf(platform, parcel);
  if (parcel.status === "CANCELLED")
    refuse(21_011_041, "The package is cancelled");
  if (parcel.shippedAt !== null)
    refuse(21_011_020, "The package is already shipped");
  for (const order of orders) {
    refuseFbt(order);
    checkShippable(order);
  }
  const { carrier, trackingNumber } = trackingFor(platform, orders, wish);
  parcel.trackingNumber = trackingNumber;
  parcel.providerId = carrier.id;
  parcel.providerName = carrier.name;
  handToCarrier(platform, parcel, platform.now());
}

/** The seller names a carrier and a number; where TikTok ships, it has its own. */
function trackingFor(platform: Platform, orders: Order[], wish: Shipment) {
  const [order] = orders;
  if (!order) return refuse(21_011_001, "The package holds no order");
  if (order.shipping === "TIKTOK") return nextTracking(platform.state.fbt);
  if (!wish.self_shipment)
    refuse(21_011_022, "self_shipment with a tracking number is missing");
  return trackingOf(platform.state, order, wish.self_shipment);
}

function tellDelivery(platform: Platform, told: Delivery): void {
  const parcel: Package = findPackage(platform.state, told.id);
  if (parcel.shippedAt === null)
    refuse(21_001_011, "The package is not shipped yet");
  if (told.delivery_type === "DELIVERY_FAILED") failDelivery(platform, parcel);
  else if (told.delivery_type === "DELIVERY_SUCCESS") {
    if (parcel.deliveredAt === null) deliverPackage(platform, parcel);
  } else if (told.delivery_type !== "UPDATE_POD")
    refuse(21_001_001, `delivery_type ${told.delivery_type} is unknown`);
}

/** Each package is taken or refused by itself. */
function each<T extends { id: string }>(wishes: T[], act: (wish: T) => void) {
  const errors: unknown[] = [];
  for (const wish of wishes)
    try {
      act(wish);
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      errors.push({
        code: thrown.code,
        message: thrown.message,
        detail: { package_id: wish.id },
      });
    }
  return { errors };
}

/** Nine to five on the next three days. */
function slotsFrom(now: number) {
  const midnight = now - (now % (24 * hour));
  return {
    can_pickup: true,
    can_drop_off: true,
    can_van_collection: false,
    drop_off_point_url: "",
    pickup_slots: [1, 2, 3].map((day) => {
      const start = midnight + (day * 24 + 9) * hour;
      return {
        start_time: seconds(start),
        end_time: seconds(start + 8 * hour),
        // The platform spells it so.
        avaliable: true,
      };
    }),
  };
}
