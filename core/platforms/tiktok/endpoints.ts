/**
 * What keeps a second sending of the same request from taking hold twice.
 * `read` changes nothing; `idempotent` leaves the same state; `keyed` carries a key that the platform keeps;
 * `probed` may take hold again, so it is sent once and looked up before it is sent anew.
 */
export type Repeat = "read" | "idempotent" | "keyed" | "probed";

/** How often it may be called before the platform has said so itself; `paces.ts` gives the numbers. */
export type Pace = "light" | "read" | "write" | "heavy";

export type Endpoint = {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** `{name}` is filled from `path` of the call. */
  path: string;
  version: string;
  /** Sent only where true: elsewhere the platform refuses it with 36009004. */
  shopCipher: boolean;
  contentType: "application/json" | "multipart/form-data";
  repeat: Repeat;
  pace: Pace;
  /** What the merchant must have granted: every scope that the endpoint's page names. */
  scopes: readonly string[];
};

type More = Partial<Pick<Endpoint, "shopCipher" | "contentType" | "pace">>;

const usualPace = {
  read: "read",
  idempotent: "write",
  keyed: "write",
  probed: "write",
} as const satisfies Record<Repeat, Pace>;

/** Every endpoint has a version of its own, the third word of its path: there is none for all of them. */
const row =
  (repeat: Repeat) =>
  (
    method: Endpoint["method"],
    path: string,
    scopes: string | readonly string[],
    more: More = {},
  ): Endpoint => ({
    method,
    path,
    version: path.split("/")[2] ?? "",
    shopCipher: true,
    contentType: "application/json",
    repeat,
    pace: usualPace[repeat],
    scopes: [scopes].flat(),
    ...more,
  });

const read = row("read");
const idempotent = row("idempotent");
const keyed = row("keyed");
const probed = row("probed");

const authorization = "seller.authorization.info";
const product = "seller.product.basic";
const productWrite = "seller.product.write";
const order = "seller.order.info";
const fulfillment = "seller.fulfillment.basic";
const logistics = "seller.logistics";
const aftersale = "seller.return_refund.basic";
const fbt = "seller.fbt.info";
const light = { pace: "light" } as const;
const heavy = { pace: "heavy" } as const;

// biome-ignore format: one endpoint a line, to be read as a table
const table = {
  getShops: read("GET", "/authorization/202309/shops", authorization, { shopCipher: false }),
  getWebhooks: read("GET", "/event/202309/webhooks", authorization),
  setWebhook: idempotent("PUT", "/event/202309/webhooks", authorization),
  deleteWebhook: idempotent("DELETE", "/event/202309/webhooks", authorization),

  searchProducts: read("POST", "/product/202502/products/search", product),
  getProduct: read("GET", "/product/202309/products/{product_id}", product, light),
  createProduct: keyed("POST", "/product/202309/products", productWrite, heavy),
  editProduct: idempotent("POST", "/product/202509/products/{product_id}/partial_edit", productWrite),
  replaceProduct: idempotent("PUT", "/product/202509/products/{product_id}", productWrite),
  activateProducts: idempotent("POST", "/product/202309/products/activate", product),
  deactivateProducts: idempotent("POST", "/product/202309/products/deactivate", product),
  checkListing: read("POST", "/product/202309/products/listing_check", [product, "serller.product.optimize"], heavy),
  getPrerequisites: read("GET", "/product/202312/prerequisites", product),
  getCategories: read("GET", "/product/202309/categories", product),
  recommendCategory: read("POST", "/product/202309/categories/recommend", product),
  getAttributes: read("GET", "/product/202309/categories/{category_id}/attributes", product),
  getCategoryRules: read("GET", "/product/202309/categories/{category_id}/rules", product),
  getBrands: read("GET", "/product/202309/brands", product),
  // A second upload leaves a second picture that nothing uses.
  uploadImage: idempotent("POST", "/product/202309/images/upload", product, { shopCipher: false, contentType: "multipart/form-data" }),
  updatePrices: idempotent("POST", "/product/202309/products/{product_id}/prices/update", productWrite),
  searchInventory: read("POST", "/product/202309/inventory/search", product),
  updateInventory: idempotent("POST", "/product/202309/products/{product_id}/inventory/update", productWrite),

  searchOrders: read("POST", "/order/202309/orders/search", order),
  getOrders: read("GET", "/order/202507/orders", order),
  getPriceDetail: read("GET", "/order/202407/orders/{order_id}/price_detail", order),
  // A new number takes the place of the old one.
  addExternalOrders: idempotent("POST", "/order/202406/orders/external_orders", ["seller.order.ext_ref.write.custom", "seller.order.ext_ref.write"]),

  shipOrder: probed("POST", "/fulfillment/202309/orders/{order_id}/packages", fulfillment),
  searchPackages: read("POST", "/fulfillment/202309/packages/search", fulfillment),
  getPackage: read("GET", "/fulfillment/202309/packages/{package_id}", fulfillment),
  getDocument: read("GET", "/fulfillment/202309/packages/{package_id}/shipping_documents", fulfillment),
  // Changes are counted, so a repeat would use up one of them.
  updateOrderTracking: probed("POST", "/fulfillment/202309/orders/{order_id}/shipping_info/update", logistics),
  updatePackageTracking: probed("POST", "/fulfillment/202309/packages/{package_id}/shipping_info/update", fulfillment),
  getTracking: read("GET", "/fulfillment/202309/orders/{order_id}/tracking", logistics),
  getWarehouses: read("GET", "/logistics/202309/warehouses", logistics),
  getDeliveryOptions: read("GET", "/logistics/202309/warehouses/{warehouse_id}/delivery_options", logistics),
  getShippingProviders: read("GET", "/logistics/202309/delivery_options/{delivery_option_id}/shipping_providers", [fulfillment, logistics]),

  cancelOrder: probed("POST", "/return_refund/202602/cancellations", aftersale),
  searchCancellations: read("POST", "/return_refund/202602/cancellations/search", aftersale),
  approveCancellation: keyed("POST", "/return_refund/202309/cancellations/{cancel_id}/approve", aftersale),
  rejectCancellation: keyed("POST", "/return_refund/202309/cancellations/{cancel_id}/reject", aftersale),
  createReturn: keyed("POST", "/return_refund/202602/returns", [fulfillment, aftersale]),
  searchReturns: read("POST", "/return_refund/202602/returns/search", aftersale),
  approveReturn: keyed("POST", "/return_refund/202309/returns/{return_id}/approve", aftersale),
  rejectReturn: keyed("POST", "/return_refund/202309/returns/{return_id}/reject", aftersale),
  getReturnRecords: read("GET", "/return_refund/202309/returns/{return_id}/records", aftersale),
  getRejectReasons: read("GET", "/return_refund/202309/reject_reasons", aftersale),
  getDecisions: read("GET", "/return_refund/202601/decision_eligibility", aftersale),
  getEligibility: read("GET", "/return_refund/202602/orders/{order_id}/aftersale_eligibility", aftersale),
  calculateRefund: read("POST", "/return_refund/202602/refunds/calculate", aftersale),

  getOnboardedRegions: read("GET", "/fbt/202409/merchants/onboarded_regions", fbt),
  getMcfStatus: read("GET", "/fbt/202601/merchants/mcf_status", fbt),
  getFbtWarehouses: read("GET", "/fbt/202408/warehouses", fbt),
  searchGoods: read("POST", "/fbt/202409/goods/search", fbt),
  // The platform's page says nothing about creating goods for a SKU that has some: they are looked up first.
  createGoods: probed("POST", "/fbt/202603/goods/create_goods", fbt, heavy),
  updateGoods: idempotent("POST", "/fbt/202603/goods/update_goods_info", fbt, heavy),
  relateGoods: probed("POST", "/fbt/202603/goods/update_goods_sku_relation", fbt),
  searchHazmat: read("POST", "/fbt/202603/goods/hazmat_and_expiration_info/search", fbt),
  searchFbtInventory: read("POST", "/fbt/202408/inventory/search", fbt),
  searchFbtRecords: read("POST", "/fbt/202410/inventory_records/search", fbt),
  // Its page names no scope.
  searchMcfStock: read("POST", "/fbt/202601/mcf/goods/inventory/search", []),
  createMcfOrder: probed("POST", "/fbt/202601/mcf_outbound_orders", fbt),
  getMcfOrder: read("GET", "/fbt/202601/mcf_outbound_orders", fbt),
  // A second cancelling would be answered "too late" and hide that the first one took hold.
  cancelMcfOrder: probed("POST", "/fbt/202601/mcf_outbound_orders/cancel", fbt),
  savePlan: keyed("POST", "/fbt/202602/create_update_inbound_plan", fbt),
  listInboundMethods: read("POST", "/fbt/202602/list_available_inbound_method", fbt),
  getInboundMethod: read("POST", "/fbt/202602/inbound_method_detail", fbt),
  confirmInboundMethod: probed("POST", "/fbt/202603/confirm_inbound_method", fbt, heavy),
  shipInbound: probed("POST", "/fbt/202603/ship_inbound_order", fbt),
  printInboundLabels: read("POST", "/fbt/202602/inbound_orders/label_print", fbt),
  updateInboundTracking: probed("POST", "/fbt/202602/inbound_orders/tracking_update", fbt),
  getInboundOrders: read("GET", "/fbt/202602/inbound_orders", fbt),
  cancelInbound: probed("POST", "/fbt/202602/inbound_orders/cancel", fbt),
} satisfies Record<string, Endpoint>;

export type EndpointKey = keyof typeof table;

/**
 * Every signed call that we make, each in the version that we have read. Source: the page of each endpoint in the
 * TikTok Shop Partner Center; `tests/laws/tiktok-contract.test.ts` compares with the published OpenAPI files.
 */
export const endpoints: Record<EndpointKey, Endpoint> = table;

/** Whether sending the same request twice does no more than sending it once. Only then do we repeat it blindly. */
export const isRepeatable = (endpoint: EndpointKey): boolean =>
  endpoints[endpoint].repeat !== "probed";

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
