import type { Channel } from "./stock-rule.ts";

/** What one order took of one item, and what became of it. Times are the platforms' own. */
export type Sale = {
  orderId: string;
  name: string;
  channel: Channel;
  fulfilledBy: "merchant" | "network" | "mixed";
  placedAt: Date;
  cancelledAt: Date | null;
  units: number;
  parcels: { shippedAt: Date; units: number }[];
};

/** Units that the order still waited for at that moment: placed, not cancelled, not yet on their way. */
export function openUnits(sale: Sale, at: Date): number {
  if (sale.placedAt > at) return 0;
  if (sale.cancelledAt && sale.cancelledAt <= at) return 0;
  const left = sale.parcels
    .filter(({ shippedAt }) => shippedAt <= at)
    .reduce((sum, { units }) => sum + units, 0);
  return Math.max(0, sale.units - left);
}
