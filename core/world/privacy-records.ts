import type { Customer } from "../domain/letters.ts";

/** Requests of customers for their data. */
export interface PrivacyRecords {
  /** The same request is noted once. */
  noteDataRequest(
    request: Customer & {
      requestExternalId: string;
      entryId: string;
      at: Date;
    },
  ): Promise<void>;
  forgetDataRequests(customerExternalId: string | null): Promise<void>;
}
