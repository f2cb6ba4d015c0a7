import { fillStuckShop, stuckCause } from "../app/desk/stuck-step.ts";
import { inTown } from "./in-town.ts";

const at = new Date("2026-11-20T10:00:00Z");

/** Shops that a noon without Shopify has left with so many refused steps each, and the questions about them. */
export const fillTroubledShops = (
  each: number,
  names = ["north-pier", "south-pier"],
): Promise<void> =>
  inTown(async (prisma) => {
    for (const name of names) {
      const { shopId, orderId, entryId } = await fillStuckShop(prisma, name);
      const effects = await prisma.effect.createManyAndReturn({
        data: Array.from({ length: each - 1 }, (_, n) => ({
          shopId,
          entryId,
          kind: "storefront.create-fulfillment",
          key: `${name}:fulfil:${n}`,
          subject: `order:${orderId}`,
          payload: {
            shipmentId: entryId,
            fulfillmentOrderExternalId: `gid://shopify/FulfillmentOrder/${n}`,
            tracking: { carrier: "USPS", number: `Z${n}`, url: null },
          },
          state: "refused",
          errorCode: "gave_up",
          dueAt: at,
          plannedAt: at,
          endedAt: at,
        })),
        select: { id: true, key: true },
      });
      await prisma.conflict.createMany({
        data: effects.map((effect) => ({
          shopId,
          kind: "stuck",
          key: `stuck:${effect.key}`,
          cause: stuckCause,
          subject: `${name} Send the tracking number to Shopify`,
          subjectKind: "effect",
          subjectId: effect.id,
          reason: "Quayside gave up after several tries.",
          state: "open",
          version: "1",
          openedBy: entryId,
          openedAt: at,
        })),
      });
    }
  });
