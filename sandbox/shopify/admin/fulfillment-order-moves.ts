import type { Desk } from "../desk.ts";
import { idOf } from "../gid.ts";
import {
  mergeParts,
  movePart,
  splitPart,
} from "../store/fulfillment-order-life.ts";
import { locationById } from "../store/lookups.ts";
import type { StoredFulfillmentOrder } from "../store/shipping-records.ts";
import { type UserError, userError } from "./errors.ts";
import { demandPart } from "./fulfillment-order-deeds.ts";
import {
  hasUnits,
  type LinesInput,
  unitsOf,
} from "./fulfillment-order-units.ts";
import { fulfillmentOrderView } from "./fulfillment-orders.ts";
import type { View, Visit } from "./view.ts";

type Part = StoredFulfillmentOrder;

const badQuantity = (field: string[]) =>
  userError(
    field,
    "Invalid fulfillment order line item quantity requested.",
    "INVALID_LINE_ITEM_QUANTITY",
  );

/** source: Shopify's words for moves that were refused; the one for too many units is assumed. */
function moveRefusal(
  part: Part,
  location: object | undefined,
  lines: LinesInput,
): UserError | undefined {
  const submitted: readonly string[] = [
    "SUBMITTED",
    "ACCEPTED",
    "CANCELLATION_REQUESTED",
    "CANCELLATION_REJECTED",
  ];
  if (submitted.includes(part.requestStatus))
    return userError(
      null,
      "Cannot move submitted fulfillment order that is at a 3PL fulfillment service.",
    );
  if (part.status === "CLOSED" || !location)
    return userError(null, "Cannot change location.");
  if (part.progressReported)
    return userError(
      null,
      "Cannot move a fulfillment order that has had progress reported.",
      "CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS",
    );
  return hasUnits(part, unitsOf(lines))
    ? undefined
    : userError(
        ["fulfillmentOrderLineItems"],
        "Invalid fulfillment order line item quantity requested.",
      );
}

function move(
  args: {
    id: string;
    newLocationId: string;
    fulfillmentOrderLineItems?: LinesInput;
  },
  { desk }: Visit,
): View {
  const part = demandPart(desk, args.id);
  const location = locationById(
    desk.store,
    idOf(args.newLocationId, "Location"),
  );
  const refused = moveRefusal(part, location, args.fulfillmentOrderLineItems);
  if (refused || !location)
    return {
      movedFulfillmentOrder: null,
      originalFulfillmentOrder: null,
      remainingFulfillmentOrder: null,
      userErrors: [refused],
    };
  const units = unitsOf(args.fulfillmentOrderLineItems);
  const { moved, remaining } = movePart(desk, part, location, units);
  return {
    movedFulfillmentOrder: fulfillmentOrderView(desk, moved),
    originalFulfillmentOrder: fulfillmentOrderView(desk, part),
    remainingFulfillmentOrder:
      remaining && fulfillmentOrderView(desk, remaining),
    userErrors: [],
  };
}

type SplitInput = {
  fulfillmentOrderId: string;
  fulfillmentOrderLineItems: LinesInput;
};

function splitRefusal(
  desk: Desk,
  { fulfillmentOrderId, fulfillmentOrderLineItems }: SplitInput,
  index: number,
): UserError | undefined {
  const at = ["fulfillmentOrderSplits", String(index)];
  const part = demandPart(desk, fulfillmentOrderId);
  const units = unitsOf(fulfillmentOrderLineItems);
  if (units.size === 0)
    return userError(
      [...at, "fulfillmentOrderLineItems"],
      "No line items provided to split.",
      "NO_LINE_ITEMS_PROVIDED_TO_SPLIT",
    );
  const left = part.lines.some(
    (line) => line.remaining > (units.get(line.id) ?? 0),
  );
  return part.status === "OPEN" && left && hasUnits(part, units)
    ? undefined
    : badQuantity([...at, "fulfillmentOrderLineItems"]);
}

function split(
  args: { fulfillmentOrderSplits: SplitInput[] },
  { desk }: Visit,
): View {
  const userErrors = args.fulfillmentOrderSplits.flatMap(
    (input, index) => splitRefusal(desk, input, index) ?? [],
  );
  if (userErrors.length > 0)
    return { fulfillmentOrderSplits: null, userErrors };
  const results = args.fulfillmentOrderSplits.map((input) => {
    const part = demandPart(desk, input.fulfillmentOrderId);
    const units = unitsOf(input.fulfillmentOrderLineItems);
    const rest = splitPart(desk, part, units);
    return { part, rest };
  });
  return {
    fulfillmentOrderSplits: results.map(({ part, rest }) => ({
      fulfillmentOrder: fulfillmentOrderView(desk, part),
      remainingFulfillmentOrder: fulfillmentOrderView(desk, rest),
      replacementFulfillmentOrder: null,
    })),
    userErrors,
  };
}

type MergeInput = {
  mergeIntents: {
    fulfillmentOrderId: string;
    fulfillmentOrderLineItems?: LinesInput;
  }[];
};

function merge(
  args: { fulfillmentOrderMergeInputs: MergeInput[] },
  { desk }: Visit,
): View {
  const groups = args.fulfillmentOrderMergeInputs.map(({ mergeIntents }) =>
    mergeIntents.map((intent) => demandPart(desk, intent.fulfillmentOrderId)),
  );
  const userErrors = groups.flatMap((parts, index) => {
    const [first] = parts;
    const alike = parts.every(
      (part) =>
        part.status === "OPEN" &&
        part.orderId === first?.orderId &&
        part.locationId === first.locationId,
    );
    // Assumed: no recorded answer merges what does not belong together.
    return alike && parts.length > 1
      ? []
      : [
          userError(
            ["fulfillmentOrderMergeInputs", String(index), "mergeIntents"],
            "Fulfillment orders can't be merged.",
          ),
        ];
  });
  if (userErrors.length > 0)
    return { fulfillmentOrderMerges: null, userErrors };
  return {
    fulfillmentOrderMerges: groups.map((parts) => {
      mergeParts(desk, parts as [Part, ...Part[]]);
      return { fulfillmentOrder: fulfillmentOrderView(desk, parts[0] as Part) };
    }),
    userErrors,
  };
}

/** Moves whole fulfillment orders to the first location that is allowed. source: Admin schema 2026-10; the rule is assumed. */
function reroute(
  args: {
    fulfillmentOrderIds: string[];
    includedLocationIds?: string[] | null;
    excludedLocationIds?: string[] | null;
  },
  { desk }: Visit,
): View {
  const parts = args.fulfillmentOrderIds.map((id) => demandPart(desk, id));
  const places = (ids: string[] | null | undefined) =>
    ids?.map((id) => idOf(id, "Location"));
  const excluded = places(args.excludedLocationIds) ?? [];
  const included = places(args.includedLocationIds);
  const target = desk.store.locations
    .all()
    .find(
      ({ id, isActive }) =>
        isActive &&
        !excluded.includes(id) &&
        (included?.includes(id) ?? true) &&
        parts.every((part) => part.locationId !== id),
    );
  if (!target)
    return {
      movedFulfillmentOrders: null,
      userErrors: [
        userError(
          null,
          "Cannot reassign location for fulfillment orders.",
          "CANNOT_REASSIGN_LOCATION_FOR_FULFILLMENT_ORDERS",
        ),
      ],
    };
  for (const part of parts) movePart(desk, part, target, new Map());
  return {
    movedFulfillmentOrders: parts.map((part) =>
      fulfillmentOrderView(desk, part),
    ),
    userErrors: [],
  };
}

export const fulfillmentOrderMoveRoots: View = {
  fulfillmentOrderMove: move,
  fulfillmentOrderSplit: split,
  fulfillmentOrderMerge: merge,
  fulfillmentOrdersReroute: reroute,
};
