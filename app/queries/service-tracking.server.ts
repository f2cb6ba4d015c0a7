import type { PrismaClient } from "@prisma/client";

// Shopify names fulfillments after their order: `#1001.1`, and `#1001-F1` since 2025.
const fulfillmentName = /^(.+?)(?:\.|-F)(\d+)$/;
const mostNames = 100;

/** Tracking numbers of fulfillments, by the name Shopify gives them; those without one are left out. */
export async function readServiceTracking(
  prisma: PrismaClient,
  shopId: string,
  names: string[],
): Promise<Record<string, string>> {
  const asked = names.slice(0, mostNames).flatMap((name) => {
    const [, orderName, number] = fulfillmentName.exec(name) ?? [];
    return orderName ? [{ name, orderName, index: Number(number) - 1 }] : [];
  });
  if (asked.length === 0) return {};
  const orders = await prisma.order.findMany({
    where: {
      shopId,
      storefrontName: { in: asked.map((one) => one.orderName) },
    },
    select: {
      storefrontName: true,
      shipments: {
        where: { storefrontFulfillmentId: { not: null } },
        orderBy: [{ shippedAt: "asc" }, { externalId: "asc" }],
        select: { trackingNumber: true },
      },
    },
  });
  const found = asked.flatMap(({ name, orderName, index }) => {
    const order = orders.find((one) => one.storefrontName === orderName);
    const number = order?.shipments[index]?.trackingNumber;
    return number ? [[name, number] as const] : [];
  });
  return Object.fromEntries(found);
}
