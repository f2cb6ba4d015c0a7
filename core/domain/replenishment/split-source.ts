import type { GoodsForecast } from "../demand/goods-forecast.ts";
import { chanceAbove, quantileOver } from "../demand/quantile-over.ts";
import { type DemandPart, thinForecast } from "../demand/thin-forecast.ts";
import type { SideEarnings } from "./earnings-by-side.ts";
import { shareUnits } from "./share-units.ts";

/** Units at the merchant's own locations, wanted there and at the network. */
export type OwnStock = {
  units: number;
  /** What of demand falls to the network; the merchant ships the rest himself. */
  network: DemandPart;
  /** What the network has and expects. */
  position: number;
  /** Days that the next delivery has to last. */
  days: number;
  /** What a unit earns on each side; null where it is not known: then they count the same. */
  earns?: SideEarnings | null;
};

/** A split in more steps than this is no better. */
const mostSteps = 200;

/**
 * What of the units at the merchant's own locations can be sent to the network: each goes where it is expected to
 * earn more until the next delivery but one, and where it is not known what it earns, to whom it is likelier to be sold by.
 */
export function splitSource(
  forecast: Pick<GoodsForecast, "windows" | "daily">,
  { units, network, position, days, earns }: OwnStock,
): { toNetwork: number; kept: number } {
  const { share, restsOn } = network;
  if (share >= 1) return { toNetwork: units, kept: 0 };
  const step = Math.max(1, Math.ceil(units / mostSteps));
  const own = curveOf(
    thinForecast(forecast, { share: 1 - share, restsOn }),
    days,
  );
  const theirs = curveOf(thinForecast(forecast, network), days);
  const shares = shareUnits(Math.floor(units / step), [
    {
      id: "own",
      floor: 0,
      worthOf: (steps) => own(steps * step) * (earns?.own ?? 1),
    },
    {
      id: "network",
      floor: 0,
      worthOf: (steps) =>
        theirs(position + steps * step) * (earns?.network ?? 1),
    },
  ]);
  // What is less than a step stays where it is: it would be sent with every look anew.
  const toNetwork = (shares.get("network") ?? 0) * step;
  return { toNetwork, kept: units - toNetwork };
}

const gridPoints = 40;

/** The probability that more than so many units are wanted, on straight lines between points: asked hundreds of times. */
function curveOf(
  forecast: Pick<GoodsForecast, "windows">,
  days: number,
): (units: number) => number {
  const width = Math.max(1, quantileOver(forecast, days, 0.99)) / gridPoints;
  const isWanted = chanceAbove(forecast, days);
  const points = Array.from({ length: gridPoints + 1 }, (_, at) =>
    isWanted(at * width),
  );
  return (units) => {
    const at = units / width;
    // Hardly ever wanted: neither is worth moving them.
    if (at > gridPoints) return 0;
    const low = points[Math.floor(at)] ?? 0;
    const high = points[Math.ceil(at)] ?? 0;
    return low + (at - Math.floor(at)) * (high - low);
  };
}
