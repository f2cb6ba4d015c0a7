import type { Desk } from "../desk.ts";
import { idOf } from "../gid.ts";
import type { Disposal } from "../store/dispose.ts";
import { lineById, orderById } from "../store/lookups.ts";
import type {
  DispositionType,
  StoredReverseFulfillmentOrder,
} from "../store/return-records.ts";
import { undisposed } from "../store/return-units.ts";
import { demandType, type UserError, userError } from "./errors.ts";

export type DisposeInput = {
  reverseFulfillmentOrderLineItemId: string;
  quantity: number;
  dispositionType: DispositionType;
  locationId?: string | null;
};

type Part = StoredReverseFulfillmentOrder;
type Read = { part: Part; disposals: Disposal[] } | { errors: UserError[] };

/**
 * What became of which units, or why that cannot be. source: recorded answers of reverseFulfillmentOrderDispose; how it
 * refuses more units than there are, and a restock without a place, is assumed.
 */
export function readDisposals(
  desk: Desk,
  inputs: DisposeInput[],
  at: string[] = ["dispositionInputs"],
): Read {
  if (inputs.length === 0)
    return refusing(at, "The array cannot be empty.", "BLANK");
  for (const { reverseFulfillmentOrderLineItemId, locationId } of inputs) {
    demandType(
      reverseFulfillmentOrderLineItemId,
      "ReverseFulfillmentOrderLineItem",
    );
    if (locationId) demandType(locationId, "Location");
  }
  const parts = new Set(
    inputs.map(({ reverseFulfillmentOrderLineItemId: id }) =>
      desk.store.reverseOrders.first(
        "line",
        idOf(id, "ReverseFulfillmentOrderLineItem"),
      ),
    ),
  );
  const [part] = parts;
  if (parts.size !== 1 || !part)
    return refusing(
      at,
      "Cannot dispose items from more than one reverse fulfillment order.",
      "INVALID",
    );
  const order = orderById(desk.store, part.orderId);
  const left = new Map(part.lines.map((line) => [line, undisposed(line)]));
  const errors: UserError[] = [];
  const disposals = inputs.flatMap((input, index): Disposal[] => {
    const refuse = (field: string, message: string, code: string) =>
      errors.push(userError([...at, String(index), field], message, code));
    const number = idOf(
      input.reverseFulfillmentOrderLineItemId,
      "ReverseFulfillmentOrderLineItem",
    );
    const line = part.lines.find(({ id }) => id === number);
    if (!line) return [];
    const place = desk.store.locations.get(idOf(input.locationId, "Location"));
    const { dispositionType: type, quantity } = input;
    const isCustom = lineById(order, line.lineId).variantId === null;
    if (type === "RESTOCKED" && isCustom)
      refuse(
        "dispositionType",
        "RESTOCKED is an invalid disposition type for a custom line item.",
        "INVALID",
      );
    if (input.locationId && !place)
      refuse("locationId", "Location not found.", "NOT_FOUND");
    if (type === "RESTOCKED" && !input.locationId)
      refuse("locationId", "Location can't be blank", "BLANK");
    const rest = (left.get(line) ?? 0) - quantity;
    left.set(line, rest);
    if (quantity <= 0)
      refuse("quantity", "Quantity must be greater than 0", "GREATER_THAN");
    else if (rest < 0)
      refuse(
        "quantity",
        "Quantity can't be greater than the quantity that is left to dispose.",
        "INVALID",
      );
    return [{ line, type, quantity, locationId: place?.id ?? null }];
  });
  return errors.length > 0 ? { errors } : { part, disposals };
}

function refusing(field: string[], message: string, code: string): Read {
  return { errors: [userError(field, message, code)] };
}
