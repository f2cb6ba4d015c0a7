import type {
  AftersaleEventFact,
  Approval,
  CancellationFact,
  CancelReason,
  EligibilityFact,
  PossibleAnswer,
  RefundFact,
  ReturnFact,
  ReturnReason,
} from "../../domain/aftersale-facts.ts";
import type { ShopRef } from "../storefront.ts";

/** Cancellations, refunds and returns. Answers carry a key (at most 255 characters): the same key answers once. */
export interface Aftersales {
  /** Requests changed at or after `updatedSince`, oldest change first. */
  listCancellations(
    shop: ShopRef,
    filter: { updatedSince: Date },
  ): AsyncIterable<CancellationFact[]>;
  /** All requests about these orders: the probe of `cancelOrder`. */
  fetchCancellations(
    shop: ShopRef,
    orderExternalIds: string[],
  ): Promise<CancellationFact[]>;
  /**
   * Cancels an order, or some of its lines, on the seller's behalf. Not idempotent by itself: probe first.
   * @throws SyncError order_not_reversible, too_late_to_cancel, reason_refused where the market lacks the reason.
   */
  cancelOrder(
    shop: ShopRef,
    wish: {
      orderExternalId: string;
      reason: CancelReason;
      /** All lines where absent. */
      lineExternalIds?: string[];
    },
  ): Promise<{ externalId: string }>;
  /** @throws SyncError request_settled, too_late_to_cancel. */
  approveCancellation(
    shop: ShopRef,
    externalId: string,
    answer: { key: string },
  ): Promise<void>;
  /** `reason` is one of `listRejectReasons`. @throws SyncError request_settled, reason_refused. */
  rejectCancellation(
    shop: ShopRef,
    externalId: string,
    answer: { key: string; reason: string; comment?: string },
  ): Promise<void>;

  listReturns(
    shop: ShopRef,
    filter: { updatedSince: Date },
  ): AsyncIterable<ReturnFact[]>;
  /** Unknown ids are left out. */
  fetchReturns(shop: ShopRef, externalIds: string[]): Promise<ReturnFact[]>;
  /** All requests about these orders: the probe of `openReturn`. */
  fetchReturnsOf(
    shop: ShopRef,
    orderExternalIds: string[],
  ): Promise<ReturnFact[]>;
  /** Oldest first. */
  fetchReturnHistory(
    shop: ShopRef,
    externalId: string,
  ): Promise<AftersaleEventFact[]>;
  /**
   * Opens a refund, or a return with refund, on the seller's behalf: the way to issue a refund that nobody asked for.
   * @throws SyncError order_not_reversible, refund_refused, reason_refused.
   */
  openReturn(
    shop: ShopRef,
    wish: {
      key: string;
      orderExternalId: string;
      kind: "refund" | "return";
      reason: ReturnReason;
      /** All lines where absent. */
      lineExternalIds?: string[];
      /** The whole refundable amount where absent. */
      refund?: { minor: number; currency: string };
    },
  ): Promise<{ externalId: string }>;
  /** @throws SyncError request_settled, refund_refused. */
  approveReturn(
    shop: ShopRef,
    externalId: string,
    answer: {
      key: string;
      approval: Approval;
      /** A refund without the goods coming back. */
      buyerKeepsItem?: boolean;
      /** With `partial-refund`. */
      offer?: { minor: number; currency: string };
    },
  ): Promise<void>;
  /** `reason` is one of `listRejectReasons`. @throws SyncError request_settled, reason_refused. */
  rejectReturn(
    shop: ShopRef,
    externalId: string,
    answer: {
      key: string;
      rejects: "refund" | "return" | "parcel" | "replacement";
      reason: string;
      comment?: string;
    },
  ): Promise<void>;

  /** The reasons that TikTok Shop takes for refusing this cancellation or return. */
  listRejectReasons(
    shop: ShopRef,
    requestExternalId: string,
  ): Promise<{ name: string; text: string }[]>;
  /** Which answers TikTok Shop would take for this cancellation or return now. */
  listAnswers(
    shop: ShopRef,
    requestExternalId: string,
  ): Promise<PossibleAnswer[]>;
  /** What the seller may still open for an order. */
  fetchEligibility(
    shop: ShopRef,
    orderExternalId: string,
  ): Promise<EligibilityFact[]>;
  /** What a refund would come to; changes nothing. */
  calculateRefund(
    shop: ShopRef,
    wish: {
      orderExternalId: string;
      kind: "cancel" | "refund" | "return";
      /** An identifier from `fetchEligibility`. */
      reason: string;
      lineExternalIds?: string[];
    },
  ): Promise<RefundFact>;
}
