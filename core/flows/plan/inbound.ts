import type { InboundOrderFact } from "../../domain/inbound-facts.ts";
import { emptyPlan, type PlannedMovement } from "../../domain/plan.ts";
import { movementsInTransit } from "../../domain/replenishment/transit-movements.ts";
import { transitPlace } from "../../domain/stock/pool-kinds.ts";
import type { Records } from "../../world/records.ts";
import { type Planning, settle } from "./context.ts";

/**
 * Deliveries to the network have moved: what they are now is written down, and what of them is under way moves the ledger. What
 * arrives of them at a centre comes as stock.
 */
export async function planInbound(
  planning: Planning,
  externalIds: string[],
): Promise<void> {
  const { world, shop } = planning;
  // Of before the question: what happens while it is answered may be missing in the answer.
  const readAt = world.clock.now();
  const orders = await world.network.fetchInbound(shop, externalIds);
  await settle(planning, async (records) => {
    const learned: InboundOrderFact[] = [];
    for (const order of orders)
      if (await records.learnInbound(order, readAt)) learned.push(order);
    return {
      ...emptyPlan(),
      movements: await inTransit(records, learned, readAt),
    };
  });
}

async function inTransit(
  records: Records,
  orders: InboundOrderFact[],
  readAt: Date,
): Promise<PlannedMovement[]> {
  if (orders.length === 0) return [];
  const poolId = await transitPool(records);
  const held = await records.inTransit(
    orders.map(({ externalId }) => externalId),
  );
  const goods = await records.goodsByExternalId([
    ...new Set(
      orders.flatMap(({ received }) =>
        received.map(({ goodsExternalId }) => goodsExternalId),
      ),
    ),
  ]);
  const goodsIds = new Map(goods.map(({ id, externalId }) => [externalId, id]));
  return orders.flatMap((order) =>
    movementsInTransit(order, readAt, poolId, {
      goodsIds,
      held: held.get(order.externalId) ?? [],
    }),
  );
}

async function transitPool(records: Records): Promise<string> {
  const find = async () =>
    (await records.pools()).find(({ kind }) => kind === "transit")?.id;
  const known = await find();
  if (known) return known;
  await records.learnPools("transit", [transitPlace]);
  return (await find()) ?? "";
}
