import type { ShopForecasting } from "./demand-forecast.server.ts";

/** How far off the shop's 28-day forecasts were, beside the simplest answers: shares of what was sold. */
export type ShopJudgement = {
  windows: number;
  goods: number;
  ours: number;
  average28: number;
  naive: number;
  /** The plain average was closer lately, and is what forecasts are made with. */
  isFallback: boolean;
};

/** The judgement of the latest rolling origin; null where the history is too short for one. */
export function judgementOf(
  shop: ShopForecasting | null,
): ShopJudgement | null {
  const { overall, windows, goods } = shop?.evaluation ?? {};
  const { Quayside: ours, MA28, Naive } = overall ?? {};
  if (!shop || !ours || !MA28 || !Naive || !windows || !goods) return null;
  return {
    windows,
    goods,
    ours: ours.wape,
    average28: MA28.wape,
    naive: Naive.wape,
    isFallback: shop.method === "MA28",
  };
}
