import { type Desk, nextId, now } from "../desk.ts";
import { idOf } from "../gid.ts";
import type {
  StoredReverseDelivery,
  StoredReverseFulfillmentOrder,
} from "../store/return-records.ts";
import { postDelivery } from "../webhooks/return-letters.ts";
import { demandType, type UserError, userError } from "./errors.ts";
import { deliveryView } from "./reverse-fulfillment-orders.ts";
import type { View, Visit } from "./view.ts";

type LineInput = {
  reverseFulfillmentOrderLineItemId: string;
  quantity: number;
};
type Parcel = {
  trackingInput?: { number?: string | null; url?: string | null } | null;
  labelInput?: { fileUrl: string } | null;
};
type CreateArgs = Parcel & {
  reverseFulfillmentOrderId: string;
  reverseDeliveryLineItems: LineInput[];
};
type UpdateArgs = Parcel & { reverseDeliveryId: string };
type Packed = { reverseLineId: number; quantity: number };

/** The first line that cannot be sent back so, or what is. source: recorded answers of reverseDeliveryCreateWithShipping. */
function pack(
  part: StoredReverseFulfillmentOrder,
  inputs: LineInput[],
): UserError | Packed[] {
  // No lines means all of them, whole.
  if (inputs.length === 0)
    return part.lines.map(({ id, total }) => ({
      reverseLineId: id,
      quantity: total,
    }));
  const packed: Packed[] = [];
  const left = new Map(part.lines.map(({ id, total }) => [id, total]));
  for (const [index, input] of inputs.entries()) {
    const { reverseFulfillmentOrderLineItemId: id, quantity } = input;
    const at = ["reverseDeliveryLineItems", String(index)];
    demandType(id, "ReverseFulfillmentOrderLineItem");
    const reverseLineId = idOf(id, "ReverseFulfillmentOrderLineItem") ?? 0;
    const rest = left.get(reverseLineId);
    if (rest === undefined)
      return userError(
        [...at, "reverseFulfillmentOrderLineItemId"],
        "must exist",
      );
    if (quantity > rest)
      return userError(
        [...at, "quantity"],
        "cannot deliver more items than are returned",
      );
    left.set(reverseLineId, rest - quantity);
    packed.push({ reverseLineId, quantity });
  }
  return packed;
}

function readParcel(
  desk: Desk,
  { trackingInput, labelInput }: Parcel,
  old: Pick<StoredReverseDelivery, "tracking" | "label">,
): Pick<StoredReverseDelivery, "tracking" | "label"> {
  return {
    tracking: trackingInput
      ? { number: trackingInput.number ?? null, url: trackingInput.url ?? null }
      : old.tracking,
    label: labelInput
      ? {
          fileUrl: labelInput.fileUrl,
          createdAt: old.label?.createdAt ?? now(desk),
          updatedAt: now(desk),
        }
      : old.label,
  };
}

const none = (error: UserError): View => ({
  reverseDelivery: null,
  userErrors: [error],
});

export const reverseDeliveryRoots: View = {
  reverseDelivery: ({ id }: { id: string }, { desk }: Visit) => {
    const found = desk.store.reverseDeliveries.get(idOf(id, "ReverseDelivery"));
    return found ? deliveryView(desk, found) : null;
  },

  reverseDeliveryCreateWithShipping: (args: CreateArgs, { desk }: Visit) => {
    demandType(args.reverseFulfillmentOrderId, "ReverseFulfillmentOrder");
    const part = desk.store.reverseOrders.get(
      idOf(args.reverseFulfillmentOrderId, "ReverseFulfillmentOrder"),
    );
    if (!part)
      return none(
        userError(
          ["reverseFulfillmentOrderId"],
          "Reverse fulfillment order was not found.",
          "NOT_FOUND",
        ),
      );
    const packed = pack(part, args.reverseDeliveryLineItems);
    if (!Array.isArray(packed)) return none(packed);
    const one = desk.store.reverseDeliveries.add({
      id: nextId(desk),
      reverseOrderId: part.id,
      ...readParcel(desk, args, { tracking: null, label: null }),
      lines: packed.map((entry) => ({ ...entry, id: nextId(desk) })),
    });
    if (one.tracking || one.label) postDelivery(desk, one, part.returnId);
    return { reverseDelivery: deliveryView(desk, one), userErrors: [] };
  },

  reverseDeliveryShippingUpdate: (args: UpdateArgs, { desk }: Visit) => {
    demandType(args.reverseDeliveryId, "ReverseDelivery");
    const one = desk.store.reverseDeliveries.get(
      idOf(args.reverseDeliveryId, "ReverseDelivery"),
    );
    const part = desk.store.reverseOrders.get(one?.reverseOrderId);
    if (!one || !part)
      return none(
        userError(
          ["reverseDeliveryId"],
          "Reverse delivery was not found.",
          "NOT_FOUND",
        ),
      );
    Object.assign(one, readParcel(desk, args, one));
    postDelivery(desk, one, part.returnId);
    return { reverseDelivery: deliveryView(desk, one), userErrors: [] };
  },
};
