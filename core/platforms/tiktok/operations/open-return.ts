import type { ReturnReason } from "#core/domain/aftersale-facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import { formatDecimal } from "#core/kit/money.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { returnReasonOf } from "../reasons.ts";
import { returnMade } from "../wire/aftersales.ts";
import { fetchEligibility } from "./fetch-eligibility.ts";

type Wish = {
  key: string;
  orderExternalId: string;
  kind: "refund" | "return";
  reason: ReturnReason;
  lineExternalIds?: string[];
  refund?: { minor: number; currency: string };
};

/**
 * The key makes a repeat harmless. The platform is asked first which reasons it takes: they depend on market and state.
 * Source: TikTok Shop Partner Center, page "Create Return".
 */
export async function openReturn(
  client: TikTokClient,
  shop: ShopRef,
  wish: Wish,
): Promise<{ externalId: string }> {
  const made = await client.call(shop, "createReturn", {
    query: { idempotency_key: wish.key },
    body: {
      order_id: wish.orderExternalId,
      return_type: wish.kind === "refund" ? "REFUND" : "RETURN_AND_REFUND",
      return_reason: await reasonFor(client, shop, wish),
      order_line_item_ids: wish.lineExternalIds,
      refund_total: wish.refund && formatDecimal(wish.refund),
      currency: wish.refund?.currency,
    },
    schema: returnMade,
  });
  return { externalId: made.return_id };
}

async function reasonFor(client: TikTokClient, shop: ShopRef, wish: Wish) {
  const rows = (
    await fetchEligibility(client, shop, wish.orderExternalId)
  ).filter(
    ({ kind, orderLineExternalIds }) =>
      kind === wish.kind &&
      (!wish.lineExternalIds ||
        orderLineExternalIds.some((id) => wish.lineExternalIds?.includes(id))),
  );
  const open = rows.filter(({ isPossible }) => isPossible);
  if (open.length === 0)
    throw new SyncError("order_not_reversible", {
      said: rows[0]?.why ?? `no ${wish.kind} for this order`,
    });
  const offered = open.flatMap(({ reasons }) => reasons);
  const reason = returnReasonOf(wish.reason, wish.kind, offered);
  if (!reason)
    throw new SyncError("reason_refused", {
      said: `${wish.reason}; offered: ${[...new Set(offered)].slice(0, 20).join(", ")}`,
    });
  return reason;
}
