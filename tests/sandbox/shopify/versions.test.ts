import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type Answer,
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";

let shopify: OpenFace;
let token: string;
beforeEach(async () => {
  shopify = await openShopifyFace();
  token = await shopify.install();
});
afterEach(() => shopify.close());

async function call(version: string, query: string) {
  const response = await fetch(
    `${shopify.origin}/shops/harbor-goods/admin/api/${version}/graphql.json`,
    {
      method: "POST",
      headers: { "X-Shopify-Access-Token": token },
      body: JSON.stringify({ query }),
    },
  );
  return {
    status: response.status,
    served: response.headers.get("x-shopify-api-version"),
    answer: (await response.json()) as Answer,
  };
}

const shopName = "{ shop { name } }";
const onlyOctober =
  "query Targets { analyticsTargets(first: 1) { nodes { id } } }";
const onlyJuly = "query Rule { node(id: 1) { ... on PriceRule { title } } }";

test("each version is answered by its own schema", async () => {
  expect((await call("2026-07", onlyOctober)).answer.errors).toMatchObject([
    {
      message: "Field 'analyticsTargets' doesn't exist on type 'QueryRoot'",
      extensions: { code: "undefinedField" },
    },
  ]);
  expect((await call("2026-10", onlyOctober)).answer.errors).toMatchObject([
    { extensions: { code: "ACCESS_DENIED" } },
  ]);
  expect((await call("2026-10", onlyJuly)).answer.errors).toMatchObject([
    { message: expect.stringContaining("PriceRule") },
  ]);
  expect((await call("2026-07", onlyJuly)).answer.data).toEqual({ node: null });
});

test("a supported version, the next one and the unstable one answer under their own names", async () => {
  for (const version of [
    "2026-01",
    "2026-04",
    "2026-07",
    "2026-10",
    "2027-01",
    "unstable",
  ])
    expect(await call(version, shopName)).toMatchObject({
      status: 200,
      served: version,
      answer: { data: { shop: { name: "Harbor Goods" } } },
    });
});

test("a retired version falls forward to the oldest supported one", async () => {
  expect(await call("2024-04", shopName)).toMatchObject({
    status: 200,
    served: "2026-01",
  });
});

test.each(["2027-04", "2026-02", "next"])(
  "there is no version %s",
  async (version) => {
    expect(await call(version, shopName)).toMatchObject({
      status: 404,
      answer: { errors: "Not Found" },
    });
  },
);

test("the versions are listed, and which of them are supported", async () => {
  const { data } = await shopify.admin(
    "{ publicApiVersions { handle displayName supported } }",
  );
  expect(data.publicApiVersions).toContainEqual({
    handle: "2026-07",
    displayName: "2026-07",
    supported: true,
  });
  expect(data.publicApiVersions).toContainEqual({
    handle: "2027-01",
    displayName: "2027-01 (Release candidate)",
    supported: false,
  });
});
