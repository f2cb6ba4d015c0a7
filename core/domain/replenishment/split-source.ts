import type { GoodsForecast } from "../demand/goods-forecast.ts";
import { probabilityAbove, quantileOver } from "../demand/quantile-over.ts";
import { shareUnits } from "./share-units.ts";

/** Units at the merchant's own locations, wanted there and at the network. */
export type OwnStock = {
  units: number;
  /** The share of demand that the merchant ships himself, from 0 to 1. */
  shippedByMerchant: number;
  /** What the network has and expects. */
  position: number;
  /** Days that the next delivery has to last. */
  days: number;
};

/** A split in more steps than this is no better. */
const mostSteps = 200;

/**
 * What of the units at the merchant's own locations can be sent to the network: each goes to whom it is likelier to be sold
 * by, until the next delivery but one. Own orders and the network share one forecast, by who has shipped so far.
 */
export function splitSource(
  forecast: Pick<GoodsForecast, "windows">,
  { units, shippedByMerchant, position, days }: OwnStock,
): { toNetwork: number; kept: number } {
  if (shippedByMerchant <= 0) return { toNetwork: units, kept: 0 };
  const step = Math.max(1, Math.ceil(units / mostSteps));
  const above = curveOf(forecast, days);
  const soldBeyond = (share: number, owned: number) =>
    share <= 0 ? 0 : above(owned / share);
  const shares = shareUnits(Math.floor(units / step), [
    {
      id: "own",
      floor: 0,
      worthOf: (steps) => soldBeyond(shippedByMerchant, steps * step),
    },
    {
      id: "network",
      floor: 0,
      worthOf: (steps) =>
        soldBeyond(1 - shippedByMerchant, position + steps * step),
    },
  ]);
  const kept = Math.min(units, (shares.get("own") ?? 0) * step);
  return { toNetwork: units - kept, kept };
}

const gridPoints = 40;

/** The probability that more than so many units are wanted, on straight lines between points: asked hundreds of times. */
function curveOf(
  forecast: Pick<GoodsForecast, "windows">,
  days: number,
): (units: number) => number {
  const width = Math.max(1, quantileOver(forecast, days, 0.99)) / gridPoints;
  const points = Array.from({ length: gridPoints + 1 }, (_, at) =>
    probabilityAbove(forecast, days, at * width),
  );
  return (units) => {
    const at = Math.min(gridPoints, units / width);
    const low = points[Math.floor(at)] ?? 0;
    const high = points[Math.ceil(at)] ?? 0;
    return low + (at - Math.floor(at)) * (high - low);
  };
}
