import { z } from "zod";
import { done, missing, type Outcome, refused } from "../../deed.ts";
import { buy, pay } from "../buying.ts";
import { cancelByHand, changeAddress } from "../by-hand.ts";
import {
  collectPackage,
  deliverPackage,
  failDelivery,
  loseParcel,
} from "../carrying.ts";
import { buyMany } from "../crowd.ts";
import { remindOfPackage } from "../package-agenda.ts";
import type { Platform } from "../platform.ts";
import { releaseOrder } from "../releasing.ts";
import type { Order } from "../state.ts";
import { noBody, shopDeed } from "./deed.ts";

const text = z.string();
const amount = z.string().regex(/^\d+(\.\d{1,2})?$/);

const address = z.object({
  name: text.optional(),
  phone: text.optional(),
  email: text.optional(),
  line1: text.optional(),
  line2: text.optional(),
  city: text.optional(),
  county: text.optional(),
  state: text.optional(),
  postalCode: text.optional(),
});

export const purchaseSchema = z.object({
  lines: z
    .array(
      z.object({
        sellerSku: text.optional(),
        skuId: text.optional(),
        quantity: z.int().min(1).max(100_000),
        isGift: z.boolean().optional(),
      }),
    )
    .min(1),
  fulfillment: z.enum(["BY_SELLER", "BY_TIKTOK"]),
  paid: z.boolean().optional().describe("false: the buyer has not paid yet"),
  buyerId: text.optional(),
  shipTo: address.optional(),
  type: z
    .enum([
      "NORMAL",
      "ZERO_LOTTERY",
      "PRE_ORDER",
      "MADE_TO_ORDER",
      "BACK_ORDER",
    ])
    .optional(),
  releaseInMs: z.int().min(0).optional().describe("pre-orders only"),
  handlingDays: z.int().min(1).optional(),
  isSample: z.boolean().optional(),
  replaces: text.optional().describe("the order whose goods are sent again"),
  shipping: z.enum(["SELLER", "TIKTOK"]).optional(),
  buyerMessage: text.optional(),
  discounts: z
    .object({ seller: amount.optional(), platform: amount.optional() })
    .optional()
    .describe("for the whole order, spread over its units"),
  postage: z
    .object({
      list: amount,
      sellerDiscount: amount.optional(),
      platformDiscount: amount.optional(),
    })
    .optional(),
  taxRate: z
    .string()
    .regex(/^0(\.\d+)?$/)
    .optional(),
});

/** What buyers do. */
export const orderDeeds = [
  shopDeed({
    method: "POST",
    path: "/tiktok/orders",
    what: "A buyer buys: one order line per unit, paid unless said otherwise.",
    body: purchaseSchema,
    run(platform, { body }) {
      const bought = buy(platform, body);
      return typeof bought === "string"
        ? refused(bought)
        : done({ id: bought.id });
    },
  }),
  shopDeed({
    method: "POST",
    path: "/tiktok/orders/many",
    what: "Buyers by the thousand buy one unit each, of one SKU after the other; their orders may have come in over some time until now.",
    body: z.object({
      count: z.int().min(1).max(100_000),
      fulfillment: z.enum(["BY_SELLER", "BY_TIKTOK"]),
      overMs: z.int().min(0).optional(),
    }),
    run: (platform, { body }) =>
      done({ placed: buyMany(platform, { overMs: 0, ...body }) }),
  }),
  shopDeed({
    method: "POST",
    path: "/tiktok/orders/:id/pay",
    what: "The buyer pays an unpaid order; its hour on hold begins.",
    body: noBody,
    run: (platform, { params }) =>
      withOrder(platform, params.id, (order) => {
        if (order.status !== "UNPAID") return refused(`it is ${order.status}`);
        pay(platform, order);
        return done({ status: order.status });
      }),
  }),
  shopDeed({
    method: "POST",
    path: "/tiktok/orders/:id/free",
    what: "An order that was stuck on hold goes on from now.",
    body: noBody,
    run(platform, { params }) {
      const order = platform.state.orders.get(params.id);
      if (!order) return missing("such order");
      if (order.status !== "ON_HOLD") return refused(`it is ${order.status}`);
      releaseOrder(platform, order);
      return done({ status: order.status });
    },
  }),
  shopDeed({
    method: "POST",
    path: "/tiktok/orders/:id/cancel",
    what: "Somebody cancels what can still be cancelled, or (request) the buyer asks the seller to.",
    body: z.object({
      by: z.enum(["buyer", "seller", "system"]),
      reason: text.optional(),
      request: z.boolean().optional(),
      lineIds: z.array(text).optional(),
    }),
    run: (platform, { params, body }) =>
      withOrder(platform, params.id, (order) =>
        cancelByHand(platform, order, body),
      ),
  }),
  shopDeed({
    method: "POST",
    path: "/tiktok/orders/:id/address",
    what: "The buyer corrects the address of an order.",
    body: address,
    run: (platform, { params, body }) =>
      withOrder(platform, params.id, (order) => {
        changeAddress(platform, order, body);
        return done({ id: order.id });
      }),
  }),
  shopDeed({
    method: "POST",
    path: "/tiktok/packages/:id/scan",
    what: "The carrier collects, delivers, misses, loses, breaks or brings back a package; a lost one is cancelled and paid back.",
    body: z.object({
      kind: z.enum([
        "collected",
        "delivered",
        "failed",
        "lost",
        "damaged",
        "returned",
      ]),
    }),
    run(platform, { params, body: { kind } }) {
      const parcel = platform.state.packages.get(params.id);
      if (!parcel) return missing("such package");
      if (parcel.shippedAt === null) return refused("it is not shipped yet");
      if (parcel.status === "CANCELLED" || parcel.deliveredAt !== null)
        return refused(`it is ${parcel.status}`);
      if (kind === "collected") collectPackage(platform, parcel);
      else if (kind === "delivered") {
        if (parcel.collectedAt === null) collectPackage(platform, parcel);
        deliverPackage(platform, parcel);
      } else if (kind === "failed") failDelivery(platform, parcel);
      else loseParcel(platform, parcel, kind);
      return done({ status: parcel.status });
    },
  }),
  shopDeed({
    method: "PUT",
    path: "/tiktok/carriers",
    what: "Whether carriers pick up and deliver by themselves; switched off, orders run into their collection deadline.",
    body: z.object({ enabled: z.boolean() }),
    run(platform, { body }) {
      platform.state.carriers.enabled = body.enabled;
      for (const parcel of platform.state.packages)
        remindOfPackage(platform, parcel);
      return done(platform.state.carriers);
    },
  }),
];

export function withOrder(
  { state }: Platform,
  id: string | undefined,
  act: (order: Order) => Outcome,
): Outcome {
  const order = state.orders.get(id);
  return order ? act(order) : missing("such order");
}
