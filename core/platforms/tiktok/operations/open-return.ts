import type { ReturnReason } from "#core/domain/aftersale-facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import { formatDecimal } from "#core/kit/money.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { returnReasonsOf } from "../reasons.ts";
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
 * Where it takes none the request is sent all the same, for it may be a repeat of one that took hold: only the platform
 * knows its keys.
 *
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

async function reasonFor(
  client: TikTokClient,
  shop: ShopRef,
  { orderExternalId, kind, reason, lineExternalIds }: Wish,
): Promise<string> {
  const rows = await fetchEligibility(client, shop, orderExternalId);
  const offered = rows
    .filter((row) => row.kind === kind && row.isPossible)
    .filter((row) => isAbout(row.orderLineExternalIds, lineExternalIds))
    .flatMap(({ reasons }) => reasons);
  const region = await client.region(shop);
  const wanted = returnReasonsOf(reason, { kind, region });
  const name =
    offered.length > 0
      ? wanted.find((one) => offered.includes(one))
      : wanted[0];
  if (name) return name;
  throw new SyncError("reason_refused", {
    said: `${reason}; offered: ${[...new Set(offered)].slice(0, 20).join(", ")}`,
  });
}

const isAbout = (lines: string[], wanted: string[] | undefined) =>
  !wanted || lines.some((line) => wanted.includes(line));
