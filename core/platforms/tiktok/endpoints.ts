export type Endpoint = {
  method: "GET" | "POST" | "PUT";
  /** `{name}` is filled from `path` of the call. */
  path: string;
  version: string;
  /** Sent only where true: elsewhere the platform refuses it with 36009004. */
  shopCipher: boolean;
  contentType: "application/json";
  /** Whether sending the same request twice does no more than sending it once. Only then do we repeat it blindly. */
  repeatable: boolean;
};

const json = "application/json";
const read = { shopCipher: true, contentType: json, repeatable: true } as const;
const write = read;
/** A second sending may ship or order twice: the probe goes first. */
const once = { ...read, repeatable: false } as const;

/**
 * Every signed call that we make, each in the version that we have read. Source: the page of each endpoint in the
 * TikTok Shop Partner Center; `tests/laws/tiktok-contract.test.ts` compares with the published OpenAPI files.
 */
export const endpoints = {
  getShops: {
    ...read,
    shopCipher: false,
    method: "GET",
    path: "/authorization/202309/shops",
    version: "202309",
  },
  setWebhook: {
    ...write,
    method: "PUT",
    path: "/event/202309/webhooks",
    version: "202309",
  },

  searchProducts: {
    ...read,
    method: "POST",
    path: "/product/202502/products/search",
    version: "202502",
  },
  getProduct: {
    ...read,
    method: "GET",
    path: "/product/202309/products/{product_id}",
    version: "202309",
  },
  editProduct: {
    ...write,
    method: "POST",
    path: "/product/202509/products/{product_id}/partial_edit",
    version: "202509",
  },
  searchInventory: {
    ...read,
    method: "POST",
    path: "/product/202309/inventory/search",
    version: "202309",
  },
  updateInventory: {
    ...write,
    method: "POST",
    path: "/product/202309/products/{product_id}/inventory/update",
    version: "202309",
  },

  searchOrders: {
    ...read,
    method: "POST",
    path: "/order/202309/orders/search",
    version: "202309",
  },
  getOrders: {
    ...read,
    method: "GET",
    path: "/order/202507/orders",
    version: "202507",
  },
  shipOrder: {
    ...once,
    method: "POST",
    path: "/fulfillment/202309/orders/{order_id}/packages",
    version: "202309",
  },

  getWarehouses: {
    ...read,
    method: "GET",
    path: "/logistics/202309/warehouses",
    version: "202309",
  },
  getDeliveryOptions: {
    ...read,
    method: "GET",
    path: "/logistics/202309/warehouses/{warehouse_id}/delivery_options",
    version: "202309",
  },
  getShippingProviders: {
    ...read,
    method: "GET",
    path: "/logistics/202309/delivery_options/{delivery_option_id}/shipping_providers",
    version: "202309",
  },

  getOnboardedRegions: {
    ...read,
    method: "GET",
    path: "/fbt/202409/merchants/onboarded_regions",
    version: "202409",
  },
  getMcfStatus: {
    ...read,
    method: "GET",
    path: "/fbt/202601/merchants/mcf_status",
    version: "202601",
  },
  getFbtWarehouses: {
    ...read,
    method: "GET",
    path: "/fbt/202408/warehouses",
    version: "202408",
  },
  searchGoods: {
    ...read,
    method: "POST",
    path: "/fbt/202409/goods/search",
    version: "202409",
  },
  searchFbtInventory: {
    ...read,
    method: "POST",
    path: "/fbt/202408/inventory/search",
    version: "202408",
  },
  searchFbtRecords: {
    ...read,
    method: "POST",
    path: "/fbt/202410/inventory_records/search",
    version: "202410",
  },
  createMcfOrder: {
    ...once,
    method: "POST",
    path: "/fbt/202601/mcf_outbound_orders",
    version: "202601",
  },
  getMcfOrder: {
    ...read,
    method: "GET",
    path: "/fbt/202601/mcf_outbound_orders",
    version: "202601",
  },
  /** A second cancelling would be answered "too late" and hide that the first one took hold. */
  cancelMcfOrder: {
    ...once,
    method: "POST",
    path: "/fbt/202601/mcf_outbound_orders/cancel",
    version: "202601",
  },
} as const satisfies Record<string, Endpoint>;

export type EndpointKey = keyof typeof endpoints;

/** The unsigned calls of the token host; app key and secret travel in their query. */
export const tokenEndpoints = {
  getToken: {
    method: "GET",
    path: "/api/v2/token/get",
    version: "v2",
    grantType: "authorized_code",
  },
  refreshToken: {
    method: "GET",
    path: "/api/v2/token/refresh",
    version: "v2",
    grantType: "refresh_token",
  },
} as const;

export type TokenEndpointKey = keyof typeof tokenEndpoints;
