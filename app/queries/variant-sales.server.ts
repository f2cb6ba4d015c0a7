import type { PrismaClient } from "@prisma/client";
import type { Sale } from "#core/domain/stock/sales.ts";
import type { Channel } from "#core/domain/stock/stock-rule.ts";

type ShipmentLine = { variantId?: string | null; quantity?: number };

/**
 * What orders took of one variant, the newest first: as itself, in kits, and at the network as another variant of the same
 * goods.
 */
export async function readSales(
  prisma: PrismaClient,
  shopId: string,
  { variantId, goodsId }: { variantId: string; goodsId: string | null },
  until: Date,
  take: number,
): Promise<Sale[]> {
  const [kits, siblings] = await Promise.all([
    prisma.kitPart.findMany({
      where: { shopId, partVariantId: variantId },
      select: { kitVariantId: true, count: true },
    }),
    goodsId
      ? prisma.goodsLink.findMany({
          where: { shopId, goodsId, variantId: { not: variantId } },
          select: { variantId: true },
        })
      : [],
  ]);
  const each = new Map([
    [variantId, 1],
    ...kits.map((kit): [string, number] => [kit.kitVariantId, kit.count]),
  ]);
  const atNetwork = new Map([
    ...siblings.map((one): [string, number] => [one.variantId, 1]),
    ...each,
  ]);
  const orders = await prisma.order.findMany({
    where: {
      shopId,
      placedAt: { lte: until },
      lines: { some: { variantId: { in: [...atNetwork.keys()] } } },
    },
    orderBy: { placedAt: "desc" },
    take,
    select: {
      id: true,
      name: true,
      channel: true,
      fulfilledBy: true,
      placedAt: true,
      cancelledAt: true,
      lines: { select: { variantId: true, quantity: true, isCancelled: true } },
      shipments: {
        where: {
          shippedAt: { not: null },
          condition: { in: ["live", "waiting"] },
        },
        select: { shippedAt: true, lines: true },
      },
    },
  });
  return orders.flatMap(({ id, lines, shipments, ...order }): Sale[] => {
    const counts = order.fulfilledBy === "network" ? atNetwork : each;
    const unitsIn = (some: ShipmentLine[]) =>
      some.reduce(
        (sum, line) =>
          sum + (line.quantity ?? 0) * (counts.get(line.variantId ?? "") ?? 0),
        0,
      );
    const kept = order.cancelledAt
      ? lines
      : lines.filter(({ isCancelled }) => !isCancelled);
    const units = unitsIn(kept);
    if (units === 0) return [];
    return [
      {
        orderId: id,
        name: order.name,
        channel: order.channel as Channel,
        fulfilledBy: order.fulfilledBy as Sale["fulfilledBy"],
        placedAt: order.placedAt,
        cancelledAt: order.cancelledAt,
        units,
        parcels: shipments.flatMap(({ shippedAt, lines }) => {
          const left = unitsIn(lines as ShipmentLine[]);
          return shippedAt && left > 0 ? [{ shippedAt, units: left }] : [];
        }),
      },
    ];
  });
}
