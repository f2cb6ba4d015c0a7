import { randomUUID } from "node:crypto";
import type { Desk } from "../desk.ts";
import { gid, typeOf } from "../gid.ts";
import { cancelOrder, cancelRefusal } from "../store/cancel-order.ts";
import { orderByGid, productByGid } from "../store/lookups.ts";
import { touchOrder } from "../store/place-order.ts";
import { editProduct } from "../store/write-product.ts";
import { notSimulated, userError } from "./errors.ts";
import { orderCreate } from "./order-create.ts";
import { orderView } from "./orders.ts";
import { productView } from "./products.ts";
import type { View, Visit } from "./view.ts";

type CancelArgs = {
  orderId: string;
  reason: string;
  restock: boolean;
  refund?: boolean | null;
  refundMethod?: { originalPaymentMethodsRefund?: boolean | null } | null;
  staffNote?: string | null;
};

/** source: recorded answers of orderCancel. */
function refusalOf(desk: Desk, args: CancelArgs): [string, string] | undefined {
  if (args.refund != null && args.refundMethod)
    return [
      "refund",
      "Only one of the arguments `refund` or `refund_method` is allowed.",
    ];
  if ((args.staffNote?.length ?? 0) > 255)
    return [
      "staffNote",
      "Staff note is too long. Maximum length is 255 characters.",
    ];
  const order = orderByGid(desk.store, args.orderId);
  if (!order) return ["orderId", "Order does not exist"];
  const refusal = cancelRefusal(desk, order);
  return refusal ? ["orderId", refusal] : undefined;
}

/** The answer names a job that is not done, though the sandbox has already done it. */
function orderCancel(args: CancelArgs, { desk }: Visit): View {
  const refused = refusalOf(desk, args);
  if (refused) {
    const [field, message] = refused;
    const code = message.endsWith("not exist") ? "NOT_FOUND" : "INVALID";
    return {
      job: null,
      orderCancelUserErrors: [userError([field], message, code)],
      userErrors: [userError([field], message)],
    };
  }
  const order = orderByGid(desk.store, args.orderId);
  if (order)
    cancelOrder(desk, order, {
      reason: args.reason,
      restock: args.restock,
      staffNote: args.staffNote ?? null,
      refunded:
        args.refund === true ||
        args.refundMethod?.originalPaymentMethodsRefund === true,
    });
  return {
    job: { __typename: "Job", id: gid("Job", randomUUID()), done: false },
    orderCancelUserErrors: [],
    userErrors: [],
  };
}

function changeTags(change: (old: string[], given: string[]) => string[]) {
  return (args: { id: string; tags: string[] }, { desk }: Visit): View => {
    const order = orderByGid(desk.store, args.id);
    if (order) {
      order.tags = change(order.tags, args.tags);
      touchOrder(desk, order);
      return { node: orderView(desk, order), userErrors: [] };
    }
    const product = productByGid(desk.store, args.id);
    if (product) {
      editProduct(desk, product, { tags: change(product.tags, args.tags) });
      return { node: productView(desk, product), userErrors: [] };
    }
    const type = typeOf(args.id);
    if (type !== "Order" && type !== "Product")
      throw notSimulated(`tags of ${type ?? args.id}`);
    return {
      node: null,
      userErrors: [userError(["id"], `${type} does not exist`)],
    };
  };
}

export const orderDeedRoots: View = {
  orderCreate,
  orderCancel,
  job: ({ id }: { id: string }) => ({ __typename: "Job", id, done: true }),
  tagsAdd: changeTags((old, given) => [...new Set([...old, ...given])].sort()),
  tagsRemove: changeTags((old, given) =>
    old.filter((tag) => !given.includes(tag)),
  ),
};
