import type { Weather } from "#sandbox/post-office.ts";
import { scenarios } from "#sandbox/scenarios/index.ts";
import { fetchAnew } from "../../support/fetch-anew.ts";

/** The pretend platforms' own state, as the control face shows it. Only what stories compare. */
export type ShopifyState = {
  installed: boolean;
  locations: {
    id: string;
    name: string;
    isFulfillmentService: boolean;
    isActive: boolean;
  }[];
  products: {
    id: string;
    title: string;
    status: string;
    descriptionHtml: string;
    vendor: string;
    productType: string;
    /** Their ids, in order. */
    pictures: string[];
    variants: {
      id: string;
      sku: string | null;
      price: string;
      weightGrams: number;
      options: { name: string; value: string }[];
      inventoryItemId: string;
      levels: {
        locationId: string;
        available: number;
        onHand: number;
        committed: number;
      }[];
    }[];
  }[];
  orders: {
    id: string;
    name: string;
    sourceIdentifier: string | null;
    cancelledAt: string | null;
    netPaymentCents: number;
    taxesIncluded: boolean;
    shippingLines: { title: string; price: string; taxCents: number }[];
    shipTo: { address1: string | null } | null;
    tags: string[];
    customAttributes: { key: string; value: string | null }[];
    lines: {
      id: string;
      sku: string | null;
      quantity: number;
      /** Without what was refunded or edited away. */
      currentQuantity: number;
      price: string;
      /** Of all its units. */
      taxCents: number;
      properties: { key: string; value: string | null }[];
    }[];
    fulfillmentOrders: {
      id: string;
      status: string;
      requestStatus: string;
      locationId: string;
      rejectReason: string | null;
      lines: {
        sku: string | null;
        totalQuantity: number;
        remainingQuantity: number;
      }[];
    }[];
    fulfillments: {
      id: string;
      locationId: string;
      status: string;
      displayStatus: string;
      tracking: { company: string; number: string | null }[];
      lines: { sku: string | null; quantity: number }[];
    }[];
    returns: {
      id: string;
      status: string;
      lines: { sku: string | null; quantity: number; processed: number }[];
      dispositions: { type: string; quantity: number; locationId: string }[];
    }[];
  }[];
};

export type TikTokState = {
  cancellations: {
    id: string;
    orderId: string;
    status: string;
    reason: string;
  }[];
  returns: {
    id: string;
    orderId: string;
    type: string;
    status: string;
    role: string;
    reason: string;
    lineIds: string[];
    refund: { subtotal: number; shipping: number; tax: number };
  }[];
  products: {
    id: string;
    title: string;
    description: string;
    status: string;
    /** Their uris, in order. */
    images: string[];
    packageWeight: { value: string; unit: string } | null;
    skus: {
      id: string;
      sellerSku: string;
      price: string;
      options: { name: string; value: string; image: string | null }[];
      inventory: { warehouseId: string; quantity: number; committed: number }[];
    }[];
  }[];
  orders: {
    id: string;
    status: string;
    fulfillmentType: "BY_SELLER" | "BY_TIKTOK";
    shipTo: { line1: string };
    external: { id: string; platform: string }[];
    lines: {
      id: string;
      skuId: string;
      sellerSku: string;
      trackingNumber: string | null;
      packageId: string | null;
    }[];
  }[];
};

export type NetworkState = {
  goods: {
    id: string;
    skuIds: string[];
    stock: {
      centreId: string;
      total: number;
      available: number;
      reserved: number;
      unfulfillable: number;
    }[];
  }[];
  mcfOrders: {
    id: string;
    externalOrderId: string;
    consignee: { address: { address_line_1: string } };
    consignOrders: {
      id: string;
      trackingNumber: string | null;
      carrier: string | null;
      status: string;
      goods: { id: string; quantity: number }[];
    }[];
  }[];
};

export type PostStats = {
  posted: number;
  lost: number;
  doubled: number;
  redelivered: number;
  underWay: number;
};

export type Address = {
  name: string;
  line1: string;
  city: string;
  state: string;
  postalCode: string;
};

export const shopHandle = "harbor-goods";

/** A deed at TikTok Shop or in its network, done in this shop. */
export const inShop = (path: string, tiktokShopId: string): string =>
  /^\/(tiktok|fbt|state\/fbt)/.test(path)
    ? `${path}?shop=${tiktokShopId}`
    : path;

/** Drives the pretend platforms through their control face, as customers, the merchant and the network would. */
export function openControl(
  origin: string,
  { handle = shopHandle, tiktokShopId = firstTikTokShop() } = {},
) {
  const ask = async <T>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<T> => {
    const response = await fetchAnew(`${origin}${inShop(path, tiktokShopId)}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as T;
  };
  const numberOf = (id: string) => id.split("/").at(-1) ?? id;
  return {
    shopify: () => ask<ShopifyState>("GET", `/state/shopify/${handle}`),
    tiktok: () => ask<TikTokState>("GET", `/state/tiktok/${tiktokShopId}`),
    network: () => ask<NetworkState>("GET", "/state/fbt"),
    weather: (weather: Partial<Weather>) => ask("PUT", "/weather", weather),
    post: async () =>
      (await ask<{ stats: PostStats }>("GET", "/post-office")).stats,
    advance: (ms: number) => ask("POST", "/clock/advance", { ms }),
    holdDock: () => ask("PUT", "/fbt/dock", { enabled: false }),
    workDock: () => ask<{ consignments: number }>("POST", "/fbt/dock/work", {}),
    buyOnShopify: (
      lines: { sku: string; quantity: number }[],
      address: Address,
      requestFulfillment = true,
    ) =>
      ask<{ id: string; name: string }>("POST", `/shopify/${handle}/orders`, {
        lines,
        requestFulfillment,
        shipTo: {
          firstName: address.name.split(" ")[0],
          lastName: address.name.split(" ").slice(1).join(" "),
          address1: address.line1,
          city: address.city,
          provinceCode: address.state,
          zip: address.postalCode,
          phone: "+12075550142",
          email: "buyer@example.com",
        },
      }),
    buyOnTikTok: (
      lines: { skuId: string; quantity: number }[],
      fulfillment: "BY_TIKTOK" | "BY_SELLER",
    ) => ask<{ id: string }>("POST", "/tiktok/orders", { lines, fulfillment }),
    shipFromShopify: (
      orderId: string,
      parcel: { trackingNumber: string; company: string },
    ) =>
      ask(
        "POST",
        `/shopify/${handle}/orders/${numberOf(orderId)}/fulfill`,
        parcel,
      ),
    deliver: (packageId: string) =>
      ask("POST", `/tiktok/packages/${packageId}/scan`, { kind: "delivered" }),
    askBack: (
      orderId: string,
      wish: { type: "REFUND" | "RETURN_AND_REFUND"; lineIds: string[] },
    ) =>
      ask<{ returnId: string }>(
        "POST",
        `/tiktok/orders/${orderId}/return`,
        wish,
      ),
    sendBack: (returnId: string) =>
      ask("POST", `/tiktok/returns/${returnId}/ship`, { arriveNow: true }),
    cancelInShopify: (orderId: string) =>
      ask("POST", `/shopify/${handle}/orders/${numberOf(orderId)}/cancel`, {
        restock: true,
      }),
    cancelOnTikTok: (orderId: string) =>
      ask("POST", `/tiktok/orders/${orderId}/cancel`, { by: "seller" }),
    renumberInShopify: (
      orderId: string,
      parcel: { trackingNumber: string; company: string },
    ) =>
      ask(
        "POST",
        `/shopify/${handle}/orders/${numberOf(orderId)}/tracking`,
        parcel,
      ),
    receiveGoods: (delivery: {
      goodsId: string;
      centreId: string;
      quantity: number;
    }) => ask("POST", "/fbt/receive", delivery),
    editShopifyTitle: (productId: string, title: string) =>
      ask("POST", `/shopify/${handle}/products/${numberOf(productId)}`, {
        title,
      }),
    editTikTokPrice: (productId: string, price: string) =>
      ask("POST", `/tiktok/products/${productId}`, { price }),
    editTikTokTitle: (productId: string, title: string) =>
      ask("POST", `/tiktok/products/${productId}`, { title }),
  };
}

export type Control = ReturnType<typeof openControl>;

// The scenario's TikTok Shop; most stories play with one merchant.
function firstTikTokShop(): string {
  const town = scenarios["first-harbor"];
  if (!town) throw new Error("the scenario first-harbor is gone");
  return town().tiktokShop.id;
}
