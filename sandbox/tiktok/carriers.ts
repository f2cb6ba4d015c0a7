export type Carrier = { id: string; name: string; tracking(n: number): string };

/** Carriers of the shop's delivery option; the tracking numbers look like each carrier's own and never repeat. */
export const carriers: readonly Carrier[] = [
  {
    id: "7117858858072016686",
    name: "USPS",
    tracking: (n) =>
      `94001118995600${String(n * 7_919)
        .padStart(8, "0")
        .slice(-8)}`,
  },
  {
    id: "7117859084333745966",
    name: "UPS",
    tracking: (n) =>
      `1Z4R7X910${String(n * 7_919)
        .padStart(9, "0")
        .slice(-9)}`,
  },
  {
    id: "7129720299146184490",
    name: "FedEx",
    tracking: (n) =>
      `7712${String(n * 7_919)
        .padStart(8, "0")
        .slice(-8)}`,
  },
];

/** The next parcel's carrier, in turn, with a tracking number of its own. */
export function nextTracking(counter: { lastTracking: number }): {
  carrier: Carrier;
  trackingNumber: string;
} {
  counter.lastTracking++;
  const carrier = carriers[counter.lastTracking % carriers.length] as Carrier;
  return { carrier, trackingNumber: carrier.tracking(counter.lastTracking) };
}
