import { afterEach, beforeEach, expect, test } from "vitest";
import type { ShopifyState, Store } from "#sandbox/shopify/state.ts";
import { work } from "#sandbox/shopify/store/shelf.ts";
import specimen from "#tests/specimens/shopify/bulk-operations.json" with {
  type: "json",
};
import {
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";

let shopify: OpenFace;
beforeEach(async () => {
  shopify = await openShopifyFace(
    ["read_products", "write_products"],
    ["bulk_operations/finish"],
  );
  await shopify.install();
});
afterEach(() => shopify.close());

const store = () =>
  (shopify.face.save() as ShopifyState).stores["harbor-goods"] as Store;

const fields =
  "id status type errorCode objectCount rootObjectCount fileSize url";

const runQuery = async (query: string, groupObjects = false) =>
  (
    await shopify.admin(
      `mutation Run($query: String!, $groupObjects: Boolean!) { bulkOperationRunQuery(query: $query, groupObjects: $groupObjects) { bulkOperation { ${fields} } userErrors { field message code } } }`,
      { query, groupObjects },
    )
  ).data.bulkOperationRunQuery;

const runMutation = async (variables: object) =>
  (
    await shopify.admin(
      `mutation Run($mutation: String!, $path: String!, $clientIdentifier: String) { bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path, clientIdentifier: $clientIdentifier) { bulkOperation { ${fields} } userErrors { field message code } } }`,
      { path: "nowhere", ...variables },
    )
  ).data.bulkOperationRunMutation;

const cancel = async (id: string) =>
  (
    await shopify.admin(
      `mutation Cancel($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { ${fields} } userErrors { field message } } }`,
      { id },
    )
  ).data.bulkOperationCancel;

async function ended(id: string) {
  for (;;) {
    const { data } = await shopify.admin(
      `query Look($id: ID!) { bulkOperation(id: $id) { ${fields} } }`,
      { id },
    );
    const { status } = data.bulkOperation;
    if (!["CREATED", "RUNNING", "CANCELING"].includes(status))
      return data.bulkOperation;
    await new Promise((done) => setTimeout(done, 10));
  }
}

const lines = async (url: string) =>
  (await (await fetch(url)).text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

const withVariants =
  "{ products { edges { node { id title variants { edges { node { id sku } } } } } } }";
const productsOnly = "{ products { edges { node { id } } } }";

test("a query is created, runs and leaves one line per object, grouped on demand", async () => {
  const { bulkOperation, userErrors } = await runQuery(withVariants, true);
  expect(userErrors).toEqual([]);
  expect(bulkOperation).toMatchObject(specimen.created);
  const done = await ended(bulkOperation.id);
  expect(done).toMatchObject({
    status: "COMPLETED",
    objectCount: "5",
    rootObjectCount: "2",
  });
  const [mug, blue, red, poster, print] = await lines(done.url);
  expect(mug).toEqual({ id: mug.id, title: "Harbor Mug" });
  expect(blue).toEqual({ id: blue.id, sku: "MUG-BLUE", __parentId: mug.id });
  expect(red.__parentId).toBe(mug.id);
  expect(print.__parentId).toBe(poster.id);
  const [letter] = shopify.letters;
  expect(JSON.parse(letter?.body ?? "")).toMatchObject({
    admin_graphql_api_id: bulkOperation.id,
    status: "completed",
    type: "query",
    error_code: null,
  });
});

test("without groups only a parent's line before its children's is certain", async () => {
  const { bulkOperation } = await runQuery(withVariants);
  const found = await lines((await ended(bulkOperation.id)).url);
  const kinds = found.map(({ __parentId }) => (__parentId ? "child" : "root"));
  expect(kinds).toEqual(["root", "root", "child", "child", "child"]);
});

test("a query that finds nothing leaves no file", async () => {
  const { bulkOperation } = await runQuery(
    '{ products(query: "title:Nothing") { edges { node { id } } } }',
  );
  expect(await ended(bulkOperation.id)).toMatchObject({
    status: "COMPLETED",
    objectCount: "0",
    url: null,
  });
});

test.each(specimen.queryRefusals)(
  "a bulk query is refused: $message",
  async ({ query, ...refusal }) => {
    const { bulkOperation, userErrors } = await runQuery(query);
    expect(bulkOperation).toBeNull();
    expect(userErrors).toEqual([refusal]);
  },
);

test("a sixth query at a time is refused and names the five", async () => {
  store().bulkBeginsAfterMs = 60_000;
  const ids: string[] = [];
  for (let count = 0; count < 5; count++)
    ids.push((await runQuery(productsOnly)).bulkOperation.id);
  const [refusal] = (await runQuery(productsOnly)).userErrors;
  expect(refusal.code).toBe("OPERATION_IN_PROGRESS");
  for (const id of ids) expect(refusal.message).toContain(id);
  await cancel(ids[0] ?? "");
  await ended(ids[0] ?? "");
  expect((await runQuery(productsOnly)).userErrors).toEqual([]);
});

test("a cancelled operation is CANCELING first and CANCELED in the end", async () => {
  store().bulkBeginsAfterMs = 60_000;
  const { id } = (await runQuery(productsOnly)).bulkOperation;
  expect((await cancel(id)).bulkOperation.status).toBe("CANCELING");
  expect((await ended(id)).status).toBe("CANCELED");
  expect((await cancel(id)).userErrors).toHaveLength(1);
});

test("an operation that reads what the app may not read has failed", async () => {
  const { id } = (await runQuery("{ orders { edges { node { id } } } }"))
    .bulkOperation;
  expect(await ended(id)).toMatchObject({
    status: "FAILED",
    errorCode: "ACCESS_DENIED",
  });
});

test.each(specimen.mutationRefusals)(
  "a bulk mutation is refused: $message",
  async ({ variables, ...refusal }) => {
    const { bulkOperation, userErrors } = await runMutation(variables);
    expect(bulkOperation).toBeNull();
    expect(userErrors).toEqual([refusal]);
  },
);

const tag =
  "mutation Tag($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { node { id } userErrors { message } } }";

test("a bulk mutation of more than 65,535 bytes is refused under the name of its column", async () => {
  const { bulkOperation, userErrors } = await runMutation({
    mutation: tag.padEnd(65_536),
    path: "tmp/nothing.jsonl",
  });
  expect(bulkOperation).toBeNull();
  expect(userErrors).toEqual([specimen.tooLargeMutation]);
});

async function stage(httpMethod: "POST" | "PUT") {
  const { data } = await shopify.admin(
    "mutation Stage($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) { stagedTargets { url resourceUrl parameters { name value } } userErrors { message } } }",
    {
      input: [
        {
          filename: "tags.jsonl",
          mimeType: "text/jsonl",
          resource: "BULK_MUTATION_VARIABLES",
          httpMethod,
        },
      ],
    },
  );
  return data.stagedUploadsCreate.stagedTargets[0] as {
    url: string;
    resourceUrl: string;
    parameters: { name: string; value: string }[];
  };
}

test("a mutation runs once per line of a file sent as a form", async () => {
  const [mug, poster] = (await shopify.seen()).products;
  const { url, parameters } = await stage("POST");
  const form = new FormData();
  for (const { name, value } of parameters) form.append(name, value);
  const text = [mug, poster]
    .map(({ id }) => JSON.stringify({ id, tags: ["bulk"] }))
    .join("\n");
  form.append("file", new Blob([text]), "tags.jsonl");
  expect((await fetch(url, { method: "POST", body: form })).status).toBe(201);
  const path = parameters.find(({ name }) => name === "key")?.value;
  const { bulkOperation } = await runMutation({ mutation: tag, path });
  const done = await ended(bulkOperation.id);
  expect(done).toMatchObject({ type: "MUTATION", rootObjectCount: "2" });
  expect(await lines(done.url)).toEqual([
    {
      data: { tagsAdd: { node: { id: mug.id }, userErrors: [] } },
      __lineNumber: 0,
    },
    {
      data: { tagsAdd: { node: { id: poster.id }, userErrors: [] } },
      __lineNumber: 1,
    },
  ]);
});

test("an empty file that was put is refused", async () => {
  const { url, resourceUrl } = await stage("PUT");
  await fetch(url, { method: "PUT", body: "" });
  const path = new URL(resourceUrl).pathname.slice("/uploads/".length);
  expect((await runMutation({ mutation: tag, path })).userErrors).toEqual([
    specimen.emptyFile,
  ]);
});

test("reading 20,000 variants looks at each of them once", async () => {
  const { variants } = store();
  const [first] = variants.all();
  if (!first) throw new Error("the town has no variant");
  for (let count = 1; count <= 20_000; count++)
    variants.add({ ...first, id: 9e12 + count, sku: `BULK-${count}` });
  const before = work.looked;
  const { bulkOperation } = await runQuery(
    "{ productVariants { edges { node { id sku } } } }",
  );
  const done = await ended(bulkOperation.id);
  expect(done.objectCount).toBe("20003");
  // Every page looks at one record more, to see whether there is another page.
  expect(work.looked - before).toBeLessThan(20_003 + 200);
  expect((await lines(done.url)).at(-1).sku).toBe("BULK-20000");
});
