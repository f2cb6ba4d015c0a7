import {
  cancelWithoutConsignIdsMeansAll,
  finishedMcfStatuses,
  httpStatus,
} from "../tiktok/assumed.ts";
import { refuse } from "../tiktok/envelope.ts";
import { mintId } from "../tiktok/ids.ts";
import {
  type Call,
  type Handlers,
  type Platform,
  seconds,
} from "../tiktok/platform.ts";
import { faultOfAddress, refusedByFault } from "./addresses.ts";
import {
  closeConsignment,
  consignmentsOf,
  isPending,
  openConsignments,
} from "./consignments.ts";
import { availableOf } from "./levels.ts";
import { statusOf, tellMcf, viewMcf } from "./mcf-view.ts";
import type { Consignee, GoodsQuantity, McfOrder } from "./state.ts";
import { allocate } from "./stock.ts";

const maxUnits = 50;
export const mcfCreatePaths = [
  "POST /fbt/202601/mcf_outbound_orders",
  "POST /fbt/202607/mcf_outbound_orders",
];

/** Multi-channel fulfilment. Source: pages `create-fbt-mcf-order-202601` and neighbours. */
export const mcfHandlers: Handlers = {
  "POST /fbt/202601/mcf_outbound_orders": createMcfOrder,
  "POST /fbt/202607/mcf_outbound_orders": createMcfOrder,
  "GET /fbt/202601/mcf_outbound_orders": ({ platform, query }) => ({
    mcf_order: viewMcf(platform, findMcf(platform, query.mcf_order_id)),
  }),
  "POST /fbt/202601/mcf_outbound_orders/cancel": cancelMcfOrder,
  "GET /fbt/202601/merchants/mcf_status": ({ platform: { state } }) => ({
    mcf_status: { is_mcf: state.fbt.mcf.enabled ? 1 : 0 },
  }),
  "POST /fbt/202601/mcf/goods/inventory/search": ({
    platform: { state },
    body,
  }) => {
    const asked = (body.goods as { goods_id: string }[] | undefined) ?? [];
    if (asked.length === 0 || asked.length > 50)
      refuse(177_001_001, "goods takes 1 to 50 entries");
    const unknown = asked.find((a) => !state.fbt.goods.get(a.goods_id));
    if (unknown) refuse(177_001_002, `Goods ${unknown.goods_id} do not exist`);
    return {
      goods_inventory_list: asked.map(({ goods_id }) => ({
        goods_id,
        available_qty: availableOf(state.fbt, goods_id),
      })),
    };
  },
};

/** Creates the order and promises its goods, or changes nothing. The external id is the caller's idempotency key. */
function createMcfOrder({ platform, body }: Call) {
  const { fbt } = platform.state;
  const request = body as {
    external_order_id: string;
    goods: GoodsQuantity[];
    consignee: Consignee;
  };
  if (!fbt.mcf.enabled)
    refuse(177_001_006, "The merchant is not enabled for MCF");
  if (!fbt.mcf.billPaid)
    refuse(177_001_013, "The merchant has an unpaid FBT bill");
  checkQuantities(request.goods);
  if (request.external_order_id.trim() === "")
    refuse(177_001_001, "external_order_id is empty");
  const unknown = request.goods.find(({ id }) => !fbt.goods.get(id));
  if (unknown) refuse(177_001_002, `Goods ${unknown.id} do not exist`);
  if (hasActive(platform, request.external_order_id))
    refuse(
      177_001_007,
      "This external_order_id already has an active order",
      httpStatus.fbtDuplicate,
    );
  const fault =
    faultOfAddress(fbt, request.consignee) ?? refusedByFault(platform);
  if (fault) refuse(fault.code, fault.message);
  const shares = allocate(fbt, request.goods);
  if (!shares) refuse(177_001_004, "There is not enough stock");
  const now = platform.now();
  const order: McfOrder = fbt.mcfOrders.add({
    id: mintId(platform.state, "mcf"),
    externalOrderId: request.external_order_id,
    goods: request.goods.map(({ id, quantity }) => ({ id, quantity })),
    consignee: request.consignee,
    createdAt: now,
  });
  openConsignments(platform, shares, {
    kind: "MCF",
    orderId: order.id,
    releasedAt: now,
  });
  const view = {
    external_order_id: order.externalOrderId,
    mcf_order_id: order.id,
  };
  return { mcf_order: { ...view, create_time: seconds(now) } };
}

function checkQuantities(goods: GoodsQuantity[]): void {
  const total = goods.reduce((sum, g) => sum + g.quantity, 0);
  if (goods.length === 0 || goods.some((g) => g.quantity < 1))
    refuse(177_001_001, "Every quantity must be at least 1");
  if (total > maxUnits)
    refuse(177_001_001, `The total quantity may not exceed ${maxUnits}`);
}

function hasActive(platform: Platform, externalOrderId: string): boolean {
  return platform.state.fbt.mcfOrders
    .by("external", externalOrderId)
    .some((o) => !finishedMcfStatuses.includes(statusOf(platform, o)));
}

function findMcf(platform: Platform, id: unknown): McfOrder {
  return (
    platform.state.fbt.mcfOrders.get(id as string) ??
    refuse(177_001_010, `MCF order ${id} does not exist`)
  );
}

/** All named consign orders are closed, or none: one that the warehouse has taken refuses the call. */
function cancelMcfOrder({ platform, body }: Call) {
  const order = findMcf(platform, body.mcf_order_id);
  const named = (
    (body.consign_orders as { id: string }[] | undefined) ?? []
  ).map((c) => c.id);
  const own = consignmentsOf(platform, order.id);
  const unknown = named.find((id) => !own.some((c) => c.id === id));
  if (unknown) refuse(177_001_010, `Consign order ${unknown} does not exist`);
  const all = named.length === 0 && cancelWithoutConsignIdsMeansAll;
  const wanted = own.filter((c) => all || named.includes(c.id));
  const open = wanted.filter((c) => c.status !== "CLOSED");
  if (open.some((c) => !isPending(c)))
    refuse(177_001_012, "The warehouse has already taken the order");
  for (const consignment of open) {
    closeConsignment(platform, consignment);
    tellMcf(platform, consignment);
  }
  return {
    mcf_order: {
      external_order_id: order.externalOrderId,
      mcf_order_id: order.id,
      consign_orders: wanted.map(({ id, status }) => ({ id, status })),
    },
  };
}
