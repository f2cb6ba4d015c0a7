import type { Hono } from "hono";
import type { Platform } from "../tiktok/platform.ts";
import { consignmentsOf } from "./consignments.ts";
import { pushAll, workDock } from "./dock.ts";
import { statusOf } from "./mcf-view.ts";
import type { Consignment } from "./state.ts";
import { onHand, receive } from "./stock.ts";

/** The FBT routes of the control face: the dock, inbound deliveries and the whole state. */
export function mountFbtControl(control: Hono, platform: Platform): void {
  const { context } = platform;
  control.get("/state/fbt", (c) => c.json(viewFbt(platform)));
  control.post("/fbt/dock/work", (c) => {
    const worked = workDock(platform);
    context.changed();
    return c.json(worked);
  });
  control.post("/fbt/dock/push", (c) => {
    const pushed = pushAll(platform);
    context.changed();
    return c.json(pushed);
  });
  control.put("/fbt/dock", async (c) => {
    const { dock } = platform.state.fbt;
    const { dockMs, enabled } = await c.req.json<{
      dockMs?: number;
      enabled?: boolean;
    }>();
    Object.assign(dock, {
      dockMs: dockMs ?? dock.dockMs,
      enabled: enabled ?? dock.enabled,
      since: context.clock.now(),
    });
    context.changed();
    return c.json(dock);
  });
  control.post("/fbt/receive", async (c) => {
    const arrival = await c.req.json<{
      goodsId: string;
      centreId: string;
      quantity: number;
    }>();
    const { goods, centres } = platform.state.fbt;
    if (
      !goods.some((g) => g.id === arrival.goodsId) ||
      !centres.some((w) => w.id === arrival.centreId)
    )
      return c.json(
        { error: "there are no such goods or no such centre" },
        404,
      );
    const inboundOrderId = receive(platform, arrival);
    context.changed();
    return c.json({ inboundOrderId });
  });
}

function viewFbt(platform: Platform) {
  const { fbt } = platform.state;
  return {
    centres: fbt.centres,
    dock: fbt.dock,
    goods: fbt.goods.map((g) => ({
      id: g.id,
      referenceCode: g.referenceCode,
      name: g.name,
      barcode: g.barcode,
      skuIds: g.skuIds,
      stock: fbt.stock
        .filter((row) => row.goodsId === g.id)
        .map(({ goodsId, ...row }) => ({
          ...row,
          total: onHand({ goodsId, ...row }),
        })),
    })),
    records: fbt.records.map((r) => ({ ...r, changed: r.final - r.initial })),
    mcfOrders: fbt.mcfOrders.map((order) => ({
      id: order.id,
      externalOrderId: order.externalOrderId,
      status: statusOf(platform, order),
      goods: order.goods,
      consignOrders: consignmentsOf(platform, order.id).map(viewConsignment),
      consignee: order.consignee,
    })),
    shopConsignments: fbt.consignments
      .filter((c) => c.kind === "ORDER")
      .map((c) => ({
        orderId: c.orderId,
        lineIds: c.lineIds,
        ...viewConsignment(c),
      })),
  };
}

const viewConsignment = (c: Consignment) => ({
  id: c.id,
  centreId: c.centreId,
  goods: c.goods,
  trackingNumber: c.trackingNumber,
  carrier: c.carrier,
  status: c.status,
});
