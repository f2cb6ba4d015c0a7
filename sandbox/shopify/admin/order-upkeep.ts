import type { Desk } from "../desk.ts";
import { orderByGid } from "../store/lookups.ts";
import {
  archive,
  changeOrder,
  deletable,
  deleteOrder,
  type OrderChange,
  unarchive,
} from "../store/order-life.ts";
import type { StoredOrder } from "../store/order-records.ts";
import { notSimulated, userError } from "./errors.ts";
import { type MetafieldInput, writeMetafields } from "./metafields.ts";
import { readAddress } from "./order-head.ts";
import type { AddressInput } from "./order-input.ts";
import { orderView } from "./orders.ts";
import type { View, Visit } from "./view.ts";

/** A mutation on one order that answers it. The words for an unknown id are those recorded for other mutations. */
export function onOrder<Args>(
  idOf: (args: Args) => string,
  act: (desk: Desk, order: StoredOrder, args: Args) => string | undefined,
) {
  return (args: Args, { desk }: Visit): View => {
    const order = orderByGid(desk.store, idOf(args));
    if (!order)
      return {
        order: null,
        userErrors: [userError(["id"], "Order does not exist")],
      };
    const refusal = act(desk, order, args);
    return refusal
      ? {
          order: orderView(desk, order),
          userErrors: [userError(["id"], refusal)],
        }
      : { order: orderView(desk, order), userErrors: [] };
  };
}

type ById = { input: { id: string } };
const byInput = ({ input }: ById) => input.id;

type UpdateInput = {
  id: string;
  email?: string | null;
  phone?: string | null;
  note?: string | null;
  poNumber?: string | null;
  tags?: string[] | null;
  customAttributes?: { key: string; value: string }[] | null;
  shippingAddress?: AddressInput | null;
  metafields?: MetafieldInput[] | null;
};

const simulated = new Set([
  "id",
  "email",
  "phone",
  "note",
  "poNumber",
  "tags",
  "customAttributes",
  "shippingAddress",
  "metafields",
]);

/** Lists replace lists; what is not named stays. source: recorded answers of orderUpdate. */
function update(
  desk: Desk,
  order: StoredOrder,
  { input }: { input: UpdateInput },
): undefined {
  for (const key of Object.keys(input))
    if (!simulated.has(key)) throw notSimulated(`OrderInput.${key}`);
  const change: OrderChange = {};
  if (input.email !== undefined) change.email = input.email;
  if (input.phone !== undefined) change.phone = input.phone;
  if (input.note !== undefined) change.note = input.note;
  if (input.poNumber !== undefined) change.poNumber = input.poNumber;
  if (input.tags !== undefined)
    change.tags = [...new Set(input.tags ?? [])].sort();
  if (input.customAttributes)
    change.customAttributes = input.customAttributes.map(({ key, value }) => ({
      key,
      value,
    }));
  if (input.shippingAddress)
    change.shippingAddress = readAddress(desk, input.shippingAddress);
  writeMetafields(desk, "Order", order.id, input.metafields);
  changeOrder(desk, order, change);
}

/** Its user errors carry a code and name another argument. source: recorded answers of orderDelete. */
function orderDelete({ orderId }: { orderId: string }, { desk }: Visit): View {
  const refused = (message: string, code: string): View => ({
    deletedId: null,
    userErrors: [userError(["orderId"], message, code)],
  });
  const order = orderByGid(desk.store, orderId);
  if (!order) return refused("Order does not exist", "NOT_FOUND");
  // Assumed: the words.
  if (!deletable(desk, order))
    return refused("Order cannot be deleted", "INVALID");
  deleteOrder(desk, order);
  return { deletedId: orderId, userErrors: [] };
}

export const orderUpkeepRoots: View = {
  orderUpdate: onOrder<{ input: UpdateInput }>(byInput, update),
  orderClose: onOrder<ById>(byInput, (desk, order) => {
    archive(desk, order);
    return undefined;
  }),
  orderOpen: onOrder<ById>(byInput, (desk, order) => {
    unarchive(desk, order);
    return undefined;
  }),
  orderDelete,
};
