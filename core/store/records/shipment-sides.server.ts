import type { Checked, ShownKind } from "../../domain/orders/shown-number.ts";
import type { ShipmentSideRecords } from "../../world/order-records.ts";
import type { Tx } from "../prisma.server.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Parcels that left longer ago are not read back any more. */
const recentMs = 3 * dayMs;
/** A parcel on which both sides agree is looked at again after this, one on which they do not much sooner. */
const againMs = { same: dayMs, differing: 30 * minuteMs };
/** Orders a sweep. */
const most = 25;

/** @returns the last look at the other side; null since the number was told anew. */
export const toChecked = (row: {
  checkedAt: Date | null;
  shown: string | null;
  shownNumber: string | null;
  shownCarrier: string | null;
  differsSince: Date | null;
}): Checked | null =>
  row.checkedAt && row.shown
    ? {
        at: row.checkedAt,
        kind: row.shown as ShownKind,
        number: row.shownNumber,
        carrier: row.shownCarrier,
        differsSince: row.differsSince,
      }
    : null;

/** What each side shows of the parcels of the last days. */
export function shipmentSideRecords(
  tx: Tx,
  shopId: string,
): ShipmentSideRecords {
  return {
    async ordersWithoutWarehouse(sentSince, letter, most) {
      const rows = await tx.$queryRaw<{ externalId: string }[]>`
        SELECT placed.external_id AS "externalId" FROM "order" AS placed
        WHERE placed.shop_id = ${shopId}::uuid AND placed.channel = 'marketplace' AND placed.fulfilled_by = 'network'
          AND placed.warehouse_id IS NULL
          AND EXISTS (SELECT FROM shipment WHERE shipment.order_id = placed.id AND shipment.origin = 'marketplace'
                        AND shipment.shipped_at >= ${sentSince})
          AND NOT EXISTS (SELECT FROM journal_entry AS entry
                          WHERE entry.shop_id = placed.shop_id AND entry.source = 'sweep'
                            AND entry.delivery_id = ${letter}::text || placed.external_id)
        ORDER BY placed.placed_at DESC, placed.id
        LIMIT ${most}`;
      return rows.map(({ externalId }) => externalId);
    },

    async ordersToReadBack(now) {
      const before = (ms: number) => new Date(now.getTime() - ms);
      const rows = await tx.shipment.findMany({
        where: {
          shopId,
          condition: "live",
          trackingNumber: { not: null },
          shippedAt: { gte: before(recentMs) },
          AND: [
            {
              OR: [
                { origin: "merchant", marketplacePackageId: { not: null } },
                {
                  origin: { not: "merchant" },
                  storefrontFulfillmentId: { not: null },
                },
              ],
            },
            {
              OR: [
                { shown: null },
                { checkedAt: { lt: before(againMs.same) } },
                {
                  shown: { not: "same" },
                  checkedAt: { lt: before(againMs.differing) },
                },
              ],
            },
          ],
        },
        orderBy: [
          { checkedAt: { sort: "asc", nulls: "first" } },
          { id: "asc" },
        ],
        distinct: ["orderId"],
        take: most,
        select: { id: true, orderId: true, checkedAt: true, toldNumber: true },
      });
      return rows.map(({ orderId, ...row }) => ({
        orderId,
        // Until it was looked at, it is the same look.
        version: `${row.id}:${row.toldNumber}:${row.checkedAt?.toISOString() ?? "never"}`,
      }));
    },

    async noteShown(shipmentId, { kind, number, carrier }, at) {
      const key = { shopId, id: shipmentId };
      const known = await tx.shipment.findFirst({
        where: key,
        select: { differsSince: true },
      });
      await tx.shipment.updateMany({
        where: key,
        data: {
          checkedAt: at,
          shown: kind,
          shownNumber: number,
          shownCarrier: carrier,
          differsSince: kind === "same" ? null : (known?.differsSince ?? at),
        },
      });
    },
  };
}
