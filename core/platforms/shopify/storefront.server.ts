import type { StorefrontOrderFact } from "#core/domain/facts.ts";
import type { StorefrontReturnFact } from "#core/domain/storefront-aftersale-facts.ts";
import type { ShopRef, Storefront } from "#core/world/storefront.ts";
import { adjustAvailable } from "./adjust-available.ts";
import { annotateOrder } from "./annotate-order.ts";
import { answerRequest, answers } from "./answer-request.ts";
import { answerReturn } from "./answer-return.ts";
import { archiveOrder } from "./archive-order.ts";
import { cancelImportedOrder } from "./cancel-imported-order.ts";
import { knownCarrier, shopifyCarrier } from "./carriers.ts";
import { changeTracking } from "./change-tracking.ts";
import type { AdminClient } from "./client.server.ts";
import { completeOrder } from "./complete-order.ts";
import { countReturnIn } from "./count-return-in.ts";
import { ensureService } from "./ensure-service.ts";
import { keepServiceAddress } from "./keep-service-address.ts";
import { listAllLevels } from "./list-all-levels.ts";
import { listAllProducts } from "./list-all-products.ts";
import { toLocationFact } from "./map/location.ts";
import { toOrderFact } from "./map/order.ts";
import { toAddressInput } from "./map/order-input.ts";
import { toProductSet } from "./map/product-set.ts";
import { toRefundFact } from "./map/refund.ts";
import { toReturnFact } from "./map/return.ts";
import { toVariantsUpdate } from "./map/variants-update.ts";
import { moveHeld } from "./move-held.ts";
import { moveRequest } from "./move-request.ts";
import { openReturn } from "./open-return.ts";
import { acceptCancellation } from "./operations/accept-cancellation.ts";
import { acceptRequest } from "./operations/accept-request.ts";
import { cancelFulfillment } from "./operations/cancel-fulfillment.ts";
import { cancelReturn } from "./operations/cancel-return.ts";
import { closeFulfillmentOrder } from "./operations/close-fulfillment-order.ts";
import { closeReturn } from "./operations/close-return.ts";
import { createFulfillment } from "./operations/create-fulfillment.ts";
import { createOrder } from "./operations/create-order.ts";
import { fetchCollection } from "./operations/fetch-collection.ts";
import { fetchDestination } from "./operations/fetch-destination.ts";
import { fetchDispositions } from "./operations/fetch-dispositions.ts";
import { fetchLevels } from "./operations/fetch-levels.ts";
import { fetchOrders } from "./operations/fetch-orders.ts";
import { fetchOrdersOfRequests } from "./operations/fetch-orders-of-requests.ts";
import { fetchOrdersOfReturns } from "./operations/fetch-orders-of-returns.ts";
import { fetchProduct } from "./operations/fetch-product.ts";
import { fetchRefunds } from "./operations/fetch-refunds.ts";
import { fetchReturns } from "./operations/fetch-returns.ts";
import { fetchShop } from "./operations/fetch-shop.ts";
import { findFulfillment } from "./operations/find-fulfillment.ts";
import { findOrderBySource } from "./operations/find-order-by-source.ts";
import { holdFulfillmentOrder } from "./operations/hold-fulfillment-order.ts";
import { listChanged } from "./operations/list-changed.ts";
import { listChangedStock } from "./operations/list-changed-stock.ts";
import { listLocations } from "./operations/list-locations.ts";
import { listOrdersInReturn } from "./operations/list-orders-in-return.ts";
import { listPastSales } from "./operations/list-past-sales.ts";
import { listWaitingRequests } from "./operations/list-waiting-requests.ts";
import { rejectCancellation } from "./operations/reject-cancellation.ts";
import { rejectRequest } from "./operations/reject-request.ts";
import { setPictures } from "./operations/set-pictures.ts";
import { setProduct } from "./operations/set-product.ts";
import { setProductStatus } from "./operations/set-product-status.ts";
import { updateOrder } from "./operations/update-order.ts";
import { updateProduct } from "./operations/update-product.ts";
import { updateVariants } from "./operations/update-variants.ts";
import { refundOrder } from "./refund-order.ts";
import { releaseOwnHold } from "./release-own-hold.ts";
import { missingScopes } from "./scopes.ts";
import { setAvailable } from "./set-available.ts";
import { stockAtLocation } from "./stock-at-location.ts";
import { tellParcelEvent } from "./tell-parcel-event.ts";

/** The zone's name where it is one that can be reckoned with; days are UTC days otherwise. */
function knownTimeZone(name: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions()
      .timeZone;
  } catch {
    return "UTC";
  }
}

/** The merchant's Shopify store, reached through the Admin API. Promises and errors stand on the `Storefront` type. */
export function createStorefront(client: AdminClient): Storefront {
  return {
    missingScopes,
    spellCarrier: shopifyCarrier,
    knownCarrier,
    async fetchShop(shop) {
      const { name, currencyCode, ianaTimezone } = await fetchShop(
        client,
        shop,
      );
      const locations = await listLocations(client, shop);
      const facts = locations.map(toLocationFact);
      return {
        name,
        currency: currencyCode,
        timeZone: knownTimeZone(ianaTimezone),
        locations: facts,
      };
    },
    listProducts: (shop) => listAllProducts(client, shop),
    listLevels: (shop) => listAllLevels(client, shop),
    listChanged: (shop, what, filter) =>
      listChanged(client, shop, what, filter),
    fetchProduct: (shop, id) => fetchProduct(client, shop, id),
    fetchCollection: (shop, id) => fetchCollection(client, shop, id),
    fetchLevels: (shop, ids) => fetchLevels(client, shop, ids),
    async fetchOrder(shop, id) {
      const [order = null] = await fetchWholeOrders(client, shop, [id]);
      return order;
    },
    fetchOrders: (shop, ids) => fetchWholeOrders(client, shop, ids),
    listChangedStock: (shop, locationId, filter) =>
      listChangedStock(client, shop, locationId, filter),
    ordersOfRequests: (shop, ids) => fetchOrdersOfRequests(client, shop, ids),
    listPastSales: (shop, filter) => listPastSales(client, shop, filter),
    listWaitingRequests: (shop) => listWaitingRequests(client, shop),
    fetchDestination: (shop, id) => fetchDestination(client, shop, id),

    ensureFulfillmentService: (shop, service) =>
      ensureService(client, shop, service),
    keepServiceAddress: (shop, service) =>
      keepServiceAddress(client, shop, service),
    stockAtLocation: (shop, item) => stockAtLocation(client, shop, item),
    setAvailable: (shop, change) => setAvailable(client, shop, change),
    adjustAvailable: (shop, change) => adjustAvailable(client, shop, change),
    moveHeld: (shop, change) => moveHeld(client, shop, change),
    updateProduct: (shop, { productExternalId: id, ...change }) =>
      updateProduct(client, shop, { id, ...change }),
    setPictures: (shop, change) => setPictures(client, shop, change),
    fetchPicture: (_shop, url) => client.picture(url),
    lookAtPicture: (_shop, url) => client.lookAtPicture(url),
    setProductStatus: (shop, { productExternalId: id, status }) =>
      setProductStatus(client, shop, { id, status }),
    updateVariants: (shop, change) =>
      updateVariants(client, shop, toVariantsUpdate(change)),
    setProduct: (shop, product) =>
      setProduct(client, shop, toProductSet(product)),

    importOrder: (shop, order) => createOrder(client, shop, order),
    findImportedOrder: (shop, id) => findOrderBySource(client, shop, id),
    cancelOrder: (shop, orderId, cause) =>
      cancelImportedOrder(client, shop, { orderId, cause }),

    readdressOrder: (shop, id, shipTo) =>
      updateOrder(client, shop, {
        id,
        shippingAddress: toAddressInput(shipTo),
      }),
    annotateOrder: (shop, { externalId: id, ...change }) =>
      annotateOrder(client, shop, { id, ...change }),
    closeOrder: (shop, id) => archiveOrder(client, shop, id),
    refundOrder: (shop, refund) => refundOrder(client, shop, refund),

    async fetchReturns(shop, orderId) {
      const returns: StorefrontReturnFact[] = [];
      for (const one of await fetchReturns(client, shop, orderId)) {
        // Goods of a return that is only asked for, or came to nothing, are with the buyer.
        const mayBeBack = one.status === "OPEN" || one.status === "CLOSED";
        const returned = mayBeBack
          ? await fetchDispositions(client, shop, one.id)
          : [];
        returns.push(toReturnFact(one, returned));
      }
      return returns;
    },
    async fetchRefunds(shop, orderId) {
      const order = await fetchRefunds(client, shop, orderId);
      return order.refunds.map((one) => toRefundFact(one, order.currencyCode));
    },
    listOrdersInReturn: (shop) => listOrdersInReturn(client, shop),
    ordersOfReturns: (shop, ids) => fetchOrdersOfReturns(client, shop, ids),
    openReturn: (shop, wanted) => openReturn(client, shop, wanted),
    countReturnIn: (shop, count) => countReturnIn(client, shop, count),
    answerReturn: (shop, id, answer) => answerReturn(client, shop, id, answer),
    endReturn: (shop, id, how) =>
      how === "close"
        ? closeReturn(client, shop, id)
        : cancelReturn(client, shop, id),

    acceptRequest: (shop, id, message) =>
      answerRequest(client, shop, id, answers.acceptRequest, () =>
        acceptRequest(client, shop, { id, message }),
      ),
    rejectRequest: (shop, id, refusal) =>
      answerRequest(client, shop, id, answers.rejectRequest, () =>
        rejectRequest(client, shop, { id, ...refusal }),
      ),
    acceptCancellation: (shop, id, message) =>
      answerRequest(client, shop, id, answers.acceptCancellation, () =>
        acceptCancellation(client, shop, { id, message }),
      ),
    rejectCancellation: (shop, id, message) =>
      answerRequest(client, shop, id, answers.rejectCancellation, () =>
        rejectCancellation(client, shop, { id, message }),
      ),
    closeRequest: (shop, id, message) =>
      answerRequest(client, shop, id, answers.closeRequest, () =>
        closeFulfillmentOrder(client, shop, { id, message }),
      ),
    holdRequest: (shop, id, hold) =>
      holdFulfillmentOrder(client, shop, { id, ...hold }),
    releaseRequest: (shop, id, handle) =>
      releaseOwnHold(client, shop, { id, handle }),
    moveRequest: (shop, id, locationId) =>
      moveRequest(client, shop, { id, locationId }),
    createFulfillment: (shop, shipment) =>
      createFulfillment(client, shop, shipment),
    findFulfillment: (shop, orderId, trackingNumber) =>
      findFulfillment(client, shop, orderId, trackingNumber),
    changeTracking: (shop, { fulfillmentId: id, ...change }) =>
      changeTracking(client, shop, { id, ...change }),
    tellParcelEvent: (shop, told) => tellParcelEvent(client, shop, told),
    cancelFulfillment: (shop, id) => cancelFulfillment(client, shop, id),
  };
}

async function fetchWholeOrders(
  client: AdminClient,
  shop: ShopRef,
  ids: string[],
) {
  const facts: StorefrontOrderFact[] = [];
  for (const order of await fetchOrders(client, shop, ids))
    facts.push(
      toOrderFact(
        await completeOrder(client, shop, order),
        client.markRecipient,
      ),
    );
  return facts;
}
