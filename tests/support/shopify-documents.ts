/** Documents that several Shopify sandbox tests send. */
export const createService = `mutation CreateService($name: String!, $callbackUrl: URL) {
  fulfillmentServiceCreate(name: $name, callbackUrl: $callbackUrl) {
    fulfillmentService {
      id handle serviceName callbackUrl trackingSupport inventoryManagement requiresShippingMethod type
      location { id name isFulfillmentService fulfillsOnlineOrders shipsInventory }
    }
    userErrors { field message }
  }
}`;

export const activate = `mutation Activate($item: ID!, $location: ID!, $available: Int, $onHand: Int, $key: String!) {
  inventoryActivate(inventoryItemId: $item, locationId: $location, available: $available, onHand: $onHand) @idempotent(key: $key) {
    inventoryLevel { id isActive quantities(names: ["available", "on_hand"]) { name quantity } }
    userErrors { field message }
  }
}`;

export const setQuantities = `mutation SetQuantities($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id reason changes { name delta quantityAfterChange } }
    userErrors { field message code }
  }
}`;

export const readPart = `query ReadPart($id: ID!) {
  fulfillmentOrder(id: $id) {
    id status requestStatus
    supportedActions { action }
    assignedLocation { name location { id } }
    destination { firstName address1 province zip countryCode email phone }
    merchantRequests(first: 5) { nodes { kind message requestOptions responseData } }
    lineItems(first: 5) { nodes { id totalQuantity remainingQuantity sku } }
    order { id name displayFulfillmentStatus }
  }
}`;

export const fulfill = `mutation Fulfill($fulfillment: FulfillmentInput!) {
  fulfillmentCreate(fulfillment: $fulfillment) {
    fulfillment { id name status displayStatus totalQuantity trackingInfo { company number url } }
    userErrors { field message }
  }
}`;

/** A mutation that takes a fulfillment order's id and answers it. */
export const step = (name: string) => `mutation Step($id: ID!) {
  ${name}(id: $id) {
    fulfillmentOrder { status requestStatus lineItems(first: 5) { nodes { totalQuantity remainingQuantity } } }
    userErrors { field message }
  }
}`;
