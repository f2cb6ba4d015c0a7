import { afterAll, beforeAll, expect, test } from "vitest";
import { openSandbox, type Sandbox } from "#sandbox/sandbox.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({
    host: "127.0.0.1",
    ports: { shopify: 0, tiktok: 0, control: 0 },
    stateFile: undefined,
    scenario: "calm-day",
    appOrigin: "http://app.invalid",
    shopify: { apiKey: "key", apiSecret: "secret" },
    tiktok: { appKey: "app", appSecret: "secret", serviceId: "1" },
  });
});
afterAll(() => sandbox.close());

async function ask(method: string, path: string, body?: unknown) {
  const response = await fetch(`${sandbox.origins.control}${path}`, {
    method,
    ...(body !== undefined && {
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
  return { status: response.status, body: (await response.json()) as any };
}

test("the clock is read, pushed, stopped and hurried", async () => {
  const { now } = (await ask("GET", "/clock")).body;
  expect((await ask("POST", "/clock/freeze")).body.frozen).toBe(true);
  const pushed = await ask("POST", "/clock/advance", { ms: 60_000 });
  expect(pushed.body.now).toBeGreaterThanOrEqual(now + 60_000);
  expect((await ask("GET", "/clock")).body.now).toBe(pushed.body.now);
  expect((await ask("PUT", "/clock/speed", { speed: 60 })).body.speed).toBe(60);
  expect((await ask("POST", "/clock/run")).body).toMatchObject({ speed: 1 });
});

test.each([
  ["POST", "/clock/advance", { ms: -1 }, "body.ms"],
  ["POST", "/clock/advance", "{", "not JSON"],
  ["PUT", "/weather", { loseOneIn: "often" }, "body.loseOneIn"],
  ["PUT", "/weather", { sunshine: true }, "sunshine"],
  ["POST", "/faults", { kind: "latency", platform: "shopify" }, "body.ms"],
  ["POST", "/faults", { kind: "quake", platform: "shopify" }, "body.kind"],
  ["GET", "/calls?status=often", undefined, "query.status"],
  ["POST", "/reset", { scenario: "atlantis" }, "body.scenario"],
])(
  "%s %s with %j is a 400 that says what is wrong",
  async (method, path, body, words) => {
    const answer = await ask(method, path, body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toContain(words);
  },
);

test("an address that does not exist is a 404 that tells where to look", async () => {
  const answer = await ask("POST", "/clcok");
  expect(answer).toMatchObject({ status: 404 });
  expect(answer.body.error).toContain("/openapi.json");
});

test("faults are planted, listed and cleared", async () => {
  const { body } = await ask("POST", "/faults", {
    platform: "shopify",
    operation: "shop",
    status: 503,
    times: 2,
  });
  expect(body).toMatchObject({ id: "f1", kind: "answer", oneIn: 1 });
  await ask("POST", "/faults", {
    kind: "dropped",
    platform: "tiktok",
    id: "x",
  });
  const { faults } = (await ask("GET", "/faults")).body;
  expect(
    faults.map(({ id, struck }: { id: string; struck: number }) => [
      id,
      struck,
    ]),
  ).toEqual([
    ["f1", 0],
    ["x", 0],
  ]);
  expect((await ask("DELETE", "/faults/x")).body).toEqual({ cleared: 1 });
  expect((await ask("DELETE", "/faults/x")).status).toBe(404);
  expect((await ask("DELETE", "/faults")).body).toEqual({ cleared: 1 });
});

test("calls are logged, filtered and counted", async () => {
  const url = `${sandbox.origins.shopify}/shops/harbor-goods/admin/api/2026-10/graphql.json`;
  await fetch(url, { method: "POST", body: '{"query":"{ shop { name } }"}' });
  const { calls } = (await ask("GET", "/calls?operation=shop&status=401")).body;
  expect(calls).toMatchObject([
    { platform: "shopify", shop: "harbor-goods", method: "POST", faults: [] },
  ]);
  const { summary } = (await ask("GET", "/calls/summary")).body;
  expect(summary).toContainEqual({
    platform: "shopify",
    operation: "shop",
    status: 401,
    calls: 1,
  });
  await ask("DELETE", "/calls");
  expect((await ask("GET", "/calls")).body.calls).toEqual([]);
});

test("letters for nobody are kept with their bodies", async () => {
  await fetch(`${sandbox.origins.shopify}/store/harbor-goods`);
  await ask("POST", "/shopify/harbor-goods/stock", {
    sku: "MUG-NVY-12",
    available: 3,
  });
  const { letters } = (
    await ask(
      "GET",
      "/post-office/letters?topic=inventory_levels/update&bodies=true",
    )
  ).body;
  expect(letters).toMatchObject([
    { state: "kept", tries: [], shop: "harbor-goods" },
  ]);
  expect(JSON.parse(letters[0].body)).toMatchObject({ available: 3 });
});

test("the app's address can be changed while the sandbox runs", async () => {
  const origin = "http://127.0.0.1:9";
  expect((await ask("PUT", "/app", { origin: `${origin}/` })).body).toEqual({
    origin,
  });
  expect((await ask("PUT", "/app", { origin: "nowhere" })).status).toBe(400);
  await ask("PUT", "/app", { origin: "http://app.invalid" });
});

test("every row of the control face stands in its OpenAPI document, with its schema", async () => {
  const { body } = await ask("GET", "/openapi.json");
  expect(body.openapi).toBe("3.1.0");
  const advance = body.paths["/clock/advance"].post;
  expect(advance.requestBody.content["application/json"].schema).toMatchObject({
    type: "object",
    required: ["ms"],
    additionalProperties: false,
  });
  const order = body.paths["/shopify/{shop}/orders/{id}/cancel"].post;
  expect(order.parameters.map(({ name }: { name: string }) => name)).toEqual([
    "shop",
    "id",
  ]);
  const { oneOf } =
    body.paths["/faults"].post.requestBody.content["application/json"].schema;
  expect(oneOf.length).toBeGreaterThan(12);
  const ids = Object.values(
    body.paths as Record<string, Record<string, { operationId: string }>>,
  )
    .flatMap((row) => Object.values(row))
    .map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

test("the merchant opens a location again, offers a variant, deletes one and numbers a parcel twice; the seller takes a SKU off, and one from its goods", async () => {
  const store = "/shopify/harbor-goods";
  const seen = async () =>
    (await ask("GET", "/state/shopify/harbor-goods")).body;
  const home = (await seen()).locations[0].id;
  const opened = await ask("POST", `${store}/locations`, { name: "Boston" });
  const boston = `${store}/locations/${opened.body.id.split("/").at(-1)}`;
  const isOpen = async () =>
    (await seen()).locations.find(
      (one: { id: string }) => one.id === opened.body.id,
    ).isActive;
  await ask("POST", `${boston}/close`, { relocateTo: home });
  expect(await isOpen()).toBe(false);
  expect((await ask("POST", `${boston}/open`)).status).toBe(200);
  expect(await isOpen()).toBe(true);

  const bought = await ask("POST", `${store}/orders`, {
    lines: [{ sku: "TEE-L", quantity: 1 }],
  });
  const order = `${store}/orders/${bought.body.id.split("/").at(-1)}`;
  const numbers = async () =>
    (await seen()).orders
      .find((one: { id: string }) => one.id === bought.body.id)
      .fulfillments[0].tracking.map((one: { number: string }) => one.number);
  await ask("POST", `${order}/fulfill`, {
    trackingNumber: "1Z1",
    furtherNumbers: ["1Z2"],
  });
  expect(await numbers()).toEqual(["1Z1", "1Z2"]);
  await ask("POST", `${order}/tracking`, {
    trackingNumber: "1Z3",
    furtherNumbers: ["1Z4"],
  });
  expect(await numbers()).toEqual(["1Z3", "1Z4"]);

  const offer = (options: string[]) =>
    ask("POST", `${store}/variants`, { like: "TEE-L", sku: "TEE-4L", options });
  expect((await offer(["4L"])).status).toBe(200);
  expect(await offer(["4L"])).toMatchObject({ status: 409 });
  expect(await offer(["4L", "Navy"])).toMatchObject({ status: 422 });
  const { variants } = (await seen()).products.find(
    (one: { variants: { sku: string }[] }) =>
      one.variants.some(({ sku }) => sku === "TEE-4L"),
  );
  expect(variants.at(-1)).toMatchObject({ sku: "TEE-4L" });

  const remove = (sku: string) =>
    ask("POST", `${store}/variants/delete`, { sku });
  expect((await remove("TEE-4L")).status).toBe(200);
  expect((await remove("TEE-L")).status).toBe(200);
  expect(await remove("TEE-M")).toMatchObject({ status: 409 });
  const [shop] = (await ask("GET", "/state/tiktok")).body.shops;
  const tee = async () =>
    (await ask("GET", `/state/tiktok/${shop.id}`)).body.products.find(
      (one: { skus: { sellerSku: string }[] }) =>
        one.skus.some(({ sellerSku }) => sellerSku === "TEE-M"),
    );
  const takeOff = async (without: string[]) =>
    ask("POST", `/tiktok/products/${(await tee()).id}`, { without });
  expect(await takeOff(["TEE-M", "TEE-L"])).toMatchObject({ status: 409 });
  expect((await takeOff(["TEE-L"])).status).toBe(200);
  await ask("POST", "/clock/advance", { ms: 3_600_000 });
  expect((await tee()).skus).toMatchObject([{ sellerSku: "TEE-M" }]);

  const unbind = (sellerSku: string) =>
    ask("POST", "/fbt/goods/unbind", { sellerSku });
  expect(await unbind("MUG-NVY-12")).toMatchObject({
    status: 200,
    body: { skuIds: [] },
  });
  expect((await unbind("MUG-NVY-12")).status).toBe(409);
});
