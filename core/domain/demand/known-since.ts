/** Shows an app orders older than 60 days. It is not among what is asked for: docs/decisions/030-all-orders-are-not-asked-for.md. */
export const allOrdersScope = "read_all_orders";

const dayMs = 86_400_000;
/** So far back Shopify shows orders to an app without that scope, counted from the day on which it was connected. */
const shownDays = 60;
/** A season needs 60 weeks of history: who has that misses nothing that forecasts go by. */
const enoughDays = 60 * 7;

/**
 * Since when the store's sales are known, where that keeps forecasts from knowing its season; null where nothing is missing.
 * @param granted what the merchant lets us do. @param connectedAt when the store was connected for the first time.
 */
export function salesKnownSince(
  { granted, connectedAt }: { granted: readonly string[]; connectedAt: Date },
  now: Date,
): Date | null {
  if (granted.includes(allOrdersScope)) return null;
  const since = new Date(connectedAt.getTime() - shownDays * dayMs);
  return now.getTime() - since.getTime() < enoughDays * dayMs ? since : null;
}
