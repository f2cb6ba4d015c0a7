import type { StockPlace } from "../../queries/stock-places.server.ts";

/** Whose stock lies in a pool, and what it is sold to. */
export const poolNames: Record<StockPlace["kind"], string> = {
  own: "Yours: sold on TikTok Shop, too",
  network: "Fulfilled by TikTok",
  other: "Another service's: not told to TikTok Shop",
};
