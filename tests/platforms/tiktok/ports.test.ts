import { describe, expect, test } from "vitest";
import { createFulfillmentNetwork } from "#core/platforms/tiktok/fulfillment-network.server.ts";
import { createMarketplace } from "#core/platforms/tiktok/marketplace.server.ts";
import { envelope, now, openClient, shop } from "./merchant.ts";
import { plainAnswers } from "./plain-answers.ts";
import { destination, drain, pretend } from "./tour.ts";

const open = (answers: Record<string, unknown> = {}) => {
  const asked = pretend({ ...plainAnswers, ...answers });
  const client = openClient();
  const paths = () => asked.map(({ path }) => path);
  return {
    asked,
    paths,
    marketplace: createMarketplace(client),
    fbt: createFulfillmentNetwork(client),
  };
};

const inventoryPath = "/product/202309/inventory/search";
const updatePath = "/product/202309/products/1729/inventory/update";
const change = {
  listingExternalId: "1729",
  warehouseId: "7000",
  skus: [
    { skuExternalId: "9", quantity: 3 },
    { skuExternalId: "10", quantity: 0 },
  ],
};

describe("setStock", () => {
  const row = (warehouse_id: string, available_quantity: number) => ({
    warehouse_id,
    available_quantity,
  });
  const inventory = [
    {
      product_id: "1729",
      skus: [
        {
          id: "9",
          warehouse_inventory: [
            row("7000", 8),
            row("7002", 5),
            row("7001", 40),
          ],
        },
      ],
    },
  ];
  const warehouses = ["7000", "7001", "7002"].map((id) => ({
    id,
    name: id,
    type: "SALES_WAREHOUSE",
  }));
  const answers = {
    [inventoryPath]: { inventory },
    "/logistics/202309/warehouses": { warehouses },
  };

  test("lists the seller's other warehouses as they are, and never the platform's", async () => {
    const { asked, marketplace } = open(answers);
    expect(await marketplace.setStock(shop, change)).toEqual({
      "9": "set",
      "10": "set",
    });
    expect(asked.find(({ path }) => path === updatePath)?.body).toEqual({
      skus: [
        {
          id: "9",
          inventory: [
            { warehouse_id: "7000", quantity: 3 },
            { warehouse_id: "7002", quantity: 5 },
          ],
        },
        { id: "10", inventory: [{ warehouse_id: "7000", quantity: 0 }] },
      ],
    });
  });

  test("asks for the warehouses once in a while only", async () => {
    const { paths, marketplace } = open(answers);
    await marketplace.setStock(shop, change);
    await marketplace.setStock(shop, change);
    expect(
      paths().filter((path) => path === "/logistics/202309/warehouses"),
    ).toHaveLength(1);
    expect(paths().filter((path) => path === inventoryPath)).toHaveLength(2);
  });

  const refused = {
    errors: [
      {
        code: 12052990,
        message: "failed",
        detail: {
          sku_id: "9",
          extra_errors: [
            {
              warehouse_id: "7000",
              code: 12052393,
              message: "locked by a promotion",
            },
          ],
        },
      },
    ],
  };
  test.each([0, 12052990])(
    "reads a partial failure in HTTP 200 with code %i",
    async (code) => {
      const { marketplace } = open({
        ...answers,
        [updatePath]: envelope(refused, code),
      });
      expect(await marketplace.setStock(shop, change)).toEqual({
        "9": { refused: "locked by a promotion (12052393)" },
        "10": "set",
      });
    },
  );

  test("a wrapper without items is a refusal of the whole", async () => {
    const { marketplace } = open({
      ...answers,
      [updatePath]: envelope(null, 12052990),
    });
    await expect(marketplace.setStock(shop, change)).rejects.toMatchObject({
      code: "request_refused",
    });
  });

  test("merchants who are not enrolled have no centres", async () => {
    const { marketplace } = open({
      ...answers,
      "/fbt/202408/warehouses": envelope(null, 105005, "scope"),
    });
    expect(await marketplace.setStock(shop, change)).toMatchObject({
      "9": "set",
    });
  });
});

describe("listings", () => {
  test("pages are walked to the end, drafts and deleted ones skipped, each detail read", async () => {
    const { asked, marketplace } = open({
      "/product/202502/products/search": {
        next_page_token: "a+/=",
        products: [
          { id: "1729", status: "ACTIVATE", update_time: 1763812800 },
          { id: "2", status: "DRAFT", update_time: 1763812800 },
          { id: "3", status: "DELETED", update_time: 1763812800 },
        ],
      },
    });
    // The same token twice ends the walk.
    expect(await drain(marketplace.listListings(shop))).toHaveLength(2);
    const searches = asked.filter(({ path }) =>
      path.endsWith("products/search"),
    );
    expect(searches.map(({ query }) => query.page_token)).toEqual([
      undefined,
      "a+/=",
    ]);
    expect(asked.filter(({ path }) => path.includes("/products/2"))).toEqual(
      [],
    );
  });

  test("an unknown product is null", async () => {
    const { marketplace } = open({
      "/product/202309/products/1729": envelope(null, 12052260),
    });
    expect(await marketplace.fetchListing(shop, "1729")).toBeNull();
  });
});

describe("orders", () => {
  test("are asked for in fifties", async () => {
    const { asked, marketplace } = open();
    await marketplace.fetchOrders(
      shop,
      Array.from({ length: 101 }, (_, at) => String(at)),
    );
    expect(asked.map(({ query }) => query.ids?.split(",").length)).toEqual([
      50, 50, 1,
    ]);
  });

  test("a foreign id does not hide the others", async () => {
    const { asked, marketplace } = open({
      "/order/202507/orders": envelope(null, 21008111),
    });
    expect(await marketplace.fetchOrders(shop, ["1", "2", "3"])).toEqual([]);
    expect(asked.map(({ query }) => query.ids).sort()).toEqual([
      "1",
      "1,2",
      "1,2,3",
      "2",
      "3",
    ]);
  });

  test("are listed by change, oldest first", async () => {
    const { asked, marketplace } = open();
    await drain(marketplace.listOrders(shop, { updatedSince: now }));
    expect(asked[0]).toMatchObject({
      query: { sort_field: "update_time", sort_order: "ASC", page_size: "100" },
      body: { update_time_ge: now.getTime() / 1000 },
    });
  });
});

describe("shipping", () => {
  const shipment = {
    orderExternalId: "576",
    lineExternalIds: ["1"],
    trackingNumber: " 1Z9 ",
    carrier: "United Parcel Service",
  };

  test("finds the carrier among the order's own", async () => {
    const { asked, marketplace } = open();
    expect(await marketplace.markShipped(shop, shipment)).toEqual({
      packageId: "55",
    });
    expect(asked.at(-1)?.body).toEqual({
      order_line_item_ids: ["1"],
      tracking_number: "1Z9",
      shipping_provider_id: "90",
    });
  });

  test("an unknown carrier stops before anything is sent", async () => {
    const { paths, marketplace } = open();
    const error = marketplace.markShipped(shop, {
      ...shipment,
      carrier: "Pigeon Post",
    });
    await expect(error).rejects.toMatchObject({
      code: "carrier_unknown",
      said: "Pigeon Post; offered: UPS",
    });
    expect(paths()).not.toContain("/fulfillment/202309/orders/576/packages");
  });

  test("a package is found whatever the number's case and spaces", async () => {
    const { marketplace } = open();
    expect(await marketplace.findPackage(shop, "576", " 1z9")).toEqual({
      packageId: "55",
    });
    expect(await marketplace.findPackage(shop, "576", "other")).toBeNull();
  });
});

describe("the network's orders", () => {
  const order = {
    reference: "Q-1",
    lines: [{ goodsExternalId: "12", quantity: 1 }],
    shipTo: destination,
  };
  const path = "/fbt/202601/mcf_outbound_orders";

  test("a city stands in for the district that a US address lacks", async () => {
    const { asked, fbt } = open();
    expect(await fbt.createOrder(shop, order)).toEqual({
      kind: "created",
      externalId: "7",
    });
    expect(asked[0]?.body).toMatchObject({
      consignee: {
        address: { district_or_county: "Los Angeles", city: "Los Angeles" },
      },
    });
  });

  test("a taken reference is an outcome", async () => {
    const { fbt } = open({ [path]: envelope(null, 177001007) });
    expect(await fbt.createOrder(shop, order)).toEqual({ kind: "already" });
  });

  test("a buyer without phone or e-mail is refused before anything is sent", async () => {
    const { asked, fbt } = open();
    const shipTo = { ...destination, phone: null, email: " " };
    await expect(
      fbt.createOrder(shop, { ...order, shipTo }),
    ).rejects.toMatchObject({
      code: "address_refused",
      said: "missing: phone number, e-mail address",
    });
    expect(asked).toEqual([]);
  });

  test("success without an order's id leaves the outcome unknown", async () => {
    const { fbt } = open({ [path]: {} });
    await expect(fbt.createOrder(shop, order)).rejects.toMatchObject({
      code: "outcome_unknown",
    });
  });

  const parcels = (...statuses: string[]) => ({
    [path]: {
      mcf_order: {
        mcf_order_id: "7",
        external_order_id: "Q-1",
        consign_orders: statuses.map((status, at) => ({
          id: `OBF${at}`,
          status,
        })),
      },
    },
  });
  const cancelPath = `${path}/cancel`;

  test.each([
    ["before there are parcels", [], { mcf_order_id: "7" }],
    [
      "with open parcels",
      ["CLOSED", "PENDING"],
      { mcf_order_id: "7", consign_orders: [{ id: "OBF1" }] },
    ],
  ])("are cancelled %s", async (_name, statuses, body) => {
    const { asked, fbt } = open(parcels(...statuses));
    await fbt.cancelOrder(shop, "7");
    expect(asked.at(-1)).toMatchObject({ path: cancelPath, body });
  });

  test("a cancelled one is not cancelled again", async () => {
    const { paths, fbt } = open(parcels("CLOSED"));
    await fbt.cancelOrder(shop, "7");
    expect(paths()).not.toContain(cancelPath);
  });

  test("a parcel on its way keeps the order whole", async () => {
    const { paths, fbt } = open(parcels("PENDING", "HANDOVER"));
    await expect(fbt.cancelOrder(shop, "7")).rejects.toMatchObject({
      code: "too_late_to_cancel",
    });
    expect(paths()).not.toContain(cancelPath);
  });

  test("an unknown one is null", async () => {
    const { fbt } = open({ [path]: envelope(null, 177001010) });
    expect(await fbt.fetchOrder(shop, "7")).toBeNull();
  });
});

test.each([
  [[], 1, { enrolled: false, multiChannel: false, regions: [] }],
  [
    [{ region_code: "US" }],
    1,
    { enrolled: true, multiChannel: true, regions: ["US"] },
  ],
  [
    [{ region_code: "US" }],
    0,
    { enrolled: true, multiChannel: false, regions: ["US"] },
  ],
])(
  "regions %j with is_mcf %i are %j",
  async (onboarded_regions, is_mcf, status) => {
    const { fbt } = open({
      "/fbt/202409/merchants/onboarded_regions": { onboarded_regions },
      "/fbt/202601/merchants/mcf_status": { mcf_status: { is_mcf } },
    });
    expect(await fbt.fetchStatus(shop)).toEqual(status);
  },
);

test("no ids ask for no levels", async () => {
  const { asked, fbt } = open();
  expect(await drain(fbt.listLevels(shop, []))).toEqual([]);
  expect(asked).toEqual([]);
});
