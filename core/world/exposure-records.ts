import type { Demand, NumberLag } from "../domain/stock/exposure.ts";
import type { OrderPace } from "../domain/stock/spike.ts";
import type { Channel } from "../domain/stock/stock-rule.ts";

/**
 * How fast one variant sells, on both channels and in kits, from the stock that a channel's numbers are about: TikTok Shop's
 * from the merchant's own, Shopify's from the network's, all variants of the same goods together.
 */
export type SellingPace = OrderPace & {
  /** Of the window in which jumps are looked for. */
  ofLate: Demand;
  /** Of the last 24 hours, that window included. */
  ofDay: Demand;
};

/** What decides how much sells before a number arrives. */
export interface ExposureRecords {
  /**
   * From the platform's own time of a change until the number that follows from it was told, of the numbers told since
   * `from`, whether a webhook told of the change or the routine check found it; never less than nothing, whatever the clocks
   * say. What the check found counts where it happened since `from`, too. Null where nothing was measured.
   */
  numberLag(channel: Channel, from: Date): Promise<NumberLag | null>;
  /** Those of these variants that sold anything in the window before `at`, with the orders and units of this window only. */
  sellingOfLate(
    variantIds: string[],
    at: Date,
    channel: Channel,
  ): Promise<Map<string, SellingPace>>;
  /** The whole pace, of those that sold anything within a week. */
  sellingPaces(
    variantIds: string[],
    at: Date,
    channel: Channel,
  ): Promise<Map<string, SellingPace>>;
  /** Which of these variants sell in a jump, as it was last noted. */
  variantsInSpike(variantIds: string[]): Promise<Set<string>>;
  /** Notes that sales jump, or still do. @returns whether it is new. */
  noteSpike(
    variantId: string,
    seen: { at: Date; lookAgainAt: Date },
  ): Promise<boolean>;
  /** @returns whether there was one. */
  endSpike(variantId: string): Promise<boolean>;
}
