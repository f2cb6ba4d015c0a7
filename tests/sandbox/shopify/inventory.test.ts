import { afterEach, beforeEach, describe, expect, test } from "vitest";
import specimen from "#tests/specimens/shopify/inventory-set-quantities.json" with {
  type: "json",
};
import {
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";
import {
  activate,
  createService,
  setQuantities,
} from "#tests/support/shopify-documents.ts";

let shopify: OpenFace;
let item: string;
let location: string;
beforeEach(async () => {
  shopify = await openShopifyFace();
  await shopify.install();
  const seen = await shopify.seen();
  item = seen.products[0].variants[0].inventoryItemId;
  location = seen.locations[0].id;
});
afterEach(() => shopify.close());

const input = (quantity: number, changeFromQuantity: number | null) => ({
  name: "available",
  reason: "correction",
  quantities: [
    {
      inventoryItemId: item,
      locationId: location,
      quantity,
      changeFromQuantity,
    },
  ],
});
const set = async (
  quantity: number,
  from: number | null,
  key = crypto.randomUUID() as string,
) =>
  (
    await shopify.admin(setQuantities, {
      input: input(quantity, from),
      key,
    })
  ).data.inventorySetQuantities;
const available = async () =>
  (await shopify.seen()).products[0].variants[0].levels[0].available;

test("setting available from the believed number writes it and names both changed quantities", async () => {
  const answer = await set(15, 10);
  const recorded =
    specimen.success.data.inventorySetQuantities.inventoryAdjustmentGroup;
  const changes = recorded.changes.map(
    ({ name, delta, quantityAfterChange }) => ({
      name,
      delta,
      quantityAfterChange,
    }),
  );
  expect(answer.inventoryAdjustmentGroup.changes).toEqual(changes);
  expect(await available()).toBe(15);
});

test("a believed number that is no longer true is CHANGE_FROM_QUANTITY_STALE and changes nothing", async () => {
  const answer = await set(15, 9);
  expect(answer.inventoryAdjustmentGroup).toBeNull();
  expect(answer.userErrors[0]).toMatchObject({
    field: ["input", "quantities", "0", "changeFromQuantity"],
    code: "CHANGE_FROM_QUANTITY_STALE",
  });
  expect(await available()).toBe(10);
});

test("changeFromQuantity null skips the comparison", async () => {
  expect((await set(4, null)).userErrors).toEqual([]);
  expect(await available()).toBe(4);
});

test("the same key with the same arguments replays the first answer and writes nothing", async () => {
  const first = await set(15, 10, "key-1");
  await set(20, 15, "key-2");
  expect(await set(15, 10, "key-1")).toEqual(first);
  expect(await available()).toBe(20);
});

test("the same key with other arguments is IDEMPOTENCY_KEY_PARAMETER_MISMATCH", async () => {
  await set(15, 10, "key-1");
  const answer = await set(16, 15, "key-1");
  expect(answer.userErrors[0].code).toBe("IDEMPOTENCY_KEY_PARAMETER_MISMATCH");
  expect(await available()).toBe(15);
});

test("setting the number that is already there leaves no adjustment group and no error", async () => {
  expect(await set(10, 10)).toEqual({
    inventoryAdjustmentGroup: null,
    userErrors: [],
  });
});

test("on_hand may not become negative, and available may", async () => {
  const onHand = await shopify.admin(setQuantities, {
    input: { ...input(-1, null), name: "on_hand" },
    key: "k",
  });
  expect(onHand.data.inventorySetQuantities.userErrors[0].code).toBe(
    "INVALID_QUANTITY_NEGATIVE",
  );
  expect((await set(-1, null)).userErrors).toEqual([]);
});

test("a list of more than 250 quantities is refused as a whole", async () => {
  const [entry] = input(1, null).quantities;
  const answer = await shopify.admin(setQuantities, {
    input: { ...input(1, null), quantities: Array(251).fill(entry) },
    key: "k",
  });
  expect(answer.errors?.[0].extensions.code).toBe("MAX_INPUT_SIZE_EXCEEDED");
});

const adjustQuantities = `mutation Adjust($input: InventoryAdjustQuantitiesInput!, $key: String!) {
  inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { changes(quantityNames: ["on_hand", "damaged", "available"]) { name delta } }
    userErrors { field message code }
  }
}`;
const adjust = async (name: string, delta: number, ledger?: string) =>
  (
    await shopify.admin(adjustQuantities, {
      input: {
        name,
        reason: "damaged",
        changes: [
          {
            inventoryItemId: item,
            locationId: location,
            delta,
            changeFromQuantity: null,
            ...(ledger && { ledgerDocumentUri: ledger }),
          },
        ],
      },
      key: crypto.randomUUID(),
    })
  ).data.inventoryAdjustQuantities;

test("an adjustment of available needs no ledger document, every other name does", async () => {
  expect(
    (await adjust("available", -2)).inventoryAdjustmentGroup.changes,
  ).toEqual([
    { name: "available", delta: -2 },
    { name: "on_hand", delta: -2 },
  ]);
  expect((await adjust("damaged", 1)).userErrors[0].code).toBe(
    "INVALID_QUANTITY_DOCUMENT",
  );
  expect((await adjust("damaged", 1, "logistics://dock/1")).userErrors).toEqual(
    [],
  );
  expect((await adjust("on_hand", 1)).userErrors[0].code).toBe(
    "INVALID_QUANTITY_NAME",
  );
  expect(await available()).toBe(8);
});

describe("recorded refusals", () => {
  const plain = `
  mutation SetQuantities($input: InventorySetQuantitiesInput!) {
    inventorySetQuantities(input: $input) { inventoryAdjustmentGroup { id } userErrors { field message code } }
  }`;
  const keyed = `
  mutation SetQuantities($input: InventorySetQuantitiesInput!) {
    inventorySetQuantities(input: $input) @idempotent(key: "k") { inventoryAdjustmentGroup { id } userErrors { field message code } }
  }`;
  const bare = () => ({
    ...input(5, null),
    quantities: [{ inventoryItemId: item, locationId: location, quantity: 5 }],
  });

  test("without @idempotent the mutation does not run", async () => {
    const { errors, data } = await shopify.admin(plain, { input: input(5, 0) });
    expect(errors).toEqual(specimen.missingIdempotency.errors);
    expect(data).toEqual(specimen.missingIdempotency.data);
  });

  test("changeFromQuantity may not be absent", async () => {
    const { errors, data } = await shopify.admin(keyed, { input: bare() });
    const [recorded] = specimen.missingChangeFrom.errors;
    expect(errors?.[0]).toMatchObject({
      message: recorded?.message,
      extensions: recorded?.extensions,
      path: recorded?.path,
      locations: [{ line: 3, column: 5 }, { line: 2 }],
    });
    expect(data).toEqual(specimen.missingChangeFrom.data);
  });

  test("the comparison fields of older versions are not defined any more", async () => {
    const answer = await shopify.admin(keyed, {
      input: { ...bare(), ignoreCompareQuantity: true },
    });
    const [recorded] = specimen.legacyShape.errors;
    expect(answer.data).toBeUndefined();
    expect(answer.errors?.[0].message).toBe(recorded?.message);
    expect(answer.errors?.[0].extensions.problems).toEqual(
      recorded?.extensions.problems,
    );
  });

  test.each([
    ["item", specimen.unknownItem],
    ["location", specimen.unknownLocation],
  ])("an unknown %s is named in the recorded words", async (what, recorded) => {
    const unknown = input(1, null);
    const [entry] = unknown.quantities;
    if (entry && what === "item")
      entry.inventoryItemId = "gid://shopify/InventoryItem/1";
    if (entry && what === "location")
      entry.locationId = "gid://shopify/Location/1";
    const answer = await shopify.admin(setQuantities, {
      input: unknown,
      key: "k",
    });
    expect(answer.data.inventorySetQuantities.userErrors).toEqual(
      recorded.data.inventorySetQuantities.userErrors,
    );
  });
});

describe("a new location", () => {
  const open = async () => {
    const made = await shopify.admin(createService, { name: "Quayside FBT" });
    return made.data.fulfillmentServiceCreate.fulfillmentService.location.id;
  };
  const start = async (location: string, more: object) =>
    (
      await shopify.admin(activate, {
        item,
        location,
        key: crypto.randomUUID(),
        ...more,
      })
    ).data.inventoryActivate;

  test("an item that is not stocked there cannot be set", async () => {
    location = await open();
    expect((await set(5, null)).userErrors).toHaveLength(1);
  });

  test("activation stocks it, and a level's id names location and item", async () => {
    location = await open();
    const { inventoryLevel } = await start(location, { onHand: 50 });
    expect(inventoryLevel.id).toMatch(
      /^gid:\/\/shopify\/InventoryLevel\/\d+\?inventory_item_id=\d+$/,
    );
    expect(inventoryLevel.quantities).toEqual([
      { name: "available", quantity: 50 },
      { name: "on_hand", quantity: 50 },
    ]);
    const read = await shopify.admin(
      "query Read($id: ID!) { inventoryLevel(id: $id) { item { id } location { id } } }",
      { id: inventoryLevel.id },
    );
    expect(read.data.inventoryLevel).toEqual({
      item: { id: item },
      location: { id: location },
    });
  });

  test("activating again with a quantity is refused but shows the level", async () => {
    location = await open();
    await start(location, { onHand: 50 });
    const again = await start(location, { onHand: 5 });
    expect(again.inventoryLevel.quantities[1].quantity).toBe(50);
    expect(again.userErrors[0].message).toBe(
      "Not allowed to set an on_hand quantity when the item is already active at the location.",
    );
  });
});

describe("quantities that change their name", () => {
  const move = async (changes: object[]) =>
    (
      await shopify.admin(
        `mutation Move($input: InventoryMoveQuantitiesInput!, $key: String!) {
          inventoryMoveQuantities(input: $input) @idempotent(key: $key) {
            inventoryAdjustmentGroup { reason changes { name delta quantityAfterChange ledgerDocumentUri } }
            userErrors { field code }
          }
        }`,
        {
          key: crypto.randomUUID(),
          input: {
            reason: "correction",
            referenceDocumentUri: "quayside://count/1",
            changes,
          },
        },
      )
    ).data.inventoryMoveQuantities;
  const to = (name: string, more: object = {}) => ({
    locationId: location,
    name,
    changeFromQuantity: null,
    ...(name !== "available" && { ledgerDocumentUri: "quayside://count/1" }),
    ...more,
  });

  test("a move takes from one and gives to the other; on hand stays", async () => {
    const answer = await move([
      {
        inventoryItemId: item,
        quantity: 2,
        from: to("available", { changeFromQuantity: 10 }),
        to: to("damaged", { changeFromQuantity: 0 }),
      },
    ]);
    expect(answer.userErrors).toEqual([]);
    expect(answer.inventoryAdjustmentGroup).toEqual(specimen.move);
    const { levels } = (await shopify.seen()).products[0].variants[0];
    expect(levels[0]).toMatchObject({ available: 8, onHand: 10 });
  });

  test.each([
    ["available", "available", {}, "SAME_QUANTITY_NAME"],
    ["available", "on_hand", {}, "INVALID_QUANTITY_NAME"],
    [
      "available",
      "damaged",
      { ledgerDocumentUri: null },
      "INVALID_QUANTITY_DOCUMENT",
    ],
    [
      "available",
      "damaged",
      { changeFromQuantity: 3 },
      "CHANGE_FROM_QUANTITY_STALE",
    ],
  ])("a move from %s to %s with %j is %s", async (from, name, more, code) => {
    const { userErrors } = await move([
      {
        inventoryItemId: item,
        quantity: 1,
        from: to(from),
        to: to(name, more),
      },
    ]);
    expect(userErrors.map((one: { code: string }) => one.code)).toContain(code);
    expect(await available()).toBe(10);
  });
});

describe("an item that is no longer stocked somewhere", () => {
  const levels = async () =>
    (
      await shopify.admin(
        `query Levels($id: ID!) { inventoryItem(id: $id) { inventoryLevels(first: 5) { nodes { id location { id } } } } }`,
        { id: item },
      )
    ).data.inventoryItem.inventoryLevels.nodes;
  const deactivate = async (id: string) =>
    (
      await shopify.admin(
        "mutation Off($id: ID!) { inventoryDeactivate(inventoryLevelId: $id) { userErrors { field message } } }",
        { id },
      )
    ).data.inventoryDeactivate.userErrors;

  test("its only location cannot be taken away", async () => {
    const [level] = await levels();
    const [error] = await deactivate(level.id);
    expect(error).toEqual(specimen.onlyLocation);
  });

  test("with another one it can, and the level is gone from the list", async () => {
    const { fulfillmentService } = (
      await shopify.admin(createService, { name: "Quayside FBT" })
    ).data.fulfillmentServiceCreate;
    await shopify.admin(activate, {
      item,
      location: fulfillmentService.location.id,
      available: 4,
      key: "on",
    });
    const [first] = await levels();
    expect(await deactivate(first.id)).toEqual([]);
    expect((await levels()).map((one: { id: string }) => one.id)).not.toContain(
      first.id,
    );
  });
});
