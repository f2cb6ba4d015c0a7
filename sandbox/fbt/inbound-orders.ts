import { mintId } from "../tiktok/ids.ts";
import type { Platform } from "../tiktok/platform.ts";
import { moveInbound } from "./inbound-life.ts";
import type { InboundOrder, InboundPlan, Placement } from "./state.ts";

/** A confirmed placement becomes one order for each centre, or one for the hub. */
export function openInbound(
  platform: Platform,
  plan: InboundPlan,
  { method, window }: Placement,
  { centreId, goods, cartons }: Placement["shipments"][number],
): InboundOrder {
  const order = platform.state.fbt.inbound.add({
    id: mintId(platform.state, "inbound"),
    planId: plan.id,
    method,
    centreId,
    status: "WORKING",
    items: goods.map(({ goodsId, quantity }) => ({
      goodsId,
      planned: quantity,
      normal: 0,
      defective: 0,
      found: { normal: quantity, defective: 0 },
    })),
    cartons: [...cartons],
    shipping: null,
    tracking: [],
    transit: [],
    createdAt: platform.now(),
    expectedAt: Number(window.start) * 1000,
    shippedAt: null,
    arrivedAt: null,
    closedAt: null,
    labelsAt: null,
    cancelReason: null,
    dueAt: null,
    log: [],
    batches: [],
  });
  moveInbound(platform, order, "WORKING", "SELLER");
  return order;
}
