import { z } from "zod";
import { createCrowds } from "../../crowd.ts";
import type { ControlParts } from "../parts.ts";
import { Refused } from "../refused.ts";
import { route } from "../route.ts";
import { demand } from "./towns.ts";

const chapter = "Crowds";
const share = z.number().min(0).max(1);
const span = (most: number) =>
  z
    .tuple([
      z.number().int().min(1).max(most),
      z.number().int().min(1).max(most),
    ])
    .refine(([min, max]) => min <= max, "the first may not exceed the second");

const crowdBody = z
  .strictObject({
    channel: z.enum(["shopify", "tiktok"]),
    shop: z
      .string()
      .optional()
      .describe("The first shop of the platform unless one is named."),
    perSecond: z
      .number()
      .positive()
      .max(10_000)
      .optional()
      .describe("Orders per second; as fast as possible without it."),
    seconds: z.number().positive().max(86_400).optional(),
    orders: z
      .number()
      .int()
      .min(1)
      .max(1_000_000)
      .optional()
      .describe("How many in all; otherwise `perSecond` times `seconds`."),
    seed: z.number().int().default(1),
    linesPerOrder: span(50).default([1, 2]),
    unitsPerLine: span(100).default([1, 2]),
    skus: z.array(z.string()).min(1).optional(),
    hot: z
      .strictObject({
        share: share.describe("How many of all order lines."),
        skus: z.union([
          z.array(z.string()).min(1),
          z.number().int().min(1).describe("So many, drawn by the seed."),
        ]),
      })
      .optional(),
    networkShare: share
      .default(0)
      .describe("How many of the orders the network is to ship."),
    wait: z
      .boolean()
      .default(false)
      .describe("Answer when the last order has been placed."),
  })
  .refine(
    ({ orders, perSecond, seconds }) =>
      orders !== undefined ||
      (perSecond !== undefined && seconds !== undefined),
    "name `orders`, or `perSecond` and `seconds`",
  );

/** Many customers at once. */
export const crowdRoutes = ({ context, faces }: ControlParts) => {
  const crowds = createCrowds(context.changed);
  context.onClose(crowds.close);
  return [
    route({
      method: "POST",
      path: "/crowds",
      chapter,
      says: "A crowd gathers and buys on one channel, at a rate or as fast as it can; the same seed buys the same things.",
      body: crowdBody,
      async act({ body: { seconds, wait, ...wish } }) {
        const orders =
          wish.orders ?? Math.ceil((wish.perSecond ?? 0) * (seconds ?? 0));
        const { market } = demand(faces, wish.channel);
        const { crowd, done } = crowds.gather(market, { ...wish, orders });
        if (wait) await done;
        else done.catch((error) => console.error("[crowd]", error));
        return crowd;
      },
    }),
    route({
      method: "GET",
      path: "/crowds",
      chapter,
      says: "Every crowd, and how far it is.",
      act: () => ({ crowds: crowds.list() }),
    }),
    route({
      method: "DELETE",
      path: "/crowds/:id",
      chapter,
      says: "Sends a crowd away.",
      params: z.object({ id: z.string() }),
      act({ params }) {
        const crowd = crowds.sendAway(params.id);
        if (!crowd) throw new Refused(404, `there is no crowd ${params.id}`);
        return crowd;
      },
    }),
  ];
};
