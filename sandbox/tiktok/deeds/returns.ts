import { z } from "zod";
import { done, missing, type Outcome, refused } from "../../deed.ts";
import type { Platform } from "../platform.ts";
import { buyerReturns, buyerWantsRefund, stageOf } from "../reasons.ts";
import { returnableLines } from "../returnable.ts";
import {
  answerOffer,
  arrive,
  openReturn,
  shipBack,
  withdraw,
} from "../returning.ts";
import type { Return } from "../state.ts";
import { noBody, shopDeed } from "./deed.ts";
import { withOrder } from "./orders.ts";

/** What buyers and the post do about refunds, returns and replacements. */
export const returnDeeds = [
  shopDeed({
    method: "POST",
    path: "/tiktok/orders/:id/return",
    what: "The buyer asks for a refund, a return or a replacement; silence of the seller becomes a yes.",
    body: z.object({
      type: z.enum(["REFUND", "RETURN_AND_REFUND", "REPLACEMENT"]),
      reason: z.string().optional(),
      lineIds: z.array(z.string()).optional(),
      note: z.string().optional(),
    }),
    run: (platform, { params, body }) =>
      withOrder(platform, params.id, (order) => {
        const free = returnableLines(platform, order);
        const lineIds = free.filter(
          (id) => !body.lineIds || body.lineIds.includes(id),
        );
        if (lineIds.length === 0)
          return refused(`nothing can be returned, it is ${order.status}`);
        const reasons =
          body.type === "REFUND" ? buyerWantsRefund : buyerReturns;
        const [first] = reasons[stageOf(order.status)] ?? [];
        const { id, status } = openReturn(platform, order, {
          role: "BUYER",
          type: body.type,
          reason: body.reason ?? first ?? "",
          lineIds,
          note: body.note,
        });
        return done({ returnId: id, returnStatus: status });
      }),
  }),
  shopDeed({
    method: "POST",
    path: "/tiktok/returns/:id/ship",
    what: "The buyer sends the goods back; they arrive by the calendar, or at once.",
    body: z.object({
      arriveNow: z.boolean().optional(),
      damagedUnits: z.int().min(0).optional(),
    }),
    run: (platform, { params, body }) =>
      withReturn(platform, params.id, (request) => {
        if (request.status !== "AWAITING_BUYER_SHIP")
          return refused(`it is ${request.status}`);
        request.damagedUnits = body.damagedUnits ?? 0;
        shipBack(platform, request);
        if (body.arriveNow) arrive(platform, request);
        return done(viewOf(request));
      }),
  }),
  shopDeed({
    method: "POST",
    path: "/tiktok/returns/:id/answer",
    what: "The buyer answers the seller's offer of a part of the money.",
    body: z.object({ accepted: z.boolean() }),
    run: (platform, { params, body }) =>
      withReturn(platform, params.id, (request) => {
        if (request.status !== "AWAITING_BUYER_RESPONSE")
          return refused(`it is ${request.status}`);
        answerOffer(platform, request, body.accepted);
        return done(viewOf(request));
      }),
  }),
  shopDeed({
    method: "POST",
    path: "/tiktok/returns/:id/withdraw",
    what: "The buyer takes a request back that has not come to its end.",
    body: noBody,
    run: (platform, { params }) =>
      withReturn(platform, params.id, (request) => {
        if (request.dueAt === null || request.status.endsWith("_SUCCESS"))
          return refused(`it is ${request.status}`);
        withdraw(platform, request);
        return done(viewOf(request));
      }),
  }),
];

const viewOf = ({ id, status, trackingNumber }: Return) => ({
  returnId: id,
  returnStatus: status,
  trackingNumber,
});

function withReturn(
  { state }: Platform,
  id: string | undefined,
  act: (request: Return) => Outcome,
): Outcome {
  const request = state.returns.get(id);
  return request ? act(request) : missing("such return");
}
