import type { Platform } from "../tiktok/platform.ts";
import { consignmentsOf } from "./consignments.ts";
import { onHand } from "./levels.ts";
import { statusOf } from "./mcf-view.ts";
import type { Consignment } from "./state.ts";

/** The whole FBT chapter as the control face shows it. */
export function viewFbt(platform: Platform) {
  const { fbt } = platform.state;
  return {
    centres: fbt.centres,
    dock: fbt.dock,
    goods: [...fbt.goods].map((g) => ({
      id: g.id,
      referenceCode: g.referenceCode,
      name: g.name,
      barcode: g.barcode,
      skuIds: g.skuIds,
      stock: fbt.stock.by("goods", g.id).map((row) => ({
        centreId: row.centreId,
        available: row.available,
        reserved: row.reserved,
        unfulfillable: row.unfulfillable,
        inTransit: row.inTransit,
        total: onHand(row),
      })),
    })),
    records: [...fbt.records].map((r) => ({
      goodsId: r.goodsId,
      centreId: r.centreId,
      orderId: r.orderId,
      orderType: r.orderType,
      quality: r.quality,
      createdAt: r.createdAt,
      initial: r.initial,
      final: r.final,
      changed: r.final - r.initial,
    })),
    mcfOrders: [...fbt.mcfOrders].map((order) => ({
      id: order.id,
      externalOrderId: order.externalOrderId,
      status: statusOf(platform, order),
      goods: order.goods,
      consignOrders: consignmentsOf(platform, order.id).map(viewConsignment),
      consignee: order.consignee,
    })),
    shopConsignments: [...fbt.consignments]
      .filter((c) => c.kind === "ORDER")
      .map((c) => ({
        orderId: c.orderId,
        lineIds: c.lineIds,
        ...viewConsignment(c),
      })),
    inbound: [...fbt.inbound],
    inboundPlans: [...fbt.plans],
  };
}

const viewConsignment = (c: Consignment) => ({
  id: c.id,
  centreId: c.centreId,
  goods: c.goods,
  trackingNumber: c.trackingNumber,
  carrier: c.carrier,
  status: c.status,
  issue: c.issue,
});
