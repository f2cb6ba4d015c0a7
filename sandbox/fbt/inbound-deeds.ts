import { z } from "zod";
import { done, missing, type Outcome, refused } from "../deed.ts";
import { noBody, shopDeed } from "../tiktok/deeds/deed.ts";
import type { Platform } from "../tiktok/platform.ts";
import {
  arriveInbound,
  closeInbound,
  finishCounting,
  moveInbound,
} from "./inbound-life.ts";
import type { InboundOrder } from "./state.ts";

const units = z.int().min(0);
const findings = z
  .array(
    z.object({
      goodsId: z.string(),
      normal: units,
      defective: units.default(0),
    }),
  )
  .describe("what turns up in all, sound and damaged, of these goods");

/** What carriers and the dock do with inbound orders. */
export const inboundDeeds = [
  shopDeed({
    method: "PUT",
    path: "/fbt/inbound/:id/findings",
    what: "What the dock will find when it counts an inbound order: less, more or broken goods.",
    body: z.object({ findings }),
    run: (platform, { params, body }) =>
      withInbound(platform, params.id, (order) => {
        if (order.closedAt !== null) return refused("it is closed");
        return find(order, body.findings) ?? done({ items: order.items });
      }),
  }),
  shopDeed({
    method: "POST",
    path: "/fbt/inbound/:id/arrive",
    what: "A shipped inbound order stands at the door now.",
    body: noBody,
    run: (platform, { params }) =>
      withInbound(platform, params.id, (order) => {
        if (order.status !== "TO_BE_RECEIVED")
          return refused(`it is ${order.status}`);
        arriveInbound(platform, order);
        return done({ status: order.status });
      }),
  }),
  shopDeed({
    method: "POST",
    path: "/fbt/inbound/:id/receive",
    what: "The dock counts an inbound order to the end now, with what it finds; what is missing keeps it open.",
    body: z.object({ findings: findings.optional() }),
    run: (platform, { params, body }) =>
      withInbound(platform, params.id, (order) => {
        if (order.shippedAt === null || order.closedAt !== null)
          return refused(`it is ${order.status}`);
        const problem = find(order, body.findings ?? []);
        if (problem) return problem;
        if (order.arrivedAt === null) arriveInbound(platform, order);
        if (order.arrivedAt === null) return refused(`it is ${order.status}`);
        if (order.status !== "PARTIALLY_RECEIVED") {
          moveInbound(platform, order, "RECEIVING", "SYSTEM");
          moveInbound(platform, order, "PARTIALLY_RECEIVED", "SYSTEM");
        }
        finishCounting(platform, order);
        return done({ status: order.status, items: order.items });
      }),
  }),
  shopDeed({
    method: "POST",
    path: "/fbt/inbound/:id/close",
    what: "A partly received inbound order is closed; what is missing stays missing.",
    body: noBody,
    run: (platform, { params }) =>
      withInbound(platform, params.id, (order) => {
        if (order.status !== "PARTIALLY_RECEIVED")
          return refused(`it is ${order.status}`);
        closeInbound(platform, order);
        return done({ status: order.status });
      }),
  }),
  shopDeed({
    method: "PUT",
    path: "/fbt/inbound-pace",
    what: "How long inbound steps take (milliseconds of the calendar).",
    body: z.object({
      placementMs: units.optional(),
      labelMs: units.optional(),
      transitMs: units.optional(),
      queueMs: units.optional(),
      receivingMs: units.optional(),
      transferMs: units.optional(),
    }),
    run({ state }, { body }) {
      const given = Object.entries(body).filter(([, v]) => v !== undefined);
      Object.assign(state.fbt.inboundPace, Object.fromEntries(given));
      return done(state.fbt.inboundPace);
    },
  }),
];

function find(
  order: InboundOrder,
  found: z.output<typeof findings>,
): Outcome | undefined {
  for (const { goodsId, normal, defective } of found) {
    const item = order.items.find((i) => i.goodsId === goodsId);
    if (!item) return missing(`goods ${goodsId} in this order`);
    item.found = { normal, defective };
  }
  return undefined;
}

function withInbound(
  { state }: Platform,
  id: string | undefined,
  act: (order: InboundOrder) => Outcome,
): Outcome {
  const order = state.fbt.inbound.get(id?.replace(/^IBR/, ""));
  return order ? act(order) : missing("such inbound order");
}
