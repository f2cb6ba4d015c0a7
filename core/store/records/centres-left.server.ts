import { centreOfOrder } from "../../domain/promise/centres.ts";
import { shippingCause } from "../../domain/stock/plan-movements.ts";
import type { Tx } from "../prisma.server.ts";

type Reading = Pick<Tx, "$queryRaw" | "order" | "pool">;

/** A parcel, as far as it tells where it came from. */
type ParcelSent = {
  id: string;
  origin: string;
  externalId: string;
  orderId: string;
};

/**
 * The network's centre that each of its parcels left, by the parcel's id: what it sent for another channel is told by its
 * stock records, what it sent for TikTok Shop by the warehouse of the order. Left out where neither tells one centre, and
 * parcels of the merchant's.
 */
export async function readCentresLeft(
  tx: Reading,
  shopId: string,
  parcels: readonly ParcelSent[],
): Promise<Map<string, string>> {
  const of = (origin: string) => parcels.filter((one) => one.origin === origin);
  const recorded = await centresOfConsignments(
    tx,
    shopId,
    of("network").map(({ externalId }) => externalId),
  );
  const named = await centresOfOrders(
    tx,
    shopId,
    of("marketplace").map(({ orderId }) => orderId),
  );
  return new Map(
    parcels.flatMap(({ id, origin, externalId, orderId }) => {
      const centre =
        origin === "network"
          ? recorded.get(externalId)
          : origin === "marketplace"
            ? named.get(orderId)
            : null;
      return centre ? [[id, centre] as const] : [];
    }),
  );
}

/** A consign order of several centres has none; what TikTok Shop ships for its own orders has another id in the records. */
async function centresOfConsignments(
  tx: Reading,
  shopId: string,
  consignOrderIds: string[],
): Promise<Map<string, string>> {
  if (consignOrderIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; centre: string }[]>`
    SELECT movement.cause_ref AS id, min(pool.external_id) AS centre
    FROM stock_movement AS movement
    JOIN pool ON pool.shop_id = movement.shop_id AND pool.id = movement.pool_id AND pool.kind = 'network'
    WHERE movement.shop_id = ${shopId}::uuid AND movement.cause_ref = ANY(${consignOrderIds}::text[])
      AND movement.cause_kind = ${shippingCause}
    GROUP BY movement.cause_ref
    HAVING count(DISTINCT pool.id) = 1`;
  return new Map(rows.map(({ id, centre }) => [id, centre]));
}

async function centresOfOrders(
  tx: Reading,
  shopId: string,
  orderIds: string[],
): Promise<Map<string, string>> {
  if (orderIds.length === 0) return new Map();
  const orders = await tx.order.findMany({
    where: { shopId, id: { in: orderIds }, warehouseId: { not: null } },
    select: {
      id: true,
      state: true,
      warehouseId: true,
      _count: { select: { shipments: { where: { origin: "marketplace" } } } },
    },
  });
  const centres = await readCentres(tx, shopId);
  return new Map(
    orders.flatMap(({ id, state, warehouseId, _count }) => {
      const centre = centreOfOrder(
        {
          warehouseId,
          parcels: _count.shipments,
          isPartlySent: state === "partly_shipped",
        },
        centres,
      );
      return centre ? [[id, centre] as const] : [];
    }),
  );
}

/** The network's centres, with TikTok Shop's ids of the same places. */
export async function readCentres(
  tx: Pick<Tx, "pool">,
  shopId: string,
): Promise<{ placeId: string; name: string; warehouseIds: string[] }[]> {
  const pools = await tx.pool.findMany({
    where: { shopId, kind: "network" },
    select: { externalId: true, name: true, marketplaceWarehouseIds: true },
  });
  return pools.map(({ externalId, name, marketplaceWarehouseIds }) => ({
    placeId: externalId,
    name,
    warehouseIds: marketplaceWarehouseIds,
  }));
}
