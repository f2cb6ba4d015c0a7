import type { PrismaClient } from "@prisma/client";
import type { OrderRule } from "#core/domain/orders/order-rule.ts";
import {
  type OrderRuleReplay,
  type PastRequest,
  replayOrderRule,
} from "#core/domain/orders/replay-order-rule.ts";

const weekMs = 7 * 86_400_000;
const most = 10_000;

/** The last seven days' requests under another rule, beside the rule in force. Changes nothing. */
export async function readOrderRuleReplay(
  prisma: PrismaClient,
  shopId: string,
  rules: { today: OrderRule; tried: OrderRule },
  now: Date,
): Promise<OrderRuleReplay> {
  const since = new Date(now.getTime() - weekMs);
  // A request that went elsewhere keeps its network order, or its no: what stands there is what happened.
  const requests = await prisma.$queryRaw<PastRequest[]>`
    SELECT request.id AS "requestId", placed.id AS "orderId", placed.name,
           request.network_state = 'refused' AS refused,
           (SELECT min(effect.ended_at) FROM effect
            WHERE effect.shop_id = ${shopId}::uuid AND effect.kind = 'network.create-order'
              AND effect.state = 'confirmed' AND effect.payload->>'requestId' = request.id::text) AS "orderedAt",
           (SELECT min(shipment.shipped_at) FROM shipment
            WHERE shipment.order_id = placed.id
              AND shipment.fulfillment_order_external_id = request.external_id) AS "leftAt"
    FROM fulfillment_request AS request JOIN "order" AS placed ON placed.id = request.order_id
    WHERE request.shop_id = ${shopId}::uuid AND placed.placed_at >= ${since} AND request.network_state <> 'none'
    ORDER BY placed.placed_at DESC LIMIT ${most}`;
  return replayOrderRule(requests, rules, now);
}
