import { expect, test } from "vitest";
import { setAvailable } from "#core/platforms/shopify/set-available.ts";
import { answerInTurn, data } from "./support/admin-answers.ts";
import { openClient, shop } from "./support/open-client.ts";

const change = {
  locationId: "gid://shopify/Location/1",
  key: "7f1d2c3b-0000-4000-8000-000000000001",
  reference: "gid://quayside/Effect/1",
  items: [11, 12, 13].map((id) => ({
    inventoryItemId: `gid://shopify/InventoryItem/${id}`,
    quantity: id,
    expected: 5,
  })),
};

const refusing = (...errors: { index: string; code: string }[]) =>
  data({
    inventorySetQuantities: {
      userErrors: errors.map(({ index, code }) => ({
        field: ["input", "quantities", index, "changeFromQuantity"],
        message: "no",
        code,
      })),
    },
  });
const done = refusing();
const stale = (index: string) => ({
  index,
  code: "CHANGE_FROM_QUANTITY_STALE",
});

const run = () => setAvailable(openClient().client, shop, change);
type Sent = { input: { quantities: { inventoryItemId: string }[] } };
const idsOf = (variables: unknown) =>
  (variables as Sent).input.quantities.map((q) => q.inventoryItemId.slice(-2));

test("all items are set in one request with the key we were given", async () => {
  const seen = answerInTurn(done);
  expect(await run()).toEqual(["set", "set", "set"]);
  expect(seen).toHaveLength(1);
  expect(seen[0]?.variables).toMatchObject({
    key: change.key,
    input: {
      name: "available",
      reason: "correction",
      referenceDocumentUri: change.reference,
      quantities: [{ quantity: 11, changeFromQuantity: 5 }, {}, {}],
    },
  });
});

test("a stale item is dropped, and the rest is sent again under a key of its own", async () => {
  const seen = answerInTurn(refusing(stale("1")), done);
  expect(await run()).toEqual(["set", "stale", "set"]);
  expect(idsOf(seen[1]?.variables)).toEqual(["11", "13"]);
  expect(seen[1]?.variables.key).not.toBe(change.key);
});

test("the index counts within the request that was refused", async () => {
  const seen = answerInTurn(refusing(stale("0")), refusing(stale("1")), done);
  expect(await run()).toEqual(["stale", "set", "stale"]);
  expect(idsOf(seen[2]?.variables)).toEqual(["12"]);
});

test("repeating the effect repeats the same keys", async () => {
  const keys = async () => {
    const seen = answerInTurn(refusing(stale("1")), done);
    await run();
    return seen.map(({ variables }) => variables.key);
  };
  expect(await keys()).toEqual(await keys());
});

test("when all are stale nothing is sent again", async () => {
  const seen = answerInTurn(refusing(stale("0"), stale("1"), stale("2")));
  expect(await run()).toEqual(["stale", "stale", "stale"]);
  expect(seen).toHaveLength(1);
});

test("a key whose first request failed is replaced", async () => {
  const seen = answerInTurn(
    refusing({ index: "0", code: "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED" }),
    done,
  );
  expect(await run()).toEqual(["set", "set", "set"]);
  expect(new Set(seen.map(({ variables }) => variables.key)).size).toBe(2);
});

test("an item that is refused is left out with its reason, and the rest is sent again under a key of its own", async () => {
  const gone = { index: "1", code: "INVALID_INVENTORY_ITEM" };
  const seen = answerInTurn(refusing(gone), refusing(stale("1")), done);
  expect(await run()).toMatchObject([
    "set",
    { code: "subject_not_found" },
    "stale",
  ]);
  expect(seen.map(({ variables }) => idsOf(variables))).toEqual([
    ["11", "12", "13"],
    ["11", "13"],
    ["11"],
  ]);
  expect(new Set(seen.map(({ variables }) => variables.key)).size).toBe(3);
});

test("what is refused keeps its reason when the rest never gets through", async () => {
  const gone = { index: "0", code: "INVALID_INVENTORY_ITEM" };
  const failed = { index: "0", code: "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED" };
  const again = refusing(failed);
  answerInTurn(refusing(gone), again, again, again, again);
  expect(await run()).toMatchObject([
    { code: "subject_not_found" },
    "stale",
    "stale",
  ]);
});

test.each([
  [
    ["input", "quantities", "0"],
    "IDEMPOTENCY_CONCURRENT_REQUEST",
    "outcome_unknown",
  ],
  [
    ["input", "referenceDocumentUri"],
    "INVALID_REFERENCE_DOCUMENT",
    "request_malformed",
  ],
  [["input"], "INVALID_INVENTORY_ITEM", "subject_not_found"],
  [["input"], "CHANGE_FROM_QUANTITY_STALE", "wire_unexpected"],
])(
  "about %j, %s ends the whole request as %s",
  async (field, code, expected) => {
    answerInTurn(
      data({
        inventorySetQuantities: {
          userErrors: [{ field, message: "no", code }],
        },
      }),
    );
    await expect(run()).rejects.toMatchObject({ code: expected });
  },
);
