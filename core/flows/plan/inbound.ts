import { emptyPlan } from "../../domain/plan.ts";
import { type Planning, settle } from "./context.ts";

/** Deliveries to the network have moved: what they are now is written down. Their stock comes as stock. */
export async function planInbound(
  planning: Planning,
  externalIds: string[],
): Promise<void> {
  const { world, shop } = planning;
  // Of before the question: what happens while it is answered may be missing in the answer.
  const readAt = world.clock.now();
  const orders = await world.network.fetchInbound(shop, externalIds);
  await settle(planning, async (records) => {
    for (const order of orders) await records.learnInbound(order, readAt);
    return emptyPlan();
  });
}
