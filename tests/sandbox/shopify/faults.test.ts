import { afterEach, beforeEach, expect, test } from "vitest";
import type { FaultWish } from "#sandbox/faults/fault.ts";
import {
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";
import { setQuantities } from "#tests/support/shopify-documents.ts";

let shopify: OpenFace;
beforeEach(async () => {
  shopify = await openShopifyFace();
  await shopify.install();
});
afterEach(() => shopify.close());

const plant = (wish: object) =>
  shopify.context.faults.plant({
    platform: "shopify",
    times: 1,
    ...wish,
  } as FaultWish);
const rename =
  "mutation Edit($product: ProductUpdateInput!) { productUpdate(product: $product) { userErrors { message } } }";
const title = async () => (await shopify.seen()).products[0].title;
const edit = async (name: string) => {
  const [{ id }] = (await shopify.seen()).products;
  return shopify.callAdmin(rename, { product: { id, title: name } });
};
const ask = (signal?: AbortSignal) =>
  fetch(`${shopify.origin}/shops/harbor-goods/admin/api/2026-10/graphql.json`, {
    method: "POST",
    body: JSON.stringify({ query: "{ shop { name } }" }),
    ...(signal && { signal }),
  });

test.each([
  ["server_error", 503],
  ["dropped", 0],
])(
  "%s before the call leaves nothing behind, after it the effect",
  async (kind, status) => {
    const outcome = (name: string) =>
      edit(name).then(
        (answer) => answer.status,
        () => 0,
      );
    plant({ kind, operation: "productUpdate" });
    expect(await outcome("Lost")).toBe(status);
    expect(await title()).toBe("Harbor Mug");
    plant({ kind, operation: "productUpdate", afterApplying: true });
    expect(await outcome("Kept")).toBe(status);
    expect(await title()).toBe("Kept");
  },
);

test("throttled is answered in Shopify's words with the true cost, and the bucket is as full as before", async () => {
  plant({ kind: "throttled" });
  const answer = await shopify.admin("{ shop { name } }");
  expect(answer.errors?.[0].extensions.code).toBe("THROTTLED");
  expect(answer.extensions.cost).toMatchObject({
    requestedQueryCost: 1,
    actualQueryCost: null,
    throttleStatus: { currentlyAvailable: 0, maximumAvailable: 2000 },
  });
  const next = await shopify.admin("{ shop { name } }");
  expect(next.data.shop.name).toBe("Harbor Goods");
  expect(
    next.extensions.cost.throttleStatus.currentlyAvailable,
  ).toBeGreaterThan(1900);
});

test("a call that hangs is cut when its time is over; the caller may give up before", async () => {
  plant({ kind: "hang", ms: 20 });
  await expect(ask()).rejects.toThrow();
  plant({ kind: "hang", ms: 60_000 });
  await expect(ask(AbortSignal.timeout(50))).rejects.toThrow();
});

test("an expired token is refused, and the refresh token still works; a revoked one takes both", async () => {
  const tokens = (await (await shopify.exchange()).json()) as {
    access_token: string;
    refresh_token: string;
  };
  const refresh = (refresh_token: string) =>
    shopify.oauth({ grant_type: "refresh_token", refresh_token });
  plant({ kind: "expired_token" });
  const call = (token: string) =>
    shopify.callAdmin("{ shop { name } }", {}, token);
  expect((await call(tokens.access_token)).status).toBe(401);
  const renewed = (await (await refresh(tokens.refresh_token)).json()) as {
    access_token: string;
    refresh_token: string;
  };
  expect((await call(renewed.access_token)).status).toBe(200);
  plant({ kind: "revoked_token" });
  expect((await call(renewed.access_token)).status).toBe(401);
  expect((await refresh(renewed.refresh_token)).status).toBe(400);
});

test("an outside writer changes the stock right before a compare-and-set, which then loses", async () => {
  const seen = await shopify.seen();
  const [mug] = seen.products[0].variants;
  plant({
    kind: "outside_write",
    operation: "inventorySetQuantities",
    delta: -3,
  });
  const answer = await shopify.admin(setQuantities, {
    key: crypto.randomUUID(),
    input: {
      name: "available",
      reason: "correction",
      quantities: [
        {
          inventoryItemId: mug.inventoryItemId,
          locationId: seen.locations[0].id,
          quantity: 20,
          changeFromQuantity: 10,
        },
      ],
    },
  });
  expect(answer.data.inventorySetQuantities.userErrors).toHaveLength(1);
  const [after] = (await shopify.seen()).products[0].variants;
  expect(after.levels[0].available).toBe(7);
});

test("latency delays the answer and changes nothing else", async () => {
  plant({ kind: "latency", ms: [5, 10] });
  expect((await edit("Slow")).status).toBe(200);
  expect(await title()).toBe("Slow");
});

test("the log names who called what, how it ended and which fault struck", async () => {
  await shopify.admin("{ shop { name } }");
  plant({ kind: "server_error", id: "boom", operation: "productUpdate" });
  await edit("Lost");
  plant({ kind: "throttled", id: "full" });
  await shopify.admin("{ shop { name } }");
  const calls = shopify.context.calls;
  expect(
    calls.list().map(({ operations, status }) => [...operations, status]),
  ).toEqual([
    ["/admin/oauth/access_token", 200],
    ["shop", 200],
    ["productUpdate", 503],
    ["shop", 200],
  ]);
  expect(calls.list({ fault: "*" })).toMatchObject([
    { faults: ["boom"], shop: "harbor-goods", method: "POST", cost: null },
    { faults: ["full"], code: "THROTTLED" },
  ]);
  expect(calls.list({ operation: "shop", limit: 1 })).toMatchObject([
    { code: "THROTTLED", cost: null },
  ]);
  expect(calls.list({ operation: "shop", status: 200 })[0]).toMatchObject({
    cost: 1,
    token: expect.stringMatching(/^….{6}$/),
  });
});
