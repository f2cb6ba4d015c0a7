import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readAppConfiguration } from "#sandbox/shopify/app-configuration.ts";
import {
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";
import { activate, createService } from "#tests/support/shopify-documents.ts";

const place =
  "id name isActive fulfillsOnlineOrders hasActiveInventory deactivatable deletable activatable shipsInventory";
const documents = {
  locationAdd: `mutation Add($input: LocationAddInput!) {
    locationAdd(input: $input) { location { ${place} address { address1 city country provinceCode zip formatted } metafield(namespace: "custom", key: "dock") { value } } userErrors { field message code } }
  }`,
  locationEdit: `mutation Edit($id: ID!, $input: LocationEditInput!) {
    locationEdit(id: $id, input: $input) { location { ${place} address { address1 city } } userErrors { field message code } }
  }`,
  locationActivate: `mutation Activate($locationId: ID!, $key: String!) {
    locationActivate(locationId: $locationId) @idempotent(key: $key) { location { ${place} } locationActivateUserErrors { field message code } }
  }`,
  locationDeactivate: `mutation Deactivate($locationId: ID!, $destinationLocationId: ID, $key: String!) {
    locationDeactivate(locationId: $locationId, destinationLocationId: $destinationLocationId) @idempotent(key: $key) { location { ${place} } locationDeactivateUserErrors { field message code } }
  }`,
  locationDelete: `mutation Delete($locationId: ID!) {
    locationDelete(locationId: $locationId) { deletedLocationId locationDeleteUserErrors { field message code } }
  }`,
};

let shopify: OpenFace;
let keys = 0;
let harbor: string;
beforeEach(async () => {
  const { scopes } = readAppConfiguration();
  shopify = await openShopifyFace([...scopes, "write_locations"]);
  await shopify.install();
  harbor = (await shopify.seen()).locations[0].id;
});
afterEach(() => shopify.close());

async function call(name: keyof typeof documents, variables: object) {
  keys++;
  const { data, errors } = await shopify.admin(documents[name], {
    key: `key-${keys}`,
    ...variables,
  });
  if (!data) throw new Error(JSON.stringify(errors));
  return data[name];
}
const address = {
  address1: "1 Test St",
  city: "Boston",
  provinceCode: "MA",
  countryCode: "US",
  zip: "02110",
};
async function add(name: string, more: object = {}) {
  const { location } = await call("locationAdd", {
    input: { name, address, ...more },
  });
  return location.id as string;
}
const news = () =>
  shopify.letters.filter(({ topic }) => topic.startsWith("locations/"));
const mug = async () => (await shopify.seen()).products[0].variants[0];
const stockMugAt = async (location: string, available: number) =>
  shopify.admin(activate, {
    item: (await mug()).inventoryItemId,
    location,
    available,
    key: `stock-${location}`,
  });

test("a place lives from its opening to its deletion, and the app hears of each step", async () => {
  const added = await call("locationAdd", {
    input: {
      name: "Boston",
      address,
      metafields: [
        {
          namespace: "custom",
          key: "dock",
          value: "4",
          type: "single_line_text_field",
        },
      ],
    },
  });
  expect(added).toMatchObject({
    location: {
      isActive: true,
      fulfillsOnlineOrders: true,
      hasActiveInventory: false,
      deactivatable: true,
      deletable: false,
      shipsInventory: false,
      metafield: { value: "4" },
      address: {
        country: "United States",
        formatted: ["1 Test St", "Boston MA 02110", "United States"],
      },
    },
    userErrors: [],
  });
  const { id } = added.location;
  const edited = await call("locationEdit", {
    id,
    input: { name: "Boston North", address: { city: "Salem" } },
  });
  expect(edited.location).toMatchObject({
    name: "Boston North",
    address: { address1: "1 Test St", city: "Salem" },
  });
  const locationId = id;
  expect(
    (await call("locationDeactivate", { locationId })).location,
  ).toMatchObject({ isActive: false, deletable: true });
  await call("locationActivate", { locationId });
  await call("locationDeactivate", { locationId });
  expect(await call("locationDelete", { locationId })).toEqual({
    deletedLocationId: id,
    locationDeleteUserErrors: [],
  });
  expect(news().map(({ topic }) => topic)).toEqual([
    "locations/create",
    "locations/update",
    "locations/deactivate",
    "locations/activate",
    "locations/deactivate",
    "locations/delete",
  ]);
  const [created, changed] = news().map(({ body }) => JSON.parse(body));
  expect(created).toMatchObject({
    name: "Boston",
    active: true,
    legacy: false,
    country_name: "United States",
    admin_graphql_api_id: id,
  });
  expect(changed).toMatchObject({ name: "Boston North", city: "Salem" });
});

test("stock of a place that closes goes where it is told to, as what it was", async () => {
  const id = await add("Boston");
  await stockMugAt(id, 7);
  const closed = await call("locationDeactivate", {
    locationId: id,
    destinationLocationId: harbor,
  });
  expect(closed).toMatchObject({
    location: { isActive: false, hasActiveInventory: false },
    locationDeactivateUserErrors: [],
  });
  expect((await mug()).levels).toMatchObject([
    { locationId: harbor, available: 17 },
  ]);
  const refused = await stockMugAt(id, 1);
  expect(refused.data.inventoryActivate.inventoryLevel).toBeNull();
});

test("an order is shipped from another own place where the first has too little", async () => {
  const id = await add("Boston");
  await stockMugAt(id, 30);
  await shopify.deed("/orders", { lines: [{ sku: "MUG-BLUE", quantity: 20 }] });
  const { orders } = await shopify.seen();
  expect(orders[0].fulfillmentOrders).toMatchObject([
    { locationName: "Boston" },
  ]);
});

test("a fulfillment service's place opens, is renamed and goes with it", async () => {
  const made = await shopify.admin(createService, { name: "Quayside FBT" });
  const { id } = made.data.fulfillmentServiceCreate.fulfillmentService;
  await shopify.admin(
    'mutation Rename($id: ID!) { fulfillmentServiceUpdate(id: $id, name: "Quayside") { userErrors { message } } }',
    { id },
  );
  await shopify.admin(
    "mutation Remove($id: ID!) { fulfillmentServiceDelete(id: $id, inventoryAction: DELETE) { userErrors { message } } }",
    { id },
  );
  expect(
    news().map(({ topic, body }) => [topic, JSON.parse(body).name]),
  ).toEqual([
    ["locations/create", "Quayside FBT"],
    ["locations/update", "Quayside"],
    ["locations/delete", undefined],
  ]);
});

describe("a name or an address is refused", () => {
  test.each([
    [{ name: "" }, ["input", "name"], "Add a location name", "BLANK"],
    [
      { name: "N".repeat(101) },
      ["input", "name"],
      "Use a shorter location name (up to 100 characters)",
      "TOO_LONG",
    ],
    [
      { name: "Harbor Warehouse" },
      ["input", "name"],
      "You already have a location with this name",
      "TAKEN",
    ],
    [
      { name: "Far", address: { ...address, address1: "A".repeat(256) } },
      ["input", "address", "address1"],
      "Use a shorter name for the street (up to 255 characters)",
      "TOO_LONG",
    ],
    [
      { name: "Far", address: { ...address, zip: "A".repeat(256) } },
      ["input", "address", "zip"],
      "Use a shorter postal / ZIP code (up to 255 characters)",
      "TOO_LONG",
    ],
  ])("%.60j", async (input, field, message, code) => {
    expect(await call("locationAdd", { input: { address, ...input } })).toEqual(
      {
        location: null,
        userErrors: [{ field, message, code }],
      },
    );
    expect(news()).toEqual([]);
  });

  test("in an edit as in an addition, and the last place for online orders stays one", async () => {
    const id = await add("Boston", { fulfillsOnlineOrders: false });
    const edit = async (input: object, of = id) =>
      (await call("locationEdit", { id: of, input })).userErrors;
    expect(await edit({ name: "Harbor Warehouse" })).toMatchObject([
      { code: "TAKEN" },
    ]);
    expect(await edit({ fulfillsOnlineOrders: false }, harbor)).toEqual([
      {
        field: ["input"],
        message:
          "Online order fulfillment could not be disabled for this location as it is the only location that fulfills online orders.",
        code: "CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT",
      },
    ]);
  });
});

describe("a place cannot be closed", () => {
  const refusal = async (
    locationId: string,
    destinationLocationId?: string,
  ) => {
    const { location, locationDeactivateUserErrors } = await call(
      "locationDeactivate",
      { locationId, destinationLocationId },
    );
    const [error, ...others] = locationDeactivateUserErrors;
    expect(others).toEqual([]);
    return [location?.isActive, error?.code, error?.message];
  };

  test("that is the shop's first, or a fulfillment service's", async () => {
    const made = await shopify.admin(createService, { name: "Quayside FBT" });
    const { location } = made.data.fulfillmentServiceCreate.fulfillmentService;
    const blocked = [
      true,
      "PERMANENTLY_BLOCKED_FROM_DEACTIVATION_ERROR",
      "Location could not be deactivated because it either has a fulfillment service or is the only location with a shipping address.",
    ];
    expect(await refusal(harbor)).toEqual(blocked);
    expect(await refusal(location.id)).toEqual(blocked);
  });

  test("into itself, into a closed place, or without saying where its stock goes", async () => {
    const id = await add("Boston");
    const other = await add("Salem");
    await call("locationDeactivate", { locationId: other });
    await stockMugAt(id, 1);
    expect(await refusal(id, id)).toEqual([
      true,
      "DESTINATION_LOCATION_IS_THE_SAME_LOCATION",
      "Location could not be deactivated because the destination location cannot be set to the location to be deactivated.",
    ]);
    expect(await refusal(id, other)).toEqual([
      true,
      "DESTINATION_LOCATION_NOT_FOUND_OR_INACTIVE",
      "Location could not be deactivated because the destination location could be not found or is inactive.",
    ]);
    expect(await refusal(id)).toEqual([
      true,
      "HAS_ACTIVE_INVENTORY_ERROR",
      "Location could not be deactivated without specifying where to relocate inventory stocked at the location.",
    ]);
  });

  test("that is the only one for online orders", async () => {
    const id = await add("Boston");
    await call("locationEdit", {
      id: harbor,
      input: { fulfillsOnlineOrders: false },
    });
    expect(await refusal(id)).toEqual([
      true,
      "CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT",
      "At least one location must fulfill online orders.",
    ]);
  });
});

test("a closed place whose name was given away stays closed", async () => {
  const id = await add("Boston");
  await call("locationDeactivate", { locationId: id });
  await add("Boston");
  expect(await call("locationActivate", { locationId: id })).toMatchObject({
    location: { isActive: false, activatable: false },
    locationActivateUserErrors: [
      {
        field: ["locationId"],
        code: "HAS_NON_UNIQUE_NAME",
        message:
          "This location currently cannot be activated because there exists an active location with the same name.",
      },
    ],
  });
});

test("all that keeps a place from being deleted is told at once", async () => {
  await shopify.deed("/orders", { lines: [{ sku: "MUG-BLUE", quantity: 1 }] });
  const codes = async (locationId: string) =>
    (await call("locationDelete", { locationId })).locationDeleteUserErrors.map(
      ({ code }: { code: string }) => code,
    );
  expect(await codes(harbor)).toEqual([
    "LOCATION_IS_ACTIVE",
    "LOCATION_HAS_INVENTORY",
    "LOCATION_HAS_PENDING_ORDERS",
  ]);
  expect(await codes("gid://shopify/Location/1")).toEqual([
    "LOCATION_NOT_FOUND",
  ]);
});

test("a key that was used for another place shows the place and refuses", async () => {
  const [id, other] = [await add("Boston"), await add("Salem")];
  await call("locationDeactivate", { locationId: id, key: "once" });
  const again = await call("locationDeactivate", {
    locationId: other,
    key: "once",
  });
  expect(again).toMatchObject({
    location: { id: other, isActive: true },
    locationDeactivateUserErrors: [
      {
        field: null,
        code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
        message:
          "The same idempotency key cannot be used with different operation parameters.",
      },
    ],
  });
});
