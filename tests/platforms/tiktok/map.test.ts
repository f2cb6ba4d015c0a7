import { describe, expect, test } from "vitest";
import { recipientMarks } from "#core/kit/recipient-mark.ts";
import { findProvider } from "#core/platforms/tiktok/map/carrier.ts";
import { isListed, toListing } from "#core/platforms/tiktok/map/listing.ts";
import {
  toNetworkOrder,
  toRecord,
} from "#core/platforms/tiktok/map/network.ts";
import { toOrder, toStatus } from "#core/platforms/tiktok/map/order.ts";
import { toDestination } from "#core/platforms/tiktok/map/recipient.ts";
import {
  mcfOrderFound,
  recordPage,
} from "#core/platforms/tiktok/wire/network.ts";
import {
  orders,
  ordersWithRecipient,
} from "#core/platforms/tiktok/wire/orders.ts";
import { product } from "#core/platforms/tiktok/wire/products.ts";

const wireProduct = {
  id: "1729592969712207008",
  title: "Enamel mug",
  status: "ACTIVATE",
  update_time: 1763812800,
  description: "<p>Holds coffee.</p>",
  main_images: [{ uri: "tos/1", urls: ["https://p16/1.jpeg"] }],
  package_weight: { value: "1.00", unit: "POUND" },
  audit: { status: "FAILED" },
  audit_failed_reasons: [
    {
      position: "title",
      reasons: ["A brand name."],
      suggestions: ["Leave it out."],
    },
  ],
  skus: [
    {
      id: "1729592969712207009",
      seller_sku: "MUG-NVY",
      price: { currency: "USD", sale_price: "18.5", tax_exclusive_price: "17" },
      inventory: [{ warehouse_id: "7000", quantity: 4 }],
      identifier_code: { code: "0123", type: "UPC" },
      sales_attributes: [
        {
          name: "Color",
          value_name: "Navy",
          sku_img: { uri: "tos/navy", urls: ["https://p16/navy.jpeg"] },
        },
        { name: "Size", value_name: "Large" },
      ],
    },
  ],
};

describe("listings", () => {
  test("carry the displayed price, the barcode and stock per warehouse", () => {
    expect(toListing(product.parse(wireProduct))).toEqual({
      externalId: "1729592969712207008",
      title: "Enamel mug",
      status: "ACTIVATE",
      updatedAt: new Date("2025-11-22T12:00:00Z"),
      descriptionHtml: "<p>Holds coffee.</p>",
      pictures: [{ id: "tos/1", url: "https://p16/1.jpeg" }],
      weightGrams: 454,
      audit: { status: "FAILED", reasons: ["A brand name.", "Leave it out."] },
      skus: [
        {
          externalId: "1729592969712207009",
          sellerSku: "MUG-NVY",
          barcode: "0123",
          title: "Navy / Large",
          options: [
            { name: "Color", value: "Navy" },
            { name: "Size", value: "Large" },
          ],
          optionPictures: [
            {
              name: "Color",
              value: "Navy",
              id: "tos/navy",
              url: "https://p16/navy.jpeg",
            },
          ],
          priceMinor: 1850,
          currency: "USD",
          stock: [{ warehouseId: "7000", quantity: 4 }],
          parts: [],
        },
      ],
    });
  });

  test("a virtual bundle names its parts", () => {
    const [sku] = wireProduct.skus;
    const bundle = {
      ...sku,
      combined_skus: [
        { product_id: "1", sku_id: "11", sku_count: 2, seller_sku: "MUG" },
        { product_id: "2", sku_id: 21, sku_count: 1 },
      ],
    };
    const read = product.parse({ ...wireProduct, skus: [bundle] });
    expect(toListing(read).skus[0]?.parts).toEqual([
      { skuExternalId: "11", count: 2 },
      { skuExternalId: "21", count: 1 },
    ]);
  });

  test("a bare SKU has no barcode, no name, no stock; a price it must have", () => {
    const bare = { id: 17, price: { currency: "USD", sale_price: "1" } };
    const [sku] = toListing(
      product.parse({ ...wireProduct, skus: [bare] }),
    ).skus;
    expect(sku).toMatchObject({
      externalId: "17",
      sellerSku: null,
      barcode: null,
      title: "",
      stock: [],
    });
    const priceless = { ...bare, price: { currency: "USD" } };
    expect(() =>
      toListing(product.parse({ ...wireProduct, skus: [priceless] })),
    ).toThrow("no price");
  });

  test("drafts and deleted ones are not listed", () => {
    expect(
      ["ACTIVATE", "SELLER_DEACTIVATED", "FREEZE", "DRAFT", "DELETED"].filter(
        (status) => isListed({ status }),
      ),
    ).toEqual(["ACTIVATE", "SELLER_DEACTIVATED", "FREEZE"]);
  });
});

const wireOrder = {
  id: "576461413038785752",
  status: "awaiting_shipment",
  fulfillment_type: "FULFILLMENT_BY_SELLER",
  warehouse_id: "7000",
  create_time: 1763812800,
  update_time: 1763812860,
  rts_sla_time: 1764072000,
  shipping_due_time: 1764590400,
  payment: { currency: "USD", total_amount: "41.20" },
  line_items: [
    {
      id: "1",
      sku_id: "9",
      product_name: "Mug",
      sku_name: "Navy",
      sale_price: "18.50",
      currency: "USD",
      display_status: "AWAITING_SHIPMENT",
      tracking_number: "",
      package_id: "",
    },
    {
      id: "2",
      sku_id: "9",
      product_name: "Mug",
      sale_price: "18.50",
      currency: "USD",
      display_status: "IN_TRANSIT",
      tracking_number: "1Z",
      package_id: "55",
      shipping_provider_name: "UPS",
    },
  ],
};
const readOrder = (change = {}) => {
  const [order] = orders.parse({
    orders: [{ ...wireOrder, ...change }],
  }).orders;
  if (!order) throw new Error("no order");
  return toOrder(order, recipientMarks("a secret"));
};

describe("orders", () => {
  test("one line is one unit, and empty texts are nothing", () => {
    expect(readOrder()).toMatchObject({
      status: "AWAITING_SHIPMENT",
      fulfilledBy: "merchant",
      totalMinor: 4120,
      shipBy: new Date(1764072000_000),
      cancelsAt: new Date(1764590400_000),
      lines: [
        {
          externalId: "1",
          title: "Mug - Navy",
          unitPriceMinor: 1850,
          packageId: null,
          trackingNumber: null,
          carrier: null,
        },
        {
          externalId: "2",
          title: "Mug",
          packageId: "55",
          trackingNumber: "1Z",
          carrier: "UPS",
        },
      ],
    });
  });

  test("without a payment the lines are the total", () => {
    expect(readOrder({ payment: null })).toMatchObject({
      totalMinor: 3700,
      currency: "USD",
    });
  });

  test.each([
    ["FULFILLMENT_BY_TIKTOK", "network"],
    ["FULFILLMENT_BY_DILAYANI_TOKOPEDIA", "network"],
    [null, "merchant"],
  ])("%s is shipped by the %s", (fulfillment_type, who) => {
    expect(readOrder({ fulfillment_type }).fulfilledBy).toBe(who);
  });

  test("the last state is spelt in three ways", () => {
    for (const spelling of ["CANCELLED", "CANCEL", "CALCELLED"])
      expect(toStatus(spelling)).toBe("CANCELLED");
    expect(() => toStatus("TELEPORTED")).toThrow(/TELEPORTED/);
  });
});

const level = (
  address_level: string,
  address_level_name: string,
  address_name: string,
) => ({
  address_level,
  address_level_name,
  address_name,
});
const wireRecipient = {
  name: "Ana Lee",
  phone_number: "(+1)2125550100",
  region_code: "US",
  postal_code: "90001",
  address_line1: "1 Main St",
  address_line2: "",
  district_info: [
    level("L0", "Country", "United States"),
    level("L1", "State", "California"),
    level("L2", "County", "Los Angeles County"),
    level("L3", "City", "Los Angeles"),
  ],
};
const recipient = (change: object | null = {}) => {
  const [order] = ordersWithRecipient.parse({
    orders: [
      {
        id: "1",
        buyer_email: "v2b@scs2.tiktok.com",
        recipient_address: change && { ...wireRecipient, ...change },
      },
    ],
  }).orders;
  return toDestination(order?.recipient_address, order?.buyer_email ?? null);
};

describe("the recipient", () => {
  test("is read from lines and levels", () => {
    expect(recipient()).toEqual({
      name: "Ana Lee",
      phone: "(+1)2125550100",
      email: "v2b@scs2.tiktok.com",
      countryCode: "US",
      region: "California",
      city: "Los Angeles",
      district: "Los Angeles County",
      addressLine1: "1 Main St",
      addressLine2: null,
      postalCode: "90001",
    });
  });

  test.each([
    ["the name is masked", { name: "A** L**" }],
    ["the phone is masked", { phone_number: "(+1)212*****00" }],
    ["the street is masked", { address_line1: "1 ***" }],
    ["the ZIP code is masked", { postal_code: "9****" }],
    ["a level is masked", { district_info: [level("L3", "City", "L***")] }],
    ["the city is missing", { district_info: [] }],
    ["there is none", null],
  ])("is null while %s", (_name, change) => {
    expect(recipient(change)).toBeNull();
  });
});

describe("the network", () => {
  const parcel = {
    id: "OBF1",
    status: "shipped",
    tracking_number: "1Z",
    carrier: "x",
    shipping_provider: { name: "UPS" },
    goods: [{ id: 12, quantity: 2 }],
  };
  const read = (change: object) => {
    const { mcf_order } = mcfOrderFound.parse({
      mcf_order: {
        mcf_order_id: "7",
        external_order_id: "Q-1",
        consign_orders: [{ ...parcel, ...change }],
      },
    });
    if (!mcf_order) throw new Error("no order");
    return toNetworkOrder(mcf_order).parcels[0];
  };

  test.each([
    ["true", true],
    ["True", true],
    [true, true],
    ["false", false],
    [false, false],
    [null, false],
  ])("is_platform_closed %j is %j", (is_platform_closed, closed) => {
    expect(read({ is_platform_closed })).toEqual({
      externalId: "OBF1",
      status: "SHIPPED",
      carrier: "UPS",
      trackingNumber: "1Z",
      lines: [{ goodsExternalId: "12", quantity: 2 }],
      closedByPlatform: closed,
      issue: null,
    });
  });

  test("an unknown parcel state is said, not guessed", () => {
    expect(() => read({ status: "LIMBO" })).toThrow(/LIMBO/);
  });

  test("a record's change has a sign", () => {
    const [row] = recordPage.parse({
      inventory_records: [
        {
          goods: { id: "1" },
          fbt_warehouse_id: "2",
          order: { id: "OBF1", type: "CONSIGN_ORDER" },
          create_time: 1763812800,
          initial_on_hand_quantity: 9,
          final_on_hand_quantity: 7,
          changed_quantity: 2,
        },
      ],
    }).inventory_records;
    expect(row && toRecord(row)).toMatchObject({
      changed: -2,
      orderType: "CONSIGN_ORDER",
    });
  });
});

test.each([
  ["ups", "UPS"],
  ["United Parcel Service", "UPS"],
  ["U.S. Postal Service", "USPS"],
  ["Federal Express", "FedEx"],
  ["DHL Express", "DHL"],
  ["pigeon", undefined],
  ["", undefined],
])("the carrier %j is TikTok's %j", (carrier, name) => {
  const offered = ["USPS", "UPS", "FedEx", "DHL", "DHL eCommerce"].map(
    (name) => ({ name }),
  );
  expect(findProvider(carrier, offered)?.name).toBe(name);
});
