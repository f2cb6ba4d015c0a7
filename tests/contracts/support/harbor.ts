import type { ShopRef, Storefront } from "#core/world/storefront.ts";
import { appOrigin, type OpenFace } from "../../support/open-shopify-face.ts";

export const ups = { carrier: "UPS", number: "1Z999AA1", url: null };
const sku = "MUG-BLUE";

export type Harbor = Awaited<ReturnType<typeof openHarbor>>;

/** A small store in which each deed finds a subject of its own, so that one fault says nothing about the next. */
export async function openHarbor(
  face: OpenFace,
  storefront: Storefront,
  shop: ShopRef,
) {
  let serial = 0;
  /** A number that nothing had before. */
  const next = () => ++serial;
  const serviceAt = (path: string) => ({
    name: "Quayside FBT",
    callbackUrl: `${appOrigin}/${path}`,
  });

  const service = await storefront.ensureFulfillmentService(
    shop,
    serviceAt("service"),
  );
  const { mug, product } = await findMug();
  await storefront.stockAtLocation(shop, {
    inventoryItemId: mug.inventoryItemId,
    locationId: service.locationId,
    key: crypto.randomUUID(),
  });
  // Orders are routed to the only place that has any.
  await face.deed("/stock", { sku, available: 0 });

  async function findMug() {
    for await (const page of storefront.listProducts(shop))
      for (const each of page) {
        const mug = each.variants.find((variant) => variant.sku === sku);
        if (mug) return { mug, product: each.externalId };
      }
    throw new Error("the town has no mug");
  }

  const availableAt = async (locationId: string, item = mug.inventoryItemId) =>
    (await storefront.fetchLevels(shop, [item])).find(
      (level) => level.locationId === locationId,
    )?.available;
  const order = async (id: string) => {
    const found = await storefront.fetchOrder(shop, id);
    if (!found) throw new Error("the order is gone");
    return found;
  };
  const part = async (orderId: string) => {
    const [first] = (await order(orderId)).fulfillmentOrders;
    if (!first) throw new Error("the order has nothing to ship");
    return first;
  };

  /** A bought mug whose fulfillment the merchant has asked us for. */
  async function asked(quantity = 1) {
    const available = (await availableAt(service.locationId)) ?? 0;
    if (available < 2)
      await storefront.setAvailable(shop, {
        locationId: service.locationId,
        items: [
          {
            inventoryItemId: mug.inventoryItemId,
            quantity: 500,
            expected: available,
          },
        ],
        key: crypto.randomUUID(),
        reference: "gid://quayside/Effect/1",
      });
    const bought = (await face.deed("/orders", {
      lines: [{ sku, quantity }],
      requestFulfillment: true,
    })) as { id?: string };
    const orderId = String(bought.id);
    const request = await part(orderId);
    return { orderId, request, id: request.externalId };
  }

  async function accepted(quantity = 1) {
    const subject = await asked(quantity);
    await storefront.acceptRequest(shop, subject.id, "yes");
    return subject;
  }

  async function shipped(quantity = 1) {
    const subject = await accepted(quantity);
    const { fulfillmentId } = await storefront.createFulfillment(shop, {
      fulfillmentOrderId: subject.id,
      lines: linesOf(subject.request),
      tracking: ups,
      notifyCustomer: false,
    });
    const [line] = (await order(subject.orderId)).lines;
    return { ...subject, fulfillmentId, orderLineId: line?.externalId ?? "" };
  }

  const agreedReturn = (of: { orderId: string; orderLineId: string }) => ({
    orderExternalId: of.orderId,
    reference: `tiktok-return-${next()}`,
    lines: [
      {
        orderLineExternalId: of.orderLineId,
        quantity: 1,
        reason: "nobody knows this one",
        note: "Agreed on TikTok Shop.",
      },
    ],
  });

  async function openedReturn() {
    const subject = await shipped();
    const { returnId } = await storefront.openReturn(
      shop,
      agreedReturn(subject),
    );
    return { ...subject, returnId };
  }

  /** A customer has asked to send a mug back. */
  async function askedBack() {
    const subject = await shipped();
    const number = subject.orderId.split("/").at(-1);
    const asked = await face.deed(`/orders/${number}/ask-return`, {
      lines: [{ sku, quantity: 1, reason: "too-small" }],
    });
    return { ...subject, returnId: String(asked.id) };
  }

  const linesOf = (request: Awaited<ReturnType<typeof part>>) =>
    request.lines.map((line) => ({
      fulfillmentOrderLineId: line.externalId,
      quantity: line.remainingQuantity,
    }));

  const stateOf = async (id: string) => {
    const { data } = await face.admin(
      `query Q($id: ID!) { fulfillmentOrder(id: $id) {
        status requestStatus merchantRequests(first: 9) { nodes { kind } } fulfillmentHolds { handle }
        assignedLocation { location { id } } } }`,
      { id },
    );
    return data.fulfillmentOrder;
  };
  async function rejected() {
    const subject = await asked();
    await storefront.rejectRequest(shop, subject.id, {
      reason: "OTHER",
      message: "no",
    });
    return subject;
  }

  const importOne = (sourceIdentifier: string) =>
    storefront.importOrder(shop, {
      sourceIdentifier,
      placedAt: new Date("2026-11-20T10:00:00Z"),
      currency: "USD",
      tags: ["TikTok Shop"],
      note: "",
      serviceHandle: service.handle,
      shipTo: null,
      lines: [
        {
          variantExternalId: mug.externalId,
          quantity: 1,
          unitPriceMinor: 1850,
          taxMinor: 0,
          taxRate: null,
          properties: {},
          fulfilledBy: "service",
        },
      ],
      attributes: {},
      taxesIncluded: false,
      charges: [],
      paidMinor: 1850,
    });

  /** A location of a service of its own, where nothing is stocked yet. */
  const newLocation = async () => {
    const { data } = await face.admin(
      `mutation M($name: String!) {
        fulfillmentServiceCreate(name: $name) { fulfillmentService { location { id } } } }`,
      { name: `Service ${next()}` },
    );
    return data.fulfillmentServiceCreate.fulfillmentService.location
      .id as string;
  };

  return {
    face,
    storefront,
    shop,
    service,
    mug,
    product,
    next,
    serviceAt,
    availableAt,
    order,
    asked,
    accepted,
    rejected,
    shipped,
    agreedReturn,
    openedReturn,
    askedBack,
    stateOf,
    importOne,
    newLocation,
    linesOf,
  };
}
