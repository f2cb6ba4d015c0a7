import { idOf } from "../gid.ts";
import { placeHold, releaseHolds } from "../store/holds.ts";
import type { StoredFulfillmentOrder } from "../store/shipping-records.ts";
import { type UserError, userError } from "./errors.ts";
import { demandPart } from "./fulfillment-order-deeds.ts";
import {
  hasUnits,
  type LinesInput,
  unitsOf,
} from "./fulfillment-order-units.ts";
import {
  fulfillmentOrderView,
  holdView,
  mostHolds,
} from "./fulfillment-orders.ts";
import type { View, Visit } from "./view.ts";

type HoldInput = {
  reason: string;
  reasonNotes?: string | null;
  handle?: string | null;
  externalId?: string | null;
  fulfillmentOrderLineItems?: LinesInput;
};

/** In the order in which Shopify looks. source: recorded answers of fulfillmentOrderHold. */
function holdRefusal(
  part: StoredFulfillmentOrder,
  input: HoldInput,
  appId: number,
): UserError | undefined {
  const lines = input.fulfillmentOrderLineItems ?? [];
  const at = ["fulfillmentHold", "fulfillmentOrderLineItems"];
  const zero = lines.findIndex(({ quantity }) => quantity <= 0);
  if (zero >= 0)
    return userError(
      [...at, String(zero), "quantity"],
      "You must select at least one item to place on partial hold.",
      "GREATER_THAN_ZERO",
    );
  if (new Set(lines.map(({ id }) => id)).size < lines.length)
    return userError(
      at,
      "must contain unique line item ids",
      "DUPLICATED_FULFILLMENT_ORDER_LINE_ITEMS",
    );
  const own = part.holds.filter((hold) => hold.appId === appId);
  if (own.some((hold) => hold.handle === (input.handle ?? "")))
    return userError(
      ["fulfillmentHold", "handle"],
      "The handle provided for the fulfillment hold is already in use by this app for another hold on this fulfillment order.",
      "DUPLICATE_FULFILLMENT_HOLD_HANDLE",
    );
  if (own.length >= mostHolds)
    return userError(
      ["id"],
      `The maximum number of fulfillment holds for this fulfillment order has been reached for this app. An app can only have up to ${mostHolds} holds on a single fulfillment order at any one time.`,
      "FULFILLMENT_ORDER_HOLD_LIMIT_REACHED",
    );
  if (lines.length > 0 && part.status !== "OPEN")
    return userError(
      at,
      "The fulfillment order is not in a splittable state.",
      "FULFILLMENT_ORDER_NOT_SPLITTABLE",
    );
  // Assumed: no recorded answer holds more than remains.
  return hasUnits(part, unitsOf(lines))
    ? undefined
    : userError(
        at,
        "Invalid line item quantity requested.",
        "INVALID_LINE_ITEM_QUANTITY",
      );
}

export const fulfillmentHoldRoots: View = {
  fulfillmentOrderHold: (
    { id, fulfillmentHold: input }: { id: string; fulfillmentHold: HoldInput },
    { desk }: Visit,
  ) => {
    const part = demandPart(desk, id);
    const appId = desk.store.app?.id ?? 0;
    const refused = holdRefusal(part, input, appId);
    if (refused)
      return {
        fulfillmentHold: null,
        fulfillmentOrder: null,
        remainingFulfillmentOrder: null,
        userErrors: [refused],
      };
    const { hold, remaining } = placeHold(
      desk,
      part,
      {
        handle: input.handle ?? "",
        reason: input.reason,
        reasonNotes: input.reasonNotes ?? null,
        externalId: input.externalId ?? null,
        appId,
      },
      unitsOf(input.fulfillmentOrderLineItems),
    );
    return {
      fulfillmentHold: holdView(desk, hold),
      fulfillmentOrder: fulfillmentOrderView(desk, part),
      remainingFulfillmentOrder:
        remaining && fulfillmentOrderView(desk, remaining),
      userErrors: [],
    };
  },

  /** Without ids every hold is released. */
  fulfillmentOrderReleaseHold: (
    args: { id: string; holdIds?: string[] | null; externalId?: string | null },
    { desk }: Visit,
  ) => {
    const part = demandPart(desk, args.id);
    const wanted = args.holdIds?.map((id) => idOf(id, "FulfillmentHold"));
    releaseHolds(desk, part, ({ id }) => wanted?.includes(id) ?? true);
    return {
      fulfillmentOrder: fulfillmentOrderView(desk, part),
      userErrors: [],
    };
  },
};
