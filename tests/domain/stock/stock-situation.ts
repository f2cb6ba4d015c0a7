import { noRules } from "#core/domain/stock/stock-rule.ts";
import type {
  PlaceStock,
  StockSituation,
} from "#core/domain/stock/what-channels-are-told.ts";

/** A place where so many units can be sold; more may lie there. */
export const place = (
  available: number,
  more: Partial<PlaceStock> = {},
): PlaceStock => ({
  onHand: available,
  reserved: 0,
  unfulfillable: 0,
  available,
  ref: "pool",
  ...more,
});

/** A variant of which nothing is anywhere, but for what is named. */
export const situation = (
  more: Partial<StockSituation> = {},
): StockSituation => ({
  network: [],
  own: [],
  committedAtService: 0,
  handedToNetwork: 0,
  siblingsWaiting: 0,
  marketplaceUnimported: 0,
  soldInKits: 0,
  parts: null,
  rules: noRules,
  exposed: null,
  exposedAtNetwork: null,
  ...more,
});
