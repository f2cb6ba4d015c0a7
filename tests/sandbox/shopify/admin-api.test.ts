import { afterEach, beforeEach, expect, test } from "vitest";
import names from "#tests/specimens/shopify/fulfillment-service-names.json" with {
  type: "json",
};
import documents from "#tests/specimens/shopify/invalid-documents.json" with {
  type: "json",
};
import orderCreate from "#tests/specimens/shopify/order-create.json" with {
  type: "json",
};
import {
  appOrigin,
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";
import { createService } from "#tests/support/shopify-documents.ts";

let shopify: OpenFace;
beforeEach(async () => {
  shopify = await openShopifyFace();
  await shopify.install();
});
afterEach(() => shopify.close());

const firstError = async (query: string, variables: object = {}) =>
  (await shopify.admin(query, variables)).errors?.[0];

test("products are read with variants, levels and cursors", async () => {
  const { data, errors } = await shopify.admin(`{
    products(first: 1) {
      edges { cursor node { title status hasOnlyDefaultVariant variantsCount { count }
        variants(first: 5) { nodes { sku price selectedOptions { name value } inventoryQuantity
          inventoryItem { tracked measurement { weight { value unit } }
            inventoryLevels(first: 5) { nodes { location { name } quantities(names: ["available", "committed", "on_hand"]) { name quantity } } } } } } } }
      pageInfo { hasNextPage endCursor }
    }
  }`);
  expect(errors).toBeUndefined();
  const [edge] = data.products.edges;
  expect(edge.node).toMatchObject({
    title: "Harbor Mug",
    variantsCount: { count: 2 },
  });
  expect(edge.node.variants.nodes[0]).toMatchObject({
    sku: "MUG-BLUE",
    price: "18.50",
    selectedOptions: [{ name: "Color", value: "Blue" }],
    inventoryQuantity: 10,
  });
  expect(data.products.pageInfo).toEqual({
    hasNextPage: true,
    endCursor: edge.cursor,
  });
  const next = await shopify.admin(
    "query Next($after: String) { products(first: 5, after: $after) { nodes { title options { name values } } pageInfo { hasNextPage hasPreviousPage } } }",
    { after: edge.cursor },
  );
  expect(next.data.products).toEqual({
    nodes: [
      {
        title: "Harbor Poster",
        options: [{ name: "Title", values: ["Default Title"] }],
      },
    ],
    pageInfo: { hasNextPage: false, hasPreviousPage: true },
  });
});

test.each([
  ["sku:MUG-RED", ["MUG-RED"]],
  ["sku:MUG-RED OR sku:MUG-BLUE", ["MUG-BLUE", "MUG-RED"]],
  ["sku:MUG*", ["MUG-BLUE", "MUG-RED"]],
  ["-sku:MUG-RED", ["MUG-BLUE", null]],
  ["updated_at:>='2020-01-01T00:00:00Z' sku:MUG-RED", ["MUG-RED"]],
  ["updated_at:>'2120-01-01T00:00:00Z'", []],
])("the search %s finds %j", async (query, skus) => {
  const { data } = await shopify.admin(
    "query Find($query: String) { productVariants(first: 5, query: $query) { nodes { sku } } }",
    { query },
  );
  expect(
    data.productVariants.nodes.map(({ sku }: { sku: string }) => sku),
  ).toEqual(skus);
});

test("what is not simulated says so instead of answering null", async () => {
  expect((await firstError("{ businessEntities { id } }"))?.message).toBe(
    "Not simulated: businessEntities",
  );
  expect(
    (await firstError("{ shop { id resourceLimits { maxProductVariants } } }"))
      ?.message,
  ).toBe("Not simulated: Shop.resourceLimits");
  expect(
    (
      await firstError(
        '{ orders(first: 1, query: "risk_level:high") { nodes { id } } }',
      )
    )?.message,
  ).toBe("Not simulated: search term risk_level");
});

test("a field that does not exist is refused in the recorded words", async () => {
  expect(
    await firstError(
      `mutation InventoryDeactivateValidationActivateCodeSelection($inventoryItemId: ID!, $locationId: ID!) {
  inventoryActivate(inventoryItemId: $inventoryItemId, locationId: $locationId) @idempotent(key: "k") {
    inventoryLevel { id }
    userErrors { field message   code }
  }
}`,
    ),
  ).toEqual(documents.undefinedField);
});

test("missing and unknown arguments are refused in the recorded words", async () => {
  expect(
    await firstError(`
  mutation InlineMissingOrderArg {
    orderCreate { order { id } }
  }`),
  ).toEqual(documents.missingArgument);
  const { locations: _, ...recorded } = documents.unknownArgument;
  expect(
    await firstError(`mutation FulfillmentServiceRemovedArgumentValidation {
      fulfillmentServiceCreate(name: "x", permitsSkuSharing: true) { userErrors { message } }
    }`),
  ).toMatchObject(recorded);
});

test("a value outside an enum names the field and the choices", async () => {
  const error = await firstError(
    `mutation Event($fulfillmentEvent: FulfillmentEventInput!) {
      fulfillmentEventCreate(fulfillmentEvent: $fulfillmentEvent) { userErrors { message } }
    }`,
    {
      fulfillmentEvent: {
        fulfillmentId: "gid://shopify/Fulfillment/1",
        status: "NOT_A_FULFILLMENT_EVENT_STATUS",
      },
    },
  );
  expect(error.extensions.code).toBe("INVALID_VARIABLE");
  expect(error.message.split("(")[0]).toBe(
    documents.invalidEnum.message.split("(")[0],
  );
});

test("a field without its scope is ACCESS_DENIED in the recorded words", async () => {
  const { locations: _, ...recorded } = documents.accessDenied;
  expect(
    await firstError("{ fulfillmentConstraintRules { id } }"),
  ).toMatchObject(recorded);
});

test("an app without order scopes reads products and is denied orders", async () => {
  await shopify.close();
  shopify = await openShopifyFace(["read_products"]);
  await shopify.install();
  const answer = await shopify.admin(
    "{ products(first: 1) { nodes { title } } orders(first: 1) { nodes { id } } }",
  );
  expect(answer.errors?.[0]).toMatchObject({
    extensions: { code: "ACCESS_DENIED" },
    path: ["orders"],
  });
});

test("a service's name is checked and its handle made as recorded", async () => {
  const create = async (name: string) =>
    (await shopify.admin(createService, { name })).data
      .fulfillmentServiceCreate;
  const made = await create(names.transliterated.serviceName);
  expect(made.fulfillmentService).toMatchObject({
    handle: names.transliterated.handle,
    location: {
      isFulfillmentService: true,
      fulfillsOnlineOrders: true,
      shipsInventory: false,
    },
  });
  expect(made.fulfillmentService.id).toMatch(/\?id=true$/);
  expect(
    (await create(names.transliterated.serviceName.toUpperCase())).userErrors,
  ).toEqual(names.taken.userErrors);
  expect((await create("Manual")).userErrors).toEqual(
    names.reserved.userErrors,
  );
});

test("a service's callback must be an address of the app", async () => {
  const create = async (callbackUrl: string) =>
    (await shopify.admin(createService, { name: callbackUrl, callbackUrl }))
      .data.fulfillmentServiceCreate.userErrors;
  expect(await create(`${appOrigin}/callbacks`)).toEqual([]);
  expect(await create("https://elsewhere.example.org/x")).toEqual([
    { field: ["callbackUrl"], message: "Callback url is not allowed" },
  ]);
  expect(await create("ftp://app.example.com/x")).toEqual([
    {
      field: ["callbackUrl"],
      message: "Callback url protocol ftp:// is not supported",
    },
  ]);
});

test("the recorded orderCreate gets the recorded shape, and both cost what was recorded", async () => {
  const made = await shopify.admin(orderCreate.query, orderCreate.variables);
  expect(made.errors).toBeUndefined();
  expect(made.data.orderCreate.order.fulfillmentOrders.nodes[0]).toMatchObject({
    status: "OPEN",
    assignedLocation: { name: "Harbor Warehouse" },
  });
  expect(made.extensions.cost).toMatchObject(orderCreate.cost);
  const read = await shopify.admin(orderCreate.readQuery, {
    id: made.data.orderCreate.order.id,
  });
  expect(read.extensions.cost).toMatchObject(orderCreate.readCost);
});

test("a bucket that lacks the requested points is THROTTLED, and a cheap query still passes", async () => {
  const one =
    'inventoryItemUpdate(id: "gid://shopify/InventoryItem/1", input: {}) { userErrors { message } }';
  const dear = `mutation { ${Array.from({ length: 95 }, (_, i) => `m${i}: ${one}`).join(" ")} }`;
  const first = await shopify.admin(dear);
  expect(first.extensions.cost).toMatchObject({
    requestedQueryCost: 950,
    actualQueryCost: 950,
    throttleStatus: { maximumAvailable: 2000, restoreRate: 100 },
  });
  await shopify.admin(dear);
  const refused = await shopify.admin(dear);
  expect(refused.data).toBeUndefined();
  expect(refused.errors?.[0]).toMatchObject({
    message: "Throttled",
    extensions: { code: "THROTTLED" },
  });
  expect(refused.extensions.cost.actualQueryCost).toBeNull();
  expect((await shopify.admin("{ shop { name } }")).data.shop.name).toBe(
    "Harbor Goods",
  );
});

test("a query that asks for more than 1000 points is refused whatever the bucket holds", async () => {
  const one =
    "orders(first: 250) { nodes { fulfillmentOrders(first: 50) { nodes { id } } } }";
  const error = await firstError(
    `{ ${Array.from({ length: 12 }, (_, i) => `o${i}: ${one}`).join(" ")} }`,
  );
  expect(error.extensions.code).toBe("MAX_COST_EXCEEDED");
});

test("a planted fault after applying hides an outcome that happened", async () => {
  shopify.context.faults.plant({
    platform: "shopify",
    operation: "productUpdate",
    times: 1,
    status: 503,
    afterApplying: true,
    body: {},
  });
  const seen = await shopify.seen();
  const answer = await shopify.callAdmin(
    "mutation Edit($product: ProductUpdateInput!) { productUpdate(product: $product) { userErrors { message } } }",
    { product: { id: seen.products[0].id, title: "Renamed" } },
  );
  expect(answer.status).toBe(503);
  expect((await shopify.seen()).products[0].title).toBe("Renamed");
});

test("a planted fault with status 0 cuts the connection", async () => {
  shopify.context.faults.plant({
    platform: "shopify",
    operation: "shop",
    times: 1,
    status: 0,
    afterApplying: false,
    body: null,
  });
  await expect(shopify.callAdmin("{ shop { name } }")).rejects.toThrow();
  expect((await shopify.callAdmin("{ shop { name } }")).status).toBe(200);
});
