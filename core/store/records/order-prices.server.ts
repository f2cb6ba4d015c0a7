import type { OrderPriceRecords } from "../../world/order-records.ts";
import type { Tx } from "../prisma.server.ts";

/** What orders cost, and under which number the marketplace knows them. */
export function orderPriceRecords(tx: Tx, shopId: string): OrderPriceRecords {
  return {
    async externalIdsOfVariants(variantIds) {
      const rows = await tx.variant.findMany({
        where: { shopId, id: { in: variantIds } },
        select: { id: true, externalId: true },
      });
      return new Map(rows.map((row) => [row.id, row.externalId]));
    },

    async listedPrices(skuExternalIds) {
      const rows = await tx.listingSku.findMany({
        where: { shopId, externalId: { in: skuExternalIds } },
        select: { externalId: true, priceMinor: true },
      });
      return new Map(rows.map((row) => [row.externalId, row.priceMinor]));
    },

    async acceptOrderPrice(orderId) {
      await tx.order.updateMany({
        where: { shopId, id: orderId },
        data: { priceAccepted: true },
      });
    },

    async noteUnits(orderId, { externalIds, stand }) {
      await tx.orderLine.updateMany({
        where: { shopId, orderId, externalId: { in: externalIds } },
        data: { stands: stand },
      });
    },

    async noteMarketplaceReference(orderId, reference) {
      await tx.order.updateMany({
        where: { shopId, id: orderId },
        data: { marketplaceReference: reference },
      });
    },
  };
}
