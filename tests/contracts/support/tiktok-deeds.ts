import type { EndpointKey } from "#core/platforms/tiktok/endpoints.ts";
import { drain, goodsDraft } from "../../platforms/tiktok/tour.ts";
import { png } from "../../sandbox/tiktok/support/listing.ts";
import { shop } from "../../support/open-tiktok-ports.ts";
import type { Deed } from "./deeds.ts";
import type { Quay } from "./quay.ts";

/** Every endpoint that writes, with a deed that leads through it. */
export function tiktokDeedsOf(
  quay: Quay,
): Partial<Record<EndpointKey, () => Promise<Deed>>> {
  const { face, marketplace, fbt } = quay;

  const onSale = async (id: string) =>
    (await marketplace.fetchListing(shop, id))?.status;
  const titles = async (title: string) =>
    (
      await face.ok("POST", "/product/202502/products/search", {
        query: { page_size: "100" },
        body: {},
      })
    ).products.filter((one: { title: string }) => one.title === title).length;
  const requestOf = async (id: string) => {
    const [found] = await marketplace.fetchReturns(shop, [id]);
    return found?.status;
  };
  const reasonFor = async (id: string) =>
    (await marketplace.listRejectReasons(shop, id))[0]?.name ?? "";
  const inboundStatus = async (id: string) =>
    (await fbt.fetchInbound(shop, [id]))[0]?.status;

  async function switched(to: "on" | "off"): Promise<Deed> {
    const { externalId } = await quay.listing();
    if (to === "on") await marketplace.deactivateListings(shop, [externalId]);
    return {
      act: () =>
        to === "on"
          ? marketplace.activateListings(shop, [externalId])
          : marketplace.deactivateListings(shop, [externalId]),
      seen: async () => {
        quay.pass(60_000);
        return onSale(externalId);
      },
      once: to === "on" ? "ACTIVATE" : "SELLER_DEACTIVATED",
    };
  }

  async function tracked(byParcel: boolean): Promise<Deed> {
    const { orderExternalId, packageId } = await quay.shipped();
    const trackingNumber = quay.trackingNumber();
    return {
      act: () =>
        marketplace.updateTracking(shop, {
          orderExternalId,
          packageId: byParcel ? packageId : null,
          trackingNumber,
          carrier: "USPS",
        }),
      seen: async () =>
        (await marketplace.fetchParcel(shop, packageId))?.trackingNumber,
      once: trackingNumber,
    };
  }

  const address = `${face.context.appOrigin}/webhooks/tiktok`;
  const subscribed = async (event: string) =>
    (await marketplace.listSubscriptions(shop)).filter(
      (one) => one.event === event,
    ).length;

  return {
    setWebhook: async () => {
      // What is set already is not set again.
      await marketplace.unsubscribe(shop);
      return {
        act: () => marketplace.subscribe(shop, address),
        seen: () => subscribed("ORDER_STATUS_CHANGE"),
        once: 1,
      };
    },
    deleteWebhook: async () => {
      await marketplace.subscribe(shop, address);
      return {
        act: () => marketplace.unsubscribe(shop),
        seen: () => subscribed("ORDER_STATUS_CHANGE"),
        once: 0,
      };
    },

    createProduct: async () => {
      const draft = await quay.draft();
      const key = `deed-${quay.next()}`;
      return {
        act: () => marketplace.createListing(shop, draft, { key }),
        seen: () => titles(draft.title),
        once: 1,
      };
    },
    editProduct: async () => {
      const { externalId } = await quay.listing();
      const title = `Stoneware mug, renamed for deed ${quay.next()}`;
      return {
        act: () => marketplace.updateListing(shop, externalId, { title }),
        seen: async () => {
          quay.pass(60_000);
          return titles(title);
        },
        once: 1,
      };
    },
    // Only a whole edit moves a listing to another category.
    replaceProduct: async () => {
      const { externalId } = await quay.listing();
      const categoryId = "601227";
      return {
        act: () => marketplace.changeDetails(shop, externalId, { categoryId }),
        seen: async () => {
          quay.pass(60_000);
          const parts = await marketplace.fetchListingParts(shop, externalId);
          return parts?.categoryId ?? null;
        },
        once: categoryId,
      };
    },
    activateProducts: () => switched("on"),
    deactivateProducts: () => switched("off"),
    uploadImage: async () => {
      let uri = "";
      return {
        act: async () => {
          ({ uri } = await marketplace.uploadPicture(shop, {
            bytes: png(800, 800),
            fileName: "mug.png",
            contentType: "image/png",
            use: "main",
          }));
        },
        // A second copy is used by nothing; the one that we know is there.
        seen: async () =>
          (
            await marketplace.checkListing(
              shop,
              await quay.draft({ imageUris: [uri] }),
            )
          ).passed,
        once: true,
      };
    },
    updatePrices: async () => {
      const { externalId, sku } = await quay.listing();
      const skus = [{ skuExternalId: sku, priceMinor: 1_300, currency: "USD" }];
      return {
        act: () =>
          marketplace.setPrices(shop, { listingExternalId: externalId, skus }),
        seen: async () =>
          (await marketplace.fetchListing(shop, externalId))?.skus.find(
            (one) => one.externalId === sku,
          )?.priceMinor,
        once: 1_300,
      };
    },
    updateInventory: async () => {
      const { externalId, sku } = await quay.listing();
      const skus = [{ skuExternalId: sku, quantity: 31 }];
      return {
        act: () =>
          marketplace.setStock(shop, {
            listingExternalId: externalId,
            warehouseId: quay.ownWarehouse,
            skus,
          }),
        seen: async () =>
          (await marketplace.fetchStock(shop, [externalId])).find(
            (one) => one.skuExternalId === sku,
          )?.available,
        once: 31,
      };
    },

    shipOrder: async () => {
      const orderExternalId = await quay.paid();
      const trackingNumber = quay.trackingNumber();
      const shipment = {
        orderExternalId,
        lineExternalIds: await quay.linesOf(orderExternalId),
        trackingNumber,
        carrier: "USPS",
      };
      return {
        act: () => marketplace.markShipped(shop, shipment),
        probe: () =>
          marketplace.findPackage(shop, orderExternalId, trackingNumber),
        seen: async () => (await face.order(orderExternalId)).packages.length,
        once: 1,
      };
    },
    updateOrderTracking: () => tracked(false),
    updatePackageTracking: () => tracked(true),

    addExternalOrders: async () => {
      const orderExternalId = await quay.paid();
      const path = `/order/202406/orders/${orderExternalId}/external_orders`;
      return {
        act: () =>
          marketplace.referOrder(shop, {
            orderExternalId,
            reference: "#1001",
            lines: [],
          }),
        seen: async () =>
          (
            await face.ok("GET", path, { query: { platform: "SHOPIFY" } })
          ).external_orders.map((one: { id: string }) => one.id),
        once: ["#1001"],
      };
    },

    cancelOrder: async () => {
      const orderExternalId = await quay.paid();
      const cancellations = () =>
        marketplace.fetchCancellations(shop, [orderExternalId]);
      return {
        act: () =>
          marketplace.cancelOrder(shop, {
            orderExternalId,
            reason: "wrong-price",
          }),
        probe: async () => (await cancellations()).length > 0,
        seen: async () => (await cancellations()).length,
        once: 1,
      };
    },
    approveCancellation: async () => {
      const { orderExternalId, id } = await quay.cancellation();
      return {
        act: () => marketplace.approveCancellation(shop, id, { key: id }),
        seen: () => quay.statusOf(orderExternalId),
        once: "CANCELLED",
      };
    },
    rejectCancellation: async () => {
      const { orderExternalId, id } = await quay.cancellation();
      const reason = await reasonFor(id);
      return {
        act: () =>
          marketplace.rejectCancellation(shop, id, { key: id, reason }),
        seen: async () => [
          await quay.statusOf(orderExternalId),
          (await marketplace.fetchCancellations(shop, [orderExternalId])).map(
            ({ status }) => status,
          ),
        ],
        once: ["AWAITING_SHIPMENT", ["closed"]],
      };
    },
    createReturn: async () => {
      const since = new Date(face.context.clock.now());
      const orderExternalId = await quay.delivered();
      const key = `deed-${quay.next()}`;
      return {
        act: () =>
          marketplace.openReturn(shop, {
            key,
            orderExternalId,
            kind: "refund",
            reason: "damaged",
            refund: { minor: 500, currency: "USD" },
          }),
        seen: async () =>
          (
            await drain(marketplace.listReturns(shop, { updatedSince: since }))
          ).filter((one) => one.orderExternalId === orderExternalId).length,
        once: 1,
      };
    },
    approveReturn: async () => {
      const { id } = await quay.request("REFUND");
      return {
        act: () =>
          marketplace.approveReturn(shop, id, { key: id, approval: "refund" }),
        seen: () => requestOf(id),
        once: "accepted",
      };
    },
    rejectReturn: async () => {
      const { id } = await quay.request("REFUND");
      const reason = await reasonFor(id);
      return {
        act: () =>
          marketplace.rejectReturn(shop, id, {
            key: id,
            rejects: "refund",
            reason,
          }),
        seen: () => requestOf(id),
        once: "refused",
      };
    },

    createGoods: async () => {
      const { sku } = await quay.listing();
      const draft = {
        ...goodsDraft,
        referenceCode: `DEED-${quay.next()}`,
        hazard: null,
      };
      return {
        act: () => fbt.createGoods(shop, [{ skuExternalId: sku, draft }]),
        seen: async () =>
          (await drain(fbt.listGoods(shop))).filter(
            (one) => one.referenceCode === draft.referenceCode,
          ).length,
        once: 1,
      };
    },
    updateGoods: async () => {
      const id = await quay.mugs();
      const name = `Mug, renamed for deed ${quay.next()}`;
      const draft = {
        ...goodsDraft,
        referenceCode: "MUG-NVY-12",
        hazard: null,
        name,
      };
      return {
        act: () => fbt.updateGoods(shop, id, draft),
        seen: async () =>
          (await drain(fbt.listGoods(shop))).find(
            ({ externalId }) => externalId === id,
          )?.name,
        once: name,
      };
    },
    relateGoods: async () => {
      const { sku } = await quay.listing();
      const draft = {
        ...goodsDraft,
        referenceCode: `DEED-${quay.next()}`,
        hazard: null,
      };
      const made = await fbt.createGoods(shop, [{ skuExternalId: sku, draft }]);
      const goods = made[sku];
      const id =
        goods && "goodsExternalId" in goods ? goods.goodsExternalId : "";
      return {
        act: () => fbt.unbindGoods(shop, id, [sku]),
        seen: async () => (await fbt.findGoods(shop, [sku])).length,
        once: 0,
      };
    },
    createMcfOrder: async () => {
      const wish = await quay.delivery();
      return {
        act: () => fbt.createOrder(shop, wish),
        seen: async () =>
          (await face.control("GET", "/state/fbt")).mcfOrders.filter(
            (one: { externalOrderId: string }) =>
              one.externalOrderId === wish.reference,
          ).length,
        once: 1,
      };
    },
    cancelMcfOrder: async () => {
      await face.control("PUT", "/fbt/dock", { enabled: false });
      const made = await fbt.createOrder(shop, await quay.delivery());
      const id = made.kind === "created" ? made.externalId : "";
      return {
        act: () => fbt.cancelOrder(shop, id),
        seen: async () =>
          (await fbt.fetchOrder(shop, id))?.parcels.every(
            ({ status }) => status === "CLOSED",
          ),
        once: true,
      };
    },
    savePlan: async () => {
      const plan = {
        key: `deed-${quay.next()}`,
        content: {
          lines: [{ goodsExternalId: await quay.mugs(), quantity: 3 }],
        },
      };
      const first = await fbt.savePlan(shop, plan);
      return {
        act: () => fbt.savePlan(shop, plan),
        seen: () => fbt.savePlan(shop, plan),
        once: first,
      };
    },
    confirmInboundMethod: async () => {
      const placed = await quay.placement();
      const since = new Date(face.context.clock.now());
      return {
        act: () => fbt.confirmPlacement(shop, placed),
        probe: async () =>
          (await fbt.findPlacementOrders(shop, { ...placed, since, seen: [] }))
            .state === "taken",
        seen: async () =>
          (await face.control("GET", "/state/fbt")).inbound.filter(
            (one: { planId: string }) => one.planId === placed.planExternalId,
          ).length,
        once: placed.option.shipments.length,
      };
    },
    shipInbound: async () => {
      const { orderExternalId, cartons } = await quay.inbound();
      return {
        act: () =>
          fbt.shipInbound(shop, { orderExternalId, cartons, by: "parcel" }),
        seen: async () => {
          const [order] = await fbt.fetchInbound(shop, [orderExternalId]);
          return order?.cartons.length;
        },
        once: 1,
      };
    },
    updateInboundTracking: async () => {
      const { orderExternalId, carton } = await quay.inboundOnItsWay();
      const number = `1Z999AA${quay.next()}`;
      return {
        act: () =>
          fbt.trackInbound(shop, {
            orderExternalId,
            parcels: [{ carton, carrier: "UPS", number }],
          }),
        seen: async () =>
          (await fbt.fetchInbound(shop, [orderExternalId]))[0]?.tracking.map(
            (one) => one.number,
          ),
        once: [number],
      };
    },
    cancelInbound: async () => {
      const { orderExternalId } = await quay.inbound();
      return {
        act: () =>
          fbt.cancelInbound(shop, { orderExternalId, reason: "Too early" }),
        seen: () => inboundStatus(orderExternalId),
        once: "CANCELLED",
      };
    },
  };
}
