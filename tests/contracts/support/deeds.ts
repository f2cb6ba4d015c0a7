import type { ReturnAnswer } from "#core/world/storefront-orders.ts";
import { type Harbor, ups } from "./harbor.ts";

/** One effect: how it is carried out, how it is looked up where Shopify keeps no key, and what it leaves behind. */
export type Deed = {
  act: () => Promise<unknown>;
  probe?: () => Promise<unknown>;
  /** What can be seen of it at the platform. */
  seen: () => Promise<unknown>;
  /** That, after exactly one effect. */
  once: unknown;
};

/** Every mutation the port uses, with a deed that leads through it. */
export function deedsOf(harbor: Harbor): Record<string, () => Promise<Deed>> {
  const { face, storefront, shop, service, mug, product, next } = harbor;
  const { serviceAt, availableAt, order, stateOf, linesOf } = harbor;
  const { asked, accepted, rejected, shipped, importOne } = harbor;

  const statusOf = async (id: string) => {
    const { status, requestStatus } = await stateOf(id);
    return `${status} ${requestStatus}`;
  };

  async function cancellation(
    answer: "acceptCancellation" | "rejectCancellation",
    requestStatus: string,
  ): Promise<Deed> {
    const { id } = await accepted();
    const number = id.split("/").at(-1);
    await face.deed(`/fulfillment-orders/${number}/request-cancellation`);
    return {
      act: () => storefront[answer](shop, id, "so be it"),
      seen: async () => (await stateOf(id)).requestStatus,
      once: requestStatus,
    };
  }

  const returnsOf = async (orderId: string) =>
    (await storefront.fetchReturns(shop, orderId)).map(
      ({ externalId, status, lines }) => ({
        externalId,
        status,
        units: lines.map(({ quantity, processed }) => ({
          quantity,
          processed,
        })),
      }),
    );
  const statesOfReturns = async (orderId: string) =>
    (await returnsOf(orderId)).map(({ status }) => status);

  /** A customer who waits for an answer to his return request. */
  const answering = async (
    answer: ReturnAnswer,
    status: string,
  ): Promise<Deed> => {
    const { orderId, returnId } = await harbor.askedBack();
    return {
      act: () => storefront.answerReturn(shop, returnId, answer),
      seen: () => statesOfReturns(orderId),
      once: [status],
    };
  };

  const ending = async (
    how: "close" | "cancel",
    status: string,
  ): Promise<Deed> => {
    const { orderId, returnId } = await harbor.openedReturn();
    return {
      act: () => storefront.endReturn(shop, returnId, how),
      seen: () => statesOfReturns(orderId),
      once: [status],
    };
  };

  /** An item that Shopify neither counts nor stocks at the new place. */
  async function stocking(): Promise<Deed> {
    const locationId = await harbor.newLocation();
    const { inventoryItemId } = mug;
    await face.admin(
      `mutation M($id: ID!) { inventoryItemUpdate(id: $id, input: { tracked: false }) { userErrors { message } } }`,
      { id: inventoryItemId },
    );
    const key = crypto.randomUUID();
    return {
      act: () =>
        storefront.stockAtLocation(shop, { inventoryItemId, locationId, key }),
      seen: () => availableAt(locationId),
      once: 0,
    };
  }

  return {
    fulfillmentOrderAcceptFulfillmentRequest: async () => {
      const { id } = await asked();
      return {
        act: () => storefront.acceptRequest(shop, id, "yes"),
        seen: () => statusOf(id),
        once: "IN_PROGRESS ACCEPTED",
      };
    },

    fulfillmentOrderRejectFulfillmentRequest: async () => {
      const { id } = await asked();
      const refusal = { reason: "OTHER" as const, message: "no" };
      return {
        act: () => storefront.rejectRequest(shop, id, refusal),
        seen: () => statusOf(id),
        once: "OPEN REJECTED",
      };
    },

    fulfillmentOrderAcceptCancellationRequest: () =>
      cancellation("acceptCancellation", "CANCELLATION_ACCEPTED"),
    fulfillmentOrderRejectCancellationRequest: () =>
      cancellation("rejectCancellation", "CANCELLATION_REJECTED"),

    fulfillmentOrderClose: async () => {
      const { id } = await accepted();
      return {
        act: () => storefront.closeRequest(shop, id, "not all of it"),
        seen: () => statusOf(id),
        once: "INCOMPLETE CLOSED",
      };
    },

    fulfillmentOrderHold: async () => {
      const { id } = await rejected();
      return {
        act: () =>
          storefront.holdRequest(shop, id, {
            handle: "stuck",
            reason: "OTHER",
            notes: "a question",
          }),
        seen: async () => (await stateOf(id)).fulfillmentHolds,
        once: [{ handle: "stuck" }],
      };
    },

    fulfillmentOrderReleaseHold: async () => {
      const { id } = await rejected();
      for (const handle of ["stuck", "other"])
        await storefront.holdRequest(shop, id, {
          handle,
          reason: "OTHER",
          notes: "a question",
        });
      return {
        act: () => storefront.releaseRequest(shop, id, "stuck"),
        seen: async () => (await stateOf(id)).fulfillmentHolds,
        once: [{ handle: "other" }],
      };
    },

    fulfillmentOrderMove: async () => {
      const { id, orderId } = await rejected();
      const { locations } = await storefront.fetchShop(shop);
      const own = locations.find((one) => !one.isFulfillmentService);
      const locationId = own?.externalId ?? "";
      await face.deed("/stock", { sku: "MUG-BLUE", available: 50 });
      return {
        act: () => storefront.moveRequest(shop, id, locationId),
        seen: async () => {
          const { fulfillmentOrders } = await order(orderId);
          await face.deed("/stock", { sku: "MUG-BLUE", available: 0 });
          return fulfillmentOrders
            .filter(({ status }) => status !== "CLOSED")
            .map((each) => each.locationId);
        },
        once: [locationId],
      };
    },

    fulfillmentCreate: async () => {
      const { id, orderId, request } = await accepted();
      return {
        act: () =>
          storefront.createFulfillment(shop, {
            fulfillmentOrderId: id,
            lines: linesOf(request),
            tracking: ups,
            notifyCustomer: false,
          }),
        probe: () => storefront.findFulfillment(shop, orderId, ups.number),
        seen: async () =>
          (await order(orderId)).fulfillments.map(({ tracking }) =>
            tracking.map(({ carrier, number }) => ({ carrier, number })),
          ),
        once: [[{ carrier: ups.carrier, number: ups.number }]],
      };
    },

    fulfillmentTrackingInfoUpdate: async () => {
      const { fulfillmentId, orderId } = await shipped();
      const tracking = { ...ups, number: "1Z999BB2" };
      return {
        act: () =>
          storefront.changeTracking(shop, {
            fulfillmentId,
            tracking,
            notifyCustomer: true,
          }),
        seen: async () =>
          (await order(orderId)).fulfillments.flatMap((each) =>
            each.tracking.map(({ number }) => number),
          ),
        once: ["1Z999BB2"],
      };
    },

    fulfillmentEventCreate: async () => {
      const { fulfillmentId } = await shipped();
      return {
        act: () =>
          storefront.tellParcelEvent(shop, {
            fulfillmentId,
            event: {
              status: "IN_TRANSIT",
              happenedAt: new Date("2026-11-22T14:00:00Z"),
              message: "On its way",
              estimatedDeliveryAt: null,
            },
          }),
        seen: async () => {
          const { data } = await face.admin(
            "query Q($id: ID!) { fulfillment(id: $id) { events(first: 9) { nodes { status } } } }",
            { id: fulfillmentId },
          );
          return data.fulfillment.events.nodes;
        },
        once: [{ status: "IN_TRANSIT" }],
      };
    },

    fulfillmentCancel: async () => {
      const { fulfillmentId, orderId } = await shipped();
      return {
        act: () => storefront.cancelFulfillment(shop, fulfillmentId),
        seen: async () => {
          const { fulfillments, fulfillmentOrders } = await order(orderId);
          const open = fulfillmentOrders.flatMap(({ lines }) => lines);
          return {
            states: fulfillments.map(({ status }) => status),
            open: open.reduce((sum, line) => sum + line.remainingQuantity, 0),
          };
        },
        once: { states: ["CANCELLED"], open: 1 },
      };
    },

    fulfillmentServiceCreate: async () => {
      const name = `Quayside ${next()}`;
      const callbackUrl = `${serviceAt("new").callbackUrl}/${next()}`;
      return {
        act: () =>
          storefront.ensureFulfillmentService(shop, { name, callbackUrl }),
        seen: async () =>
          (await face.seen()).fulfillmentServices.filter(
            (one: { callbackUrl: string }) => one.callbackUrl === callbackUrl,
          ).length,
        once: 1,
      };
    },

    fulfillmentServiceUpdate: async () => {
      const path = `service-${next()}`;
      return {
        act: () => storefront.ensureFulfillmentService(shop, serviceAt(path)),
        seen: async () =>
          (await face.seen()).fulfillmentServices.filter(
            (one: { callbackUrl: string }) =>
              one.callbackUrl === serviceAt(path).callbackUrl,
          ).length,
        once: 1,
      };
    },

    inventoryItemUpdate: stocking,
    inventoryActivate: stocking,

    inventorySetQuantities: async () => {
      const { locationId } = service;
      const { inventoryItemId } = mug;
      const expected = (await availableAt(locationId)) ?? 0;
      const items = [{ inventoryItemId, quantity: expected + 7, expected }];
      const change = {
        locationId,
        items,
        key: crypto.randomUUID(),
        reference: "gid://quayside/Effect/1",
      };
      return {
        act: () => storefront.setAvailable(shop, change),
        seen: () => availableAt(locationId),
        once: expected + 7,
      };
    },

    inventoryMoveQuantities: async () => {
      const { inventoryItemId } = mug;
      const level = async () => {
        const levels = await storefront.fetchLevels(shop, [inventoryItemId]);
        return levels.find(
          ({ locationId }) => locationId !== service.locationId,
        );
      };
      const read = await level();
      const locationId = read?.locationId ?? "";
      const { available = 0, heldBack = 0 } = read ?? {};
      const change = {
        items: [
          {
            inventoryItemId,
            moves: [{ locationId, by: 2, available, heldBack }],
          },
        ],
        key: crypto.randomUUID(),
        reference: "https://quayside.test/stock/1",
        document: "https://quayside.test/held/1",
      };
      return {
        act: () => storefront.moveHeld(shop, change),
        seen: async () => (await level())?.heldBack,
        once: heldBack + 2,
      };
    },

    inventoryAdjustQuantities: async () => {
      const { locationId } = service;
      const before = (await availableAt(locationId)) ?? 0;
      const change = {
        locationId,
        changes: [{ inventoryItemId: mug.inventoryItemId, delta: -2 }],
        key: crypto.randomUUID(),
        reference: "https://quayside.test/parts/1",
      };
      return {
        act: () => storefront.adjustAvailable(shop, change),
        seen: () => availableAt(locationId),
        once: before - 2,
      };
    },

    productUpdate: async () => {
      const title = `Mug ${next()}`;
      return {
        act: () =>
          storefront.updateProduct(shop, { productExternalId: product, title }),
        seen: async () => (await storefront.fetchProduct(shop, product))?.title,
        once: title,
      };
    },

    productSet: async () => {
      const handle = `lantern-${next()}`;
      return {
        act: () =>
          storefront.setProduct(shop, {
            identifier: { handle },
            title: handle,
            status: "ACTIVE",
            currency: "USD",
            options: [{ name: "Size", values: ["One"] }],
            variants: [
              {
                sku: handle,
                priceMinor: 2_500,
                optionValues: [{ option: "Size", value: "One" }],
              },
            ],
          }),
        seen: async () =>
          (await face.seen()).products
            .filter((one: { title: string }) => one.title === handle)
            .map((one: { variants: { sku: string }[] }) =>
              one.variants.map(({ sku }) => sku),
            ),
        once: [[handle]],
      };
    },

    productVariantsBulkUpdate: async () => {
      const priceMinor = 1_000 + next();
      return {
        act: () =>
          storefront.updateVariants(shop, {
            productExternalId: product,
            currency: "USD",
            variants: [{ externalId: mug.externalId, priceMinor }],
          }),
        seen: async () =>
          (await storefront.fetchProduct(shop, product))?.variants.find(
            ({ externalId }) => externalId === mug.externalId,
          )?.priceMinor,
        once: priceMinor,
      };
    },

    orderCreate: async () => {
      const sourceIdentifier = `57646141303878${next()}`;
      return {
        act: () => importOne(sourceIdentifier),
        probe: () => storefront.findImportedOrder(shop, sourceIdentifier),
        seen: async () =>
          (await face.seen()).orders.filter(
            (one: { sourceIdentifier: string }) =>
              one.sourceIdentifier === sourceIdentifier,
          ).length,
        once: 1,
      };
    },

    returnCreate: async () => {
      // Two were shipped, so that nothing but its reference keeps the return single.
      const { orderId, orderLineId } = await harbor.shipped(2);
      const wanted = harbor.agreedReturn({ orderId, orderLineId });
      return {
        act: () => storefront.openReturn(shop, wanted),
        seen: async () =>
          (await returnsOf(orderId)).map(({ status, units }) => ({
            status,
            units,
          })),
        once: [{ status: "OPEN", units: [{ quantity: 1, processed: 0 }] }],
      };
    },

    returnRequest: async () => {
      const { orderId, orderLineId } = await harbor.shipped(2);
      const asked = {
        ...harbor.agreedReturn({ orderId, orderLineId }),
        isAsked: true,
      };
      return {
        act: () => storefront.openReturn(shop, asked),
        seen: async () =>
          (await returnsOf(orderId)).map(({ status }) => status),
        once: ["REQUESTED"],
      };
    },

    returnProcess: async () => {
      const { orderId, returnId } = await harbor.openedReturn();
      const [line] = (await storefront.fetchReturns(shop, orderId)).flatMap(
        ({ lines }) => lines,
      );
      const before = (await availableAt(service.locationId)) ?? 0;
      return {
        act: () =>
          storefront.countReturnIn(shop, {
            returnExternalId: returnId,
            lines: [{ externalId: line?.externalId ?? "", receivedInAll: 1 }],
            locationId: service.locationId,
          }),
        seen: async () => ({
          units: (await returnsOf(orderId)).flatMap(({ units }) => units),
          available: await availableAt(service.locationId),
        }),
        once: {
          units: [{ quantity: 1, processed: 1 }],
          available: before + 1,
        },
      };
    },

    returnApproveRequest: () => answering({ kind: "approve" }, "OPEN"),
    returnDeclineRequest: () =>
      answering(
        { kind: "decline", reason: "FINAL_SALE", note: "It was on sale." },
        "DECLINED",
      ),
    returnClose: () => ending("close", "CLOSED"),
    returnCancel: () => ending("cancel", "CANCELED"),

    orderCancel: async () => {
      const { externalId } = await importOne(`5764614130999${next()}`);
      const before = await availableAt(service.locationId);
      return {
        act: () => storefront.cancelOrder(shop, externalId, "buyer"),
        seen: async () => ({
          cancelled: (await order(externalId)).cancelledAt !== null,
          available: await availableAt(service.locationId),
        }),
        // What the network ships was never on the merchant's shelf.
        once: { cancelled: true, available: before },
      };
    },

    orderUpdate: async () => {
      const { externalId } = await importOne(`5764614130555${next()}`);
      const attributes = { package: `P${next()}` };
      return {
        act: () =>
          storefront.annotateOrder(shop, {
            externalId,
            tags: ["Late"],
            attributes,
          }),
        seen: async () => {
          const { data } = await face.admin(
            "query Q($id: ID!) { order(id: $id) { tags customAttributes { key value } } }",
            { id: externalId },
          );
          return data.order;
        },
        once: {
          tags: ["Late", "TikTok Shop"],
          customAttributes: [{ key: "package", value: attributes.package }],
        },
      };
    },

    orderClose: async () => {
      const { externalId } = await importOne(`5764614130666${next()}`);
      const number = externalId.split("/").at(-1);
      const closures = () =>
        face.letters
          .filter(({ topic }) => topic === "orders/updated")
          .map(({ body }) => JSON.parse(body))
          .filter(({ id, closed_at }) => String(id) === number && closed_at);
      return {
        act: () => storefront.closeOrder(shop, externalId),
        // Each archiving is a letter of its own.
        seen: async () => closures().length,
        once: 1,
      };
    },

    refundCreate: async () => {
      const { orderId } = await asked();
      const [line] = (await order(orderId)).lines;
      const refund = {
        orderExternalId: orderId,
        reference: `refund-${next()}`,
        key: crypto.randomUUID(),
        note: "one too many",
        lines: [
          {
            orderLineExternalId: line?.externalId ?? "",
            quantity: 1,
            restock: "cancel" as const,
            locationId: service.locationId,
          },
        ],
        amountMinor: 1_850,
      };
      const available = await availableAt(service.locationId);
      return {
        act: () => storefront.refundOrder(shop, refund),
        seen: async () => {
          const { data } = await face.admin(
            `query Q($id: ID!) { order(id: $id) {
              netPaymentSet { shopMoney { amount } }
              refunds { transactions(first: 9) { nodes { kind } } } } }`,
            { id: orderId },
          );
          return {
            net: data.order.netPaymentSet.shopMoney.amount,
            refunds: data.order.refunds,
            available: await availableAt(service.locationId),
          };
        },
        once: {
          net: "0.0",
          refunds: [{ transactions: { nodes: [{ kind: "REFUND" }] } }],
          available: (available ?? 0) + 1,
        },
      };
    },
  };
}
