import { plantAllOrders } from "../plant/order.ts";
import type { Stages } from "../stages.ts";

const managed = {
  trackingSupport: "true",
  inventoryManagement: "true",
  requiresShippingMethod: "true",
};
const bare = {
  trackingSupport: "false",
  inventoryManagement: "false",
  requiresShippingMethod: "false",
};
const shownService = `fulfillmentService {
  id handle serviceName callbackUrl trackingSupport inventoryManagement requiresShippingMethod type
  location { id name isFulfillmentService fulfillsOnlineOrders shipsInventory }
} userErrors { field message }`;

/** One aliased fulfillmentServiceCreate, its name and perhaps its address from variables. */
function create(
  alias: string,
  variables: Record<string, string>,
  flags: Record<string, string>,
): string {
  const args = Object.entries({ ...variables, ...flags })
    .map(([name, value]) => `${name}: ${value}`)
    .join(", ");
  return `${alias}: fulfillmentServiceCreate(${args}) { ${shownService} }`;
}

const addresses = [
  "validHttps",
  "validHttp",
  "origin",
  "ftp",
  "example",
  "shopify",
];

export const shippingStages: Stages = {
  "shipping-fulfillments/fulfillment-service-callback-url-validation": {
    documents: {
      primary: `mutation Addresses(${addresses
        .map((one) => `$${one}Name: String!, $${one}CallbackUrl: URL!`)
        .join(", ")}) { ${addresses
        .map((one) =>
          create(
            `${one}Create`,
            { name: `$${one}Name`, callbackUrl: `$${one}CallbackUrl` },
            bare,
          ),
        )
        .join(" ")} }`,
    },
  },
  "shipping-fulfillments/fulfillment-service-name-whitespace-validation": {
    documents: {
      primary: `mutation Names($createName: String!, $setupName: String!) {
        ${create("createWhitespace", { name: "$createName" }, managed)}
        ${create("setupUpdateSource", { name: "$setupName" }, managed)}
      }`,
    },
  },
  "shipping-fulfillments/fulfillment-service-permits-sku-sharing-validation": {
    documents: {
      removedArgumentValidation: `mutation FulfillmentServiceRemovedArgumentValidation($name: String!) {
        fulfillmentServiceCreate(name: $name, permitsSkuSharing: false) { userErrors { message } }
      }`,
    },
    written: [
      [/^createSuccess/, managed],
      [/^updateSuccess/, bare],
    ],
  },
  "shipping-fulfillments/fulfillment-service-requires-shipping-method-default":
    {
      written: [[/^setupExplicitFalse/, { requiresShippingMethod: "false" }]],
    },
  "shipping-fulfillments/fulfillment-service-uniqueness": {
    written: [[/^create/, managed]],
  },
  "shipping-fulfillments/fulfillment-order-mixed-catalog-lifecycle": {
    before: plantAllOrders,
  },
};
