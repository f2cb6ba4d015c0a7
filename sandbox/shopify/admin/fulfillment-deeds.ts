import { type Desk, now, shopifyTime } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import {
  cancelFulfillment,
  changeTracking,
  type Packed,
  reportEvent,
  ship,
} from "../store/ship.ts";
import type { StoredTracking } from "../store/shipping-records.ts";
import { type UserError, unknownId, userError } from "./errors.ts";
import { eventView, findFulfillment, fulfillmentView } from "./fulfillments.ts";
import type { View, Visit } from "./view.ts";

type TrackingInput = {
  company?: string | null;
  number?: string | null;
  numbers?: string[] | null;
  url?: string | null;
  urls?: string[] | null;
};

type FulfillmentInput = {
  lineItemsByFulfillmentOrder: {
    fulfillmentOrderId: string;
    fulfillmentOrderLineItems?: { id: string; quantity: number }[] | null;
  }[];
  trackingInfo?: TrackingInput | null;
};

type EventInput = {
  fulfillmentId: string;
  status: string;
  happenedAt?: string | null;
  estimatedDeliveryAt?: string | null;
  message?: string | null;
  address1?: string | null;
  city?: string | null;
  province?: string | null;
  country?: string | null;
  zip?: string | null;
  latitude?: number | null;
  longitude?: number | null;
};

/** One entry per number; the url is paired by position. */
function readTracking(
  input: TrackingInput | null | undefined,
): StoredTracking[] {
  if (!input) return [];
  const numbers = input.numbers ?? (input.number ? [input.number] : []);
  const urls = input.urls ?? (input.url ? [input.url] : []);
  const company = input.company ?? null;
  const count = Math.max(numbers.length, urls.length, company ? 1 : 0);
  return Array.from({ length: count }, (_, index) => ({
    company,
    number: numbers[index] ?? null,
    url: urls[index] ?? null,
  }));
}

const refuse = (message: string, field = ["fulfillment"]): UserError =>
  userError(field, message);

/** Checks in the order in which Shopify checks. source: recorded answers of fulfillmentCreate. */
function pack(desk: Desk, input: FulfillmentInput): UserError | Packed[] {
  const groups = input.lineItemsByFulfillmentOrder;
  for (const [index, group] of groups.entries())
    for (const [i, line] of (group.fulfillmentOrderLineItems ?? []).entries())
      if (line.quantity <= 0)
        return refuse("Quantity must be greater than 0", [
          "fulfillment",
          "lineItemsByFulfillmentOrder",
          String(index),
          "fulfillmentOrderLineItems",
          String(i),
          "quantity",
        ]);
  const parts = groups.map(({ fulfillmentOrderId }) =>
    desk.store.fulfillmentOrders.get(
      idOf(fulfillmentOrderId, "FulfillmentOrder"),
    ),
  );
  if (parts.length === 0 || parts.includes(undefined))
    return refuse("Fulfillment order does not exist.");
  const found = parts.flatMap((part) => (part ? [part] : []));
  const orders = ascending(found.map((part) => part.orderId));
  if (orders.length > 1)
    return refuse(
      `All fulfillment orders must belong to the same order. Multiple orders with ids [${orders.join(", ")}] were found.`,
    );
  const places = ascending(found.map((part) => part.locationId));
  if (places.length > 1)
    return refuse(
      `All fulfillment orders must be assigned to a single location. Multiple locations with ids [${places.join(", ")}] were found.`,
    );
  const packed: Packed[] = [];
  for (const [index, part] of found.entries()) {
    if (part.status === "CLOSED" || part.status === "ON_HOLD")
      return refuse(
        `Fulfillment order ${part.id} has an unfulfillable status= ${part.status.toLowerCase()}.`,
      );
    const wanted = groups[index]?.fulfillmentOrderLineItems;
    // No lines means everything that remains.
    if (!wanted?.length) {
      for (const line of part.lines)
        if (line.remaining > 0)
          packed.push({ part, line, units: line.remaining });
      continue;
    }
    for (const { id, quantity } of wanted) {
      const number = idOf(id, "FulfillmentOrderLineItem");
      const line = part.lines.find((entry) => entry.id === number);
      if (!line) return refuse("Fulfillment order line item does not exist.");
      if (quantity > line.remaining)
        return refuse(
          "Invalid fulfillment order line item quantity requested.",
        );
      packed.push({ part, line, units: quantity });
    }
  }
  return packed;
}

function create(
  { fulfillment: input }: { fulfillment: FulfillmentInput },
  { desk }: Visit,
): View {
  const packed = pack(desk, input);
  if (!Array.isArray(packed))
    return { fulfillment: null, userErrors: [packed] };
  const [first, ...rest] = packed;
  if (!first)
    return {
      fulfillment: null,
      userErrors: [
        refuse("Invalid fulfillment order line item quantity requested."),
      ],
    };
  const one = ship(desk, [first, ...rest], readTracking(input.trackingInfo));
  return { fulfillment: fulfillmentView(desk, one), userErrors: [] };
}

export const fulfillmentDeedRoots: View = {
  fulfillmentCreate: create,
  /** The old name of the same deed. source: recorded answers of both. */
  fulfillmentCreateV2: create,

  fulfillmentTrackingInfoUpdate: (
    args: { fulfillmentId: string; trackingInfoInput: TrackingInput },
    { desk }: Visit,
  ) => {
    const one = findFulfillment(desk, args.fulfillmentId);
    if (!one)
      return {
        fulfillment: null,
        userErrors: [refuse("Fulfillment does not exist.", ["fulfillmentId"])],
      };
    changeTracking(desk, one, readTracking(args.trackingInfoInput));
    return { fulfillment: fulfillmentView(desk, one), userErrors: [] };
  },

  fulfillmentEventCreate: (
    { fulfillmentEvent: input }: { fulfillmentEvent: EventInput },
    { desk }: Visit,
  ) => {
    const one = findFulfillment(desk, input.fulfillmentId);
    if (!one)
      return {
        fulfillmentEvent: null,
        userErrors: [
          refuse("Fulfillment does not exist.", [
            "fulfillmentEvent",
            "fulfillmentId",
          ]),
        ],
      };
    const event = reportEvent(desk, one, {
      status: input.status,
      happenedAt: input.happenedAt
        ? shopifyTime(Date.parse(input.happenedAt))
        : now(desk),
      message: input.message ?? null,
      address1: input.address1 ?? null,
      city: input.city ?? null,
      province: input.province ?? null,
      country: input.country ?? null,
      zip: input.zip ?? null,
      latitude: input.latitude ?? null,
      longitude: input.longitude ?? null,
      estimatedDeliveryAt: input.estimatedDeliveryAt ?? null,
    });
    return { fulfillmentEvent: eventView(event), userErrors: [] };
  },

  fulfillmentCancel: ({ id }: { id: string }, { desk }: Visit) => {
    const one = findFulfillment(desk, id);
    if (!one) throw unknownId(gid("Fulfillment", idOf(id, "Fulfillment") ?? 0));
    cancelFulfillment(desk, one);
    return { fulfillment: fulfillmentView(desk, one), userErrors: [] };
  },
};

/** source: recorded refusal of fulfillmentCreate, whose later location came first in the input. */
const ascending = (ids: number[]) =>
  [...new Set(ids)].sort((one, other) => one - other);
