import type { PastSale } from "../domain/demand/past-sales.ts";
import type { PastSalesChannel } from "../domain/letters.ts";

/** What was sold before a shop came to Quayside: it counts for forecasts, and for nothing else. */
export interface PastSaleRecords {
  /** When the last of those was placed that are known; null: none is. */
  pastSalesUntil(channel: PastSalesChannel): Promise<Date | null>;
  /** Leaves out what is known already, as such a sale or as an order. */
  learnPastSales(
    channel: PastSalesChannel,
    sales: readonly PastSale[],
  ): Promise<void>;
  countPastSales(): Promise<number>;
}
