import type { PrismaClient } from "#core/store/prisma.server.ts";
import { fillShop } from "../fill-shop.ts";

const at = new Date("2026-11-20T10:00:00Z");
export const buyer = "Jane Doe, 12 Harbor Lane";
export const trackingNumber = "9400110898825022579493";
export const stuckCause = "stuck:storefront.create-fulfillment:gave_up";

/** A shop with an order whose tracking number Shopify refused, and the question about it. Every text begins with its name. */
export async function fillStuckShop(prisma: PrismaClient, name: string) {
  const filled = await fillShop(prisma, name);
  const { shopId, orderId, entryId } = filled;
  const shipment = await prisma.shipment.findFirstOrThrow({
    where: { shopId },
  });
  await prisma.shipment.update({
    where: { id: shipment.id },
    data: { trackingNumber: `${name}${trackingNumber}` },
  });
  const effect = await prisma.effect.create({
    data: {
      shopId,
      entryId,
      kind: "storefront.create-fulfillment",
      key: `${name}:fulfil`,
      subject: `order:${orderId}`,
      payload: {
        shipmentId: shipment.id,
        fulfillmentOrderExternalId: "gid://shopify/FulfillmentOrder/9",
        tracking: { carrier: "USPS", number: trackingNumber, url: null },
      },
      state: "refused",
      errorCode: "gave_up",
      errorSaid: `no parcel for ${buyer}`,
      dueAt: at,
      plannedAt: at,
      endedAt: at,
    },
  });
  const conflict = await prisma.conflict.create({
    data: {
      shopId,
      kind: "stuck",
      key: `stuck:${effect.key}`,
      cause: stuckCause,
      subject: `${name} Send the tracking number to Shopify`,
      subjectKind: "effect",
      subjectId: effect.id,
      reason: `Gave up. The platform said: no parcel for ${buyer}`,
      storefront: `no parcel for ${buyer}`,
      state: "open",
      version: "1",
      openedBy: entryId,
      openedAt: at,
    },
  });
  return {
    ...filled,
    stuckId: conflict.id,
    effectId: effect.id,
    effectKey: effect.key,
  };
}

export type StuckShop = Awaited<ReturnType<typeof fillStuckShop>>;
