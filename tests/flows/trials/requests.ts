import {
  defaultOrderRule,
  type Fallback,
} from "#core/domain/orders/order-rule.ts";
import { actOnOrder, type OrderWish } from "#core/flows/act-on-order.ts";
import { appendLetter } from "#core/flows/append-letter.ts";
import { setOrderRule } from "#core/flows/set-order-rule.ts";
import { buyersHome } from "../../stories/main-job/cast.ts";
import type { SmallTown } from "../../support/open-small-town.ts";
import { count, type Trial } from "./trial.ts";

export const requestedOrder = async (town: SmallTown, postalCode?: string) => {
  const { id } = await town.control.buyOnShopify(
    [{ sku: "MUG-NVY-12", quantity: 1 }],
    { ...buyersHome, ...(postalCode && { postalCode }) },
  );
  return id;
};
export const orderInShopify = async (town: SmallTown, id: string) => {
  const { orders } = await town.control.shopify();
  const order = orders.find((one) => one.id === id);
  if (!order) throw new Error(`there is no order ${id}`);
  return order;
};
export const requestOf = async (town: SmallTown, id: string) =>
  (await orderInShopify(town, id)).fulfillmentOrders[0];
export const askToCancel = async (town: SmallTown, id: string) => {
  const request = await requestOf(town, id);
  const number = request?.id.split("/").at(-1);
  await town.ask(
    "POST",
    `/shopify/${town.handle}/fulfillment-orders/${number}/request-cancellation`,
    {},
  );
};
export const ownLocation = async (town: SmallTown) =>
  (await town.control.shopify()).locations.find(
    (location) => !location.isFulfillmentService,
  )?.id ?? null;
/** The merchant says what becomes of requests that the network will not ship. */
export const setRule = async (
  town: SmallTown,
  fallback: Fallback,
  waitHours = 72,
  packHours = defaultOrderRule.packHours,
) => {
  const moveTo = fallback === "move" ? await ownLocation(town) : null;
  const rule = { ...defaultOrderRule, fallback, moveTo, waitHours, packHours };
  return setOrderRule(town.world, town.shopId, { actor: "merchant:1", rule });
};
/** A person does something to an order by hand. */
export const act = async (
  town: SmallTown,
  id: string,
  wish: Omit<OrderWish, "requestId">,
) => {
  const order = await town.prisma.order.findFirstOrThrow({
    where: { externalId: id },
    include: { requests: true },
  });
  const isAboutRequest = ["hold", "release", "move"].includes(wish.deed);
  return actOnOrder(town.world, town.shopId, {
    orderId: order.id,
    wish: {
      ...wish,
      ...(isAboutRequest && { requestId: order.requests[0]?.id ?? null }),
    },
    actor: "merchant:1",
  });
};
/** The network takes its next order, and its answer with the number is lost. */
export const loseNumber = (town: SmallTown) =>
  town.fault({
    kind: "dropped",
    afterApplying: true,
    times: 1,
    platform: "tiktok",
    operation: "POST /fbt/202601/mcf_outbound_orders",
  });
/** The network closes what it was to ship. */
export const closeAtNetwork = async (town: SmallTown, id: string) => {
  const made = await town.prisma.networkOrder.findFirstOrThrow({
    where: { request: { order: { externalId: id } } },
  });
  const { mcfOrders } = await town.control.network();
  const order = mcfOrders.find((one) => one.externalOrderId === made.reference);
  for (const consign of order?.consignOrders ?? [])
    await town.ask("POST", `/fbt/consignments/${consign.id}/issue`, {
      kind: "closed",
    });
};
const renumbered = "9400111899560000000019";
/** Longer than the carrier takes to collect a parcel. */
const collectionMs = 26 * 60 * 60_000;
const shippedByNetwork = async (town: SmallTown) => {
  const id = await requestedOrder(town);
  await town.settle();
  await town.control.workDock();
  await town.settle();
  return id;
};
/** The network gives a parcel another number, and says so. */
const renumber = async (town: SmallTown, id: string) => {
  const { externalId } = await town.prisma.networkOrder.findFirstOrThrow({
    where: { request: { order: { externalId: id } } },
  });
  const { network } = town.world;
  const read = network.fetchOrder;
  network.fetchOrder = async (...asked) => {
    const fact = await read(...asked);
    return asked[1] !== externalId || !fact
      ? fact
      : {
          ...fact,
          parcels: fact.parcels.map((parcel) => ({
            ...parcel,
            trackingNumber: renumbered,
          })),
        };
  };
  await town.world.store.inShop(town.shopId, (records) =>
    appendLetter(records, {
      letter: {
        kind: "network-order-changed",
        externalId: externalId ?? "",
        reference: null,
      },
      deliveryId: `renumbered:${id}`,
      source: "tiktok",
      actor: null,
      at: town.world.clock.now(),
    }),
  );
  await town.bell.ring("shop.plan", town.shopId);
};
/** Effects on fulfillment requests; the mug has been chosen before. */
export const requestTrials = {
  "network.create-order": {
    call: "network.createOrder",
    operation: "/fbt/202601/mcf_outbound_orders",
    deed: (town) => requestedOrder(town),
    async held(town, id) {
      const request = await town.prisma.fulfillmentRequest.findFirstOrThrow({
        where: { order: { externalId: id } },
        include: { networkOrders: true },
      });
      const { mcfOrders } = await town.control.network();
      return count(
        mcfOrders.map(
          (order) =>
            order.externalOrderId === request.networkOrders[0]?.reference,
        ),
      );
    },
  },
  "storefront.accept-request": {
    call: "storefront.acceptRequest",
    operation: "fulfillmentOrderAcceptFulfillmentRequest",
    deed: (town) => requestedOrder(town),
    held: async (town, id) =>
      count([(await requestOf(town, id))?.requestStatus === "ACCEPTED"]),
  },
  "storefront.create-fulfillment": {
    call: "storefront.createFulfillment",
    operation: "fulfillmentCreate",
    async deed(town) {
      const id = await requestedOrder(town);
      await town.settle();
      await town.control.workDock();
      return id;
    },
    held: async (town, id) =>
      (await orderInShopify(town, id)).fulfillments.length,
  },
  "storefront.reject-request": {
    call: "storefront.rejectRequest",
    operation: "fulfillmentOrderRejectFulfillmentRequest",
    deed: (town) => requestedOrder(town, "96799"),
    held: async (town, id) =>
      count([(await requestOf(town, id))?.requestStatus === "REJECTED"]),
  },
  "storefront.change-tracking": {
    call: "storefront.changeTracking",
    operation: "fulfillmentTrackingInfoUpdate",
    async deed(town) {
      const id = await shippedByNetwork(town);
      await renumber(town, id);
      return id;
    },
    async held(town, id) {
      const { fulfillments } = await orderInShopify(town, id);
      return count(
        fulfillments.flatMap(({ tracking }) =>
          tracking.map(({ number }) => number === renumbered),
        ),
      );
    },
  },
  "storefront.tell-parcel": {
    call: "storefront.tellParcelEvent",
    operation: "fulfillmentEventCreate",
    async deed(town) {
      const id = await shippedByNetwork(town);
      await town.control.advance(collectionMs);
      return id;
    },
    async held(town, id) {
      const { fulfillments } = await orderInShopify(town, id);
      return count(
        fulfillments.map(
          ({ displayStatus }) =>
            displayStatus === "CARRIER_PICKED_UP" ||
            displayStatus === "IN_TRANSIT" ||
            displayStatus === "DELIVERED",
        ),
      );
    },
  },
  "storefront.move-request": {
    call: "storefront.moveRequest",
    operation: "fulfillmentOrderMove",
    async deed(town) {
      await setRule(town, "move");
      return requestedOrder(town, "96799");
    },
    async held(town, id) {
      await setRule(town, "ask");
      const own = await ownLocation(town);
      return count([(await requestOf(town, id))?.locationId === own]);
    },
  },
  "storefront.hold-request": {
    call: "storefront.holdRequest",
    operation: "fulfillmentOrderHold",
    async deed(town) {
      await setRule(town, "hold");
      return requestedOrder(town, "96799");
    },
    async held(town, id) {
      await setRule(town, "ask");
      return count([(await requestOf(town, id))?.status === "ON_HOLD"]);
    },
  },
  "storefront.release-request": {
    call: "storefront.releaseRequest",
    operation: "fulfillmentOrderReleaseHold",
    async deed(town) {
      await setRule(town, "hold");
      const id = await requestedOrder(town, "96799");
      await town.settle();
      await act(town, id, { deed: "release" });
      return id;
    },
    async held(town, id) {
      await setRule(town, "ask");
      return count([(await requestOf(town, id))?.status === "OPEN"]);
    },
  },
  "storefront.close-request": {
    call: "storefront.closeRequest",
    operation: "fulfillmentOrderClose",
    async deed(town) {
      const id = await requestedOrder(town);
      await town.settle();
      await closeAtNetwork(town, id);
      return id;
    },
    held: async (town, id) =>
      count([(await requestOf(town, id))?.requestStatus === "CLOSED"]),
  },
  "network.cancel-order": {
    call: "network.cancelOrder",
    operation: "/fbt/202601/mcf_outbound_orders/cancel",
    async deed(town) {
      const id = await requestedOrder(town);
      await town.settle();
      await askToCancel(town, id);
      return id;
    },
    async held(town, id) {
      const request = await town.prisma.fulfillmentRequest.findFirstOrThrow({
        where: { order: { externalId: id } },
        include: { networkOrders: true },
      });
      const { mcfOrders } = await town.control.network();
      const order = mcfOrders.find(
        ({ id }) => id === request.networkOrders[0]?.externalId,
      );
      return count([
        order?.consignOrders.every(({ status }) => status === "CLOSED") ??
          false,
      ]);
    },
  },
  "storefront.accept-cancellation": {
    call: "storefront.acceptCancellation",
    operation: "fulfillmentOrderAcceptCancellationRequest",
    async deed(town) {
      const id = await requestedOrder(town);
      await town.settle();
      await askToCancel(town, id);
      return id;
    },
    async held(town, id) {
      const { fulfillmentOrders } = await orderInShopify(town, id);
      return count(
        fulfillmentOrders.map(
          ({ requestStatus }) => requestStatus === "CANCELLATION_ACCEPTED",
        ),
      );
    },
  },
  "storefront.reject-cancellation": {
    call: "storefront.rejectCancellation",
    operation: "fulfillmentOrderRejectCancellationRequest",
    async deed(town) {
      const id = await requestedOrder(town);
      await town.settle();
      // A parcel leaves, but the letter about it is lost.
      await town.control.weather({ loseOneIn: 1 });
      await town.control.workDock();
      await town.control.weather({ loseOneIn: 0 });
      await askToCancel(town, id);
      return id;
    },
    held: async (town, id) =>
      count([
        (await requestOf(town, id))?.requestStatus === "CANCELLATION_REJECTED",
      ]),
  },
} satisfies Record<string, Trial>;
