import type { ShopRef, Storefront } from "#core/world/storefront.ts";
import { answerRequest, answers } from "./answer-request.ts";
import { cancelImportedOrder } from "./cancel-imported-order.ts";
import type { AdminClient } from "./client.server.ts";
import { completeOrder } from "./complete-order.ts";
import { ensureService } from "./ensure-service.ts";
import { toLocationFact } from "./map/location.ts";
import { toOrderFact } from "./map/order.ts";
import { acceptCancellation } from "./operations/accept-cancellation.ts";
import { acceptRequest } from "./operations/accept-request.ts";
import { createFulfillment } from "./operations/create-fulfillment.ts";
import { createOrder } from "./operations/create-order.ts";
import { fetchDestination } from "./operations/fetch-destination.ts";
import { fetchLevels } from "./operations/fetch-levels.ts";
import { fetchOrder } from "./operations/fetch-order.ts";
import { fetchProduct } from "./operations/fetch-product.ts";
import { fetchShop } from "./operations/fetch-shop.ts";
import { findFulfillment } from "./operations/find-fulfillment.ts";
import { findOrderBySource } from "./operations/find-order-by-source.ts";
import { listChanged } from "./operations/list-changed.ts";
import { listChangedStock } from "./operations/list-changed-stock.ts";
import { listLocations } from "./operations/list-locations.ts";
import { listProducts } from "./operations/list-products.ts";
import { listWaitingRequests } from "./operations/list-waiting-requests.ts";
import { rejectCancellation } from "./operations/reject-cancellation.ts";
import { rejectRequest } from "./operations/reject-request.ts";
import { updateTitle } from "./operations/update-title.ts";
import { missingScopes } from "./scopes.ts";
import { setAvailable } from "./set-available.ts";
import { stockAtLocation } from "./stock-at-location.ts";

/** The merchant's Shopify store, reached through the Admin API. Promises and errors stand on the `Storefront` type. */
export function createStorefront(client: AdminClient): Storefront {
  return {
    missingScopes,
    async fetchShop(shop) {
      const { name, currencyCode } = await fetchShop(client, shop);
      const locations = await listLocations(client, shop);
      const facts = locations.map(toLocationFact);
      return { name, currency: currencyCode, locations: facts };
    },
    listProducts: (shop) => listProducts(client, shop),
    listChanged: (shop, what, filter) =>
      listChanged(client, shop, what, filter),
    fetchProduct: (shop, id) => fetchProduct(client, shop, id),
    fetchLevels: (shop, ids) => fetchLevels(client, shop, ids),
    fetchOrder: (shop, id) => fetchWholeOrder(client, shop, id),
    listChangedStock: (shop, locationId, filter) =>
      listChangedStock(client, shop, locationId, filter),
    listWaitingRequests: (shop) => listWaitingRequests(client, shop),
    fetchDestination: (shop, id) => fetchDestination(client, shop, id),

    ensureFulfillmentService: (shop, service) =>
      ensureService(client, shop, service),
    stockAtLocation: (shop, item) => stockAtLocation(client, shop, item),
    setAvailable: (shop, change) => setAvailable(client, shop, change),
    updateTitle: (shop, change) => updateTitle(client, shop, change),

    importOrder: (shop, order) => createOrder(client, shop, order),
    findImportedOrder: (shop, id) => findOrderBySource(client, shop, id),
    cancelOrder: (shop, id) => cancelImportedOrder(client, shop, id),

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
    createFulfillment: (shop, shipment) =>
      createFulfillment(client, shop, shipment),
    findFulfillment: (shop, orderId, trackingNumber) =>
      findFulfillment(client, shop, orderId, trackingNumber),
  };
}

async function fetchWholeOrder(client: AdminClient, shop: ShopRef, id: string) {
  const order = await fetchOrder(client, shop, id);
  return order && toOrderFact(await completeOrder(client, shop, order));
}
