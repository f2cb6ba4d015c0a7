import type { RestockType } from "../store/money-records.ts";
import { notSimulated } from "./errors.ts";

/** source: Admin schema 2026-10, RefundInput and what it holds. */
export type RefundInput = {
  orderId: string;
  note?: string | null;
  notify?: boolean | null;
  currency?: string | null;
  processedAt?: string | null;
  discrepancyReason?: string | null;
  allowOverRefunding?: boolean | null;
  refundLineItems?: RefundLineInput[] | null;
  shipping?: { amount?: string | null; fullRefund?: boolean | null } | null;
  transactions?: RefundTransactionInput[] | null;
  refundDuties?: object[] | null;
  refundMethods?: object[] | null;
};

export type RefundLineInput = {
  lineItemId: string;
  quantity: number;
  restockType?: string | null;
  locationId?: string | null;
};

export type RefundTransactionInput = {
  orderId: string;
  parentId?: string | null;
  gateway: string;
  kind: string;
  amount: string;
};

/** Without a word units stay where they are. @throws GraphQLError for the value of older apps */
export function restockTypeOf({ restockType }: RefundLineInput): RestockType {
  if (restockType === "LEGACY_RESTOCK")
    throw notSimulated("restock type LEGACY_RESTOCK");
  return restockType === "RETURN" || restockType === "CANCEL"
    ? restockType
    : "NO_RESTOCK";
}
