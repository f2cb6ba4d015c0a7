import { type SmallTown, shopDomain } from "../../support/open-small-town.ts";
import { skuOnTikTok, twinsOf } from "./orders.ts";
import { count, type Trial } from "./trial.ts";

const holdMs = 61 * 60_000;
let parcels = 0;
let refunds = 0;

/** TikTok's own returns of an order, as the platform shows them. */
export const returnsOnTikTok = async (town: SmallTown, orderId: string) =>
  (await town.control.tiktok()).returns.filter(
    (one) => one.orderId === orderId,
  );

/** An order of two shirts that the merchant has sent and the buyer has. */
export async function deliveredOrder(
  town: SmallTown,
  { fulfillment = "BY_SELLER" as "BY_SELLER" | "BY_TIKTOK", quantity = 2 } = {},
): Promise<string> {
  const { id: skuId } = await skuOnTikTok(town, "TEE-M");
  const { id } = await town.control.buyOnTikTok(
    [{ skuId, quantity }],
    fulfillment,
  );
  await town.control.advance(holdMs);
  await town.settle();
  if (fulfillment === "BY_SELLER") {
    const [twin] = await twinsOf(town, id);
    parcels += 1;
    await town.control.shipFromShopify(twin?.id ?? "", {
      trackingNumber: `1Z999AA1${String(10_000_000 + parcels)}`,
      company: "UPS",
    });
  } else await town.control.workDock();
  await town.settle();
  const { orders } = await town.control.tiktok();
  const lines = orders.find((order) => order.id === id)?.lines ?? [];
  for (const packageId of new Set(lines.map((line) => line.packageId)))
    await town.ask("POST", `/tiktok/packages/${packageId}/scan`, {
      kind: "delivered",
    });
  await town.settle();
  return id;
}

/** The buyer asks for money, or to send goods back. @returns the request's number. */
export const askBack = async (
  town: SmallTown,
  orderId: string,
  wish: {
    type: "REFUND" | "RETURN_AND_REFUND" | "REPLACEMENT";
    reason?: string;
    lineIds?: string[];
  },
): Promise<string> =>
  (await town.ask("POST", `/tiktok/orders/${orderId}/return`, wish)).returnId;

export const linesOnTikTok = async (town: SmallTown, orderId: string) =>
  (await town.control.tiktok()).orders.find(({ id }) => id === orderId)
    ?.lines ?? [];

/** The seller answers in Seller Center. */
export const answerInSellerCenter = (
  town: SmallTown,
  returnId: string,
  approval: "refund" | "return" | "parcel" | "direct-refund",
) =>
  town.world.marketplace.approveReturn(shopOf(town), returnId, {
    key: `${returnId}:${approval}`,
    approval,
  });

export const shopOf = (town: SmallTown) => ({
  shopId: town.shopId,
  domain: shopDomain,
});

/** One delivered order of many units serves all trials of a town: each takes the next unit. */
const served = new WeakMap<SmallTown, Promise<{ id: string; next: number }>>();

async function nextUnit(
  town: SmallTown,
): Promise<{ id: string; lineId: string }> {
  const known =
    served.get(town) ??
    deliveredOrder(town, { quantity: 6 }).then((id) => ({ id, next: 0 }));
  served.set(town, known);
  const order = await known;
  const line = (await linesOnTikTok(town, order.id))[order.next++];
  return { id: order.id, lineId: line?.id ?? "" };
}

/** The buyer asks to send back the next unit, or for its price. @returns the request's number. */
async function askNext(
  town: SmallTown,
  type: "REFUND" | "RETURN_AND_REFUND",
): Promise<string> {
  const { id, lineId } = await nextUnit(town);
  return askBack(town, id, { type, lineIds: [lineId] });
}

const mirrorOf = async (town: SmallTown, returnId: string) => {
  const row = await town.prisma.marketplaceReturn.findFirstOrThrow({
    where: { externalId: returnId },
    include: { order: true },
  });
  const order = row.order.storefrontExternalId ?? "";
  const mark = `tiktok-return-${returnId}`;
  const ours = <One extends { reference: string | null }>(all: One[]) =>
    all.filter(({ reference }) => reference === mark);
  return {
    returns: ours(
      await town.world.storefront.fetchReturns(shopOf(town), order),
    ),
    refunds: ours(
      await town.world.storefront.fetchRefunds(shopOf(town), order),
    ),
  };
};

/** The merchant refunds one unit in the Shopify admin, and says why. */
export async function refundInShopify(
  town: SmallTown,
  orderId: string,
  {
    note = "Arrived damaged",
    amountMinor = 0,
    quantity = 1,
    unsent = false,
  } = {},
): Promise<void> {
  const { locations } = await town.control.shopify();
  const home = locations.find((place) => !place.isFulfillmentService)?.id;
  const [twin] = await twinsOf(town, orderId);
  const [line] = twin?.lines ?? [];
  await town.world.storefront.refundOrder(shopOf(town), {
    orderExternalId: twin?.id ?? "",
    reference: `by hand ${++refunds}`,
    key: `by-hand:${refunds}`,
    note,
    lines: line
      ? [
          {
            orderLineExternalId: line.id,
            quantity,
            ...(unsent && home
              ? { restock: "cancel" as const, locationId: home }
              : { restock: "none" as const }),
          },
        ]
      : [],
    amountMinor,
  });
}

/** What one unit of an order is worth to the buyer, in cents. */
export async function worthOfUnit(
  town: SmallTown,
  orderId: string,
): Promise<number> {
  const unit = await town.prisma.orderLine.findFirstOrThrow({
    where: { order: { externalId: orderId } },
  });
  const { taxMinor } = unit.money as { taxMinor: number };
  return unit.unitPriceMinor + taxMinor;
}

/** Effects on refunds and returns. */
export const returnTrials = {
  "storefront.open-return": {
    call: "storefront.openReturn",
    operation: "returnCreate",
    async deed(town) {
      const returnId = await askNext(town, "RETURN_AND_REFUND");
      await answerInSellerCenter(town, returnId, "return");
      return returnId;
    },
    held: async (town, returnId) =>
      (await mirrorOf(town, returnId)).returns.length,
  },
  "storefront.move-return": {
    call: "storefront.answerReturn",
    operation: "returnApproveRequest",
    async deed(town) {
      const returnId = await askNext(town, "RETURN_AND_REFUND");
      await town.settle();
      await answerInSellerCenter(town, returnId, "return");
      return returnId;
    },
    held: async (town, returnId) =>
      count(
        (await mirrorOf(town, returnId)).returns.map(
          ({ status }) => status === "OPEN",
        ),
      ),
  },
  "storefront.pay-back": {
    call: "storefront.refundOrder",
    operation: "refundCreate",
    async deed(town) {
      const returnId = await askNext(town, "REFUND");
      await answerInSellerCenter(town, returnId, "refund");
      return returnId;
    },
    held: async (town, returnId) =>
      (await mirrorOf(town, returnId)).refunds.length,
  },
  "marketplace.answer-return": {
    call: "marketplace.approveReturn",
    operation: "/approve",
    async deed(town) {
      const returnId = await askNext(town, "RETURN_AND_REFUND");
      await town.settle();
      const [back] = (await mirrorOf(town, returnId)).returns;
      const number = back?.externalId.split("/").at(-1);
      await town.ask(
        "POST",
        `/shopify/harbor-goods/returns/${number}/approve`,
        {},
      );
      return returnId;
    },
    held: async (town, returnId) =>
      count(
        (await town.control.tiktok()).returns.map(
          ({ id, status }) =>
            id === returnId && status === "AWAITING_BUYER_SHIP",
        ),
      ),
  },
  "marketplace.open-return": {
    call: "marketplace.openReturn",
    operation: "POST /return_refund/202602/returns",
    async deed(town) {
      const id = await deliveredOrder(town, { quantity: 1 });
      await refundInShopify(town, id, {
        amountMinor: await worthOfUnit(town, id),
      });
      return id;
    },
    held: async (town, id) => (await returnsOnTikTok(town, id)).length,
  },
} satisfies Record<string, Trial>;
