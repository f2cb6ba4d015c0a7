import { describe, expect, test } from "vitest";
import { createMarketplace } from "#core/platforms/tiktok/marketplace.server.ts";
import { envelope, now, openClient, shop } from "./merchant.ts";
import { plainAnswers } from "./plain-answers.ts";
import { drain, pretend } from "./tour.ts";

function open(answers: Record<string, unknown> = {}) {
  const asked = pretend({ ...plainAnswers, ...answers });
  return { asked, marketplace: createMarketplace(openClient()) };
}

const correction = {
  orderExternalId: "576",
  packageId: null as string | null,
  trackingNumber: " 1z 10 ",
  carrier: "UPS",
};
const writes = (asked: { path: string }[]) =>
  asked.filter(({ path }) => path.endsWith("/shipping_info/update"));

const parcel = (change: object) => ({
  "/fulfillment/202309/packages/55": {
    package_id: "55",
    package_status: "FULFILLING",
    shipping_type: "SELLER",
    tracking_number: "1Z10",
    shipping_provider_name: "UPS",
    orders: [{ id: "576" }],
    order_line_item_ids: ["1"],
    create_time: 1,
    update_time: 2,
    ...change,
  },
});

describe("a corrected tracking number", () => {
  test("goes to the order, or to one parcel of it", async () => {
    const { asked, marketplace } = open();
    await marketplace.updateTracking(shop, correction);
    await marketplace.updateTracking(shop, { ...correction, packageId: "55" });
    const body = { tracking_number: "1z 10", shipping_provider_id: "90" };
    expect(writes(asked)).toMatchObject([
      {
        path: "/fulfillment/202309/orders/576/shipping_info/update",
        body,
      },
      {
        path: "/fulfillment/202309/packages/55/shipping_info/update",
        body,
      },
    ]);
  });

  test("that is there already is not sent: corrections are counted", async () => {
    const line = { id: "1", sku_id: "9", tracking_number: "1Z10" };
    const { asked, marketplace } = open({
      "/order/202507/orders": { orders: [{ id: "576", line_items: [line] }] },
      ...parcel({}),
    });
    await marketplace.updateTracking(shop, correction);
    await marketplace.updateTracking(shop, { ...correction, packageId: "55" });
    expect(writes(asked)).toEqual([]);
  });

  test("that is there under another carrier is sent with the right one", async () => {
    const line = {
      id: "1",
      sku_id: "9",
      tracking_number: "1Z10",
      shipping_provider_name: "FedEx",
    };
    const { asked, marketplace } = open({
      ...parcel({ shipping_provider_name: "FedEx" }),
      "/order/202507/orders": {
        orders: [{ id: "576", warehouse_id: "7000", line_items: [line] }],
      },
    });
    await marketplace.updateTracking(shop, correction);
    await marketplace.updateTracking(shop, { ...correction, packageId: "55" });
    const body = { tracking_number: "1z 10", shipping_provider_id: "90" };
    expect(writes(asked)).toMatchObject([{ body }, { body }]);
  });

  test.each([
    [21011049, "tracking_locked"],
    [21011050, "tracking_locked"],
    [21011051, "tracking_locked"],
    [21011052, "tracking_locked"],
    [21011022, "tracking_refused"],
    [21011043, "order_not_shippable"],
  ])("refused with %i is %s", async (code, ours) => {
    const { marketplace } = open({
      "/fulfillment/202309/orders/576/shipping_info/update": envelope(
        null,
        code,
      ),
    });
    await expect(
      marketplace.updateTracking(shop, correction),
    ).rejects.toMatchObject({ code: ours });
  });
});

describe("parcels", () => {
  test("are listed by change, in fifties", async () => {
    const { asked, marketplace } = open({
      "/fulfillment/202309/packages/search": {
        packages: [{ id: "55", status: "PROCESSING", ...dates }],
      },
    });
    const found = await drain(
      marketplace.listParcels(shop, { updatedSince: now }),
    );
    expect(found).toMatchObject([{ externalId: "55", status: "to-collect" }]);
    expect(asked[0]).toMatchObject({
      query: { page_size: "50", sort_field: "update_time", sort_order: "ASC" },
      body: { update_time_ge: now.getTime() / 1000 },
    });
  });

  test.each([
    ["TO FULFILL", "to-ship"],
    ["TO_FULFILL", "to-ship"],
    ["Fulfilling", "in-transit"],
    ["COMPLETED", "delivered"],
    ["CANCELLED", "cancelled"],
  ])("in state %s are %s", async (package_status, status) => {
    const { marketplace } = open(
      parcel({ package_status, ship_exception_reason: "PACKAGE_LOST" }),
    );
    expect(await marketplace.fetchParcel(shop, "55")).toEqual({
      externalId: "55",
      status,
      trackingNumber: "1Z10",
      carrier: "UPS",
      orderExternalIds: ["576"],
      lineExternalIds: ["1"],
      createdAt: new Date(1_000),
      updatedAt: new Date(2_000),
      shippedWith: "seller",
      trouble: "PACKAGE_LOST",
    });
  });

  test("in a state that we do not know stop the reading", async () => {
    const { marketplace } = open(parcel({ package_status: "FLYING" }));
    await expect(marketplace.fetchParcel(shop, "55")).rejects.toMatchObject({
      code: "wire_unexpected",
      said: "parcel status FLYING",
    });
  });

  test("that nobody knows are null", async () => {
    const { marketplace } = open({
      "/fulfillment/202309/packages/55": envelope(null, 21011001),
    });
    expect(await marketplace.fetchParcel(shop, "55")).toBeNull();
  });

  test("tell their way, newest first, by the millisecond", async () => {
    const event = (update_time_millis: number, description: string) => ({
      update_time_millis,
      description,
      action_code: 30901,
    });
    const { marketplace } = open({
      "/fulfillment/202309/orders/576/tracking": {
        tracking: [
          event(1694685539000, "Picked up"),
          event(1694685540000, "On its way"),
        ],
      },
    });
    expect(await marketplace.fetchWay(shop, "576")).toEqual([
      { at: new Date(1694685540000), text: "On its way", code: 30901 },
      { at: new Date(1694685539000), text: "Picked up", code: 30901 },
    ]);
  });
});

describe("documents", () => {
  const path = "/fulfillment/202309/packages/55/shipping_documents";
  const wish = { packageId: "55", document: "packing-slip" } as const;

  test("are asked for by kind", async () => {
    const { asked, marketplace } = open();
    expect(await marketplace.fetchDocument(shop, wish)).toEqual({
      url: "https://documents.test/55",
      trackingNumber: null,
    });
    expect(asked[0]?.query.document_type).toBe("PACKING_SLIP");
  });

  test.each([
    ["without an address", {}, "document_not_ready"],
    ["still being made", envelope(null, 11034037), "document_not_ready"],
    ["of an FBT package", envelope(null, 21008043), "document_unavailable"],
  ])("%s", async (_name, answer, code) => {
    const { marketplace } = open({ [path]: answer });
    const patience = expect(marketplace.fetchDocument(shop, wish)).rejects;
    await patience.toMatchObject({ code });
  });
});

test("a price is told in minor units, for the order and its lines", async () => {
  const price = {
    sku_list_price: "97.00",
    sku_sale_price: "96.00",
    subtotal_deduction_seller: "0.50",
    subtotal_deduction_platform: "0.50",
    subtotal_tax_amount: "2.00",
    // A kind of voucher, by its number: no amount.
    voucher_deduction_platform: "1010000",
    shipping_list_price: "25.00",
    shipping_fee_deduction_seller: "10.00",
    shipping_fee_deduction_platform: "12.00",
    shipping_fee_deduction_platform_voucher: "1010000",
    shipping_sale_price: "3.00",
    tax_amount: "2.00",
    payment: "101.00",
  };
  const { marketplace } = open({
    "/order/202407/orders/576/price_detail": {
      currency: "USD",
      ...price,
      line_items: [{ id: "1", ...price, payment: "" }],
    },
  });
  const told = {
    listMinor: 9700,
    sellerDiscountMinor: 50,
    platformDiscountMinor: 50,
    saleMinor: 9600,
    shippingListMinor: 2500,
    shippingSellerDiscountMinor: 1000,
    shippingPlatformDiscountMinor: 1200,
    shippingMinor: 300,
    taxMinor: 200,
    goodsTaxMinor: 200,
    paidMinor: 10100,
  };
  expect(await marketplace.fetchPrice(shop, "576")).toEqual({
    currency: "USD",
    ...told,
    lines: [{ lineExternalId: "1", ...told, paidMinor: 0 }],
  });
});

const dates = { create_time: 1, update_time: 2 };
