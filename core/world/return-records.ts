import type { ReturnFact } from "../domain/aftersale-facts.ts";
import type {
  StorefrontRefundFact,
  StorefrontReturnFact,
} from "../domain/storefront-aftersale-facts.ts";

/** Refunds and returns of orders, as both sides know them. */
export interface ReturnRecords {
  /** Older news than what is known is left (law P4). */
  learnMarketplaceReturn(orderId: string, fact: ReturnFact): Promise<void>;
  /** The whole of an order's, read together; `at` is the store's stamp of the order that was read. */
  learnStorefrontAftersales(
    orderId: string,
    facts: { returns: StorefrontReturnFact[]; refunds: StorefrontRefundFact[] },
    at: Date,
  ): Promise<void>;
  /** The store's returns that are not over, as far as we know, by the store's order: of all orders, or of these. */
  standingReturns(
    orderExternalIds?: string[],
  ): Promise<
    Map<string, Pick<StorefrontReturnFact, "externalId" | "status">[]>
  >;
  /** On which line of the store's order each unit is; what is known already stays. */
  placeUnits(
    orderId: string,
    places: { unitExternalId: string; storefrontLineId: string }[],
  ): Promise<void>;
  /** What stands for a return of the marketplace's in the store. */
  noteMirrored(
    returnExternalId: string,
    mirrored: {
      storefrontReturnId?: string;
      paidBackAt?: Date;
      storefrontRefundId?: string | null;
    },
  ): Promise<void>;
  /** The store's return was moved by us; its own letter tells the rest. */
  noteReturnStatus(
    storefrontReturnId: string,
    status: StorefrontReturnFact["status"],
  ): Promise<void>;
  /** The marketplace's return that was opened for a return or refund of the store's. */
  noteOpenedFor(ownExternalId: string, returnExternalId: string): Promise<void>;
}
