import { z } from "zod";

/*
 * What neither Shopify's published schema nor recorded answers settle. Each stands here once; `docs/platforms.md` says what
 * follows if it is wrong.
 */

/**
 * What requests cost, in points: fitted on some 2,700 recorded pairs of a document and the `requestedQueryCost` in its
 * answer (93 in 100 exact). Where Shopify says otherwise, its word corrects ours from the second request on.
 */
export const prices = {
  mutation: 10,
  dearMutations: {
    fulfillmentTrackingInfoUpdate: 50,
    orderCapture: 20,
    refundCreate: 20,
  } as Record<string, number>,
  /** The connection itself, before its nodes. */
  connection: 2,
  object: 1,
  count: 10,
  freeTypes: new Set([
    "LocationAddress",
    "MailingAddress",
    "MoneyBag",
    "MoneyV2",
    "PageInfo",
    "ShopAddress",
  ]),
  /** How often a connection's nodes count: with the logarithm of the page's size, so that large pages are cheap. */
  pageFactor: (size: number): number =>
    size <= 0 ? 0 : Math.max(1, Math.floor(2 * Math.log(size))),
};

/** How long to wait where Shopify asks us to slow down without saying for how long. Milliseconds. */
export const restMs = 1_000;

/** What trial and development stores say, among the user errors of `orderCreate`, after five orders in a minute. */
export const tooManyOrders = /too many attempts/i;

/** What `orderCancel` says of an order of which something has been shipped. */
export const alreadyShipped = /outstanding fulfillments/i;

/** How exactly Shopify keeps the time of a parcel's event. Milliseconds. */
export const eventPrecisionMs = 1_000;

/** Letters about returns name their order so. */
export const returnLetter = z.object({
  order: z.object({ id: z.union([z.number().int(), z.string().min(1)]) }),
});

/**
 * Letters about fulfillment orders name them under many words (original, moved, remaining, merged into …), by global id
 * and all of the same order: whichever id comes first leads to it.
 */
export const fulfillmentOrderIn = (body: string): string | null =>
  /gid:\/\/shopify\/FulfillmentOrder\/\d+/.exec(body)?.[0] ?? null;
