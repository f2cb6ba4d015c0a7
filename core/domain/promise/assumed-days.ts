import type { RouteKind } from "./route.ts";
import type { Spread } from "./spread.ts";

/**
 * What is taken for true of a route until parcels of the shop's own are measured. Working days until a parcel leaves, and
 * days of delivery from then on. Assumed, and said so wherever it is shown: the network promises two working days until a
 * parcel leaves and has a label for three days of delivery (TikTok Shop Seller University; Products API,
 * `fast_delivery_program`); a merchant's own parcels are taken for ground parcels between any two states.
 */
export const assumedDays: Record<
  RouteKind,
  { handling: Spread; transit: Spread }
> = {
  network: {
    handling: [0.3, 0.5, 0.15, 0.05],
    transit: [0, 0.1, 0.3, 0.35, 0.15, 0.07, 0.03],
  },
  own: {
    handling: [0.2, 0.4, 0.25, 0.1, 0.05],
    transit: [0, 0.05, 0.2, 0.25, 0.2, 0.15, 0.08, 0.05, 0.02],
  },
  other: {
    handling: [0.1, 0.3, 0.3, 0.2, 0.1],
    transit: [0, 0.05, 0.2, 0.25, 0.2, 0.15, 0.08, 0.05, 0.02],
  },
};

/**
 * What a parcel of the merchant's own costs, in minor units of US dollars, until he says so. Assumed: a pound over middle
 * distance at commercial ground rates.
 */
export const assumedParcelMinor = 750;
