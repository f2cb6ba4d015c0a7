import type { Approval } from "#core/domain/aftersale-facts.ts";
import { formatDecimal } from "#core/kit/money.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { nothing } from "../wire/common.ts";

const approving: Record<Approval, string> = {
  refund: "APPROVE_REFUND",
  return: "APPROVE_RETURN",
  parcel: "APPROVE_RECEIVED_PACKAGE",
  replacement: "APPROVE_REPLACEMENT",
  "refund-instead": "ISSUE_REPLACEMENT_REFUND",
  "partial-refund": "OFFER_PARTIAL_REFUND",
  "direct-refund": "DIRECT_REFUND",
};

const rejecting = {
  refund: "REJECT_REFUND",
  return: "REJECT_RETURN",
  parcel: "REJECT_RECEIVED_PACKAGE",
  replacement: "REJECT_REPLACEMENT",
} as const;

type Yes = {
  key: string;
  approval: Approval;
  buyerKeepsItem?: boolean;
  offer?: { minor: number; currency: string };
};

type No = {
  key: string;
  rejects: keyof typeof rejecting;
  reason: string;
  comment?: string;
};

/** The key makes a repeat harmless. Source: TikTok Shop Partner Center, page "Approve Return". */
export async function approveReturn(
  client: TikTokClient,
  shop: ShopRef,
  externalId: string,
  { key, approval, buyerKeepsItem, offer }: Yes,
): Promise<void> {
  await client.call(shop, "approveReturn", {
    path: { return_id: externalId },
    query: { idempotency_key: key },
    body: {
      decision: approving[approval],
      buyer_keep_item: buyerKeepsItem,
      partial_refund: offer && {
        amount: formatDecimal(offer),
        currency: offer.currency,
      },
    },
    schema: nothing,
  });
}

/** The key makes a repeat harmless. Source: TikTok Shop Partner Center, page "Reject Return". */
export async function rejectReturn(
  client: TikTokClient,
  shop: ShopRef,
  externalId: string,
  { key, rejects, reason, comment }: No,
): Promise<void> {
  await client.call(shop, "rejectReturn", {
    path: { return_id: externalId },
    query: { idempotency_key: key },
    body: { decision: rejecting[rejects], reject_reason: reason, comment },
    schema: nothing,
  });
}
