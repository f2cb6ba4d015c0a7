import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { registerShop } from "#core/flows/register-shop.ts";
import {
  statusOfOutcome,
  webhookDoor,
} from "../../app/doors/webhooks.server.ts";
import { openWorld, shopifySignature, tiktokSignature } from "./support.ts";

const domain = "harbor-goods.myshopify.com";
let town: Awaited<ReturnType<typeof openWorld>>;
let app: Hono;
let shopId: string;

beforeAll(async () => {
  town = await openWorld();
  ({ shopId } = await registerShop(town.world, { domain, scopes: [] }));
  await town.world.prisma.connection.create({
    data: {
      shopId,
      kind: "tiktok_shop",
      status: "connected",
      externalId: "7495540735365777507",
      scopes: [],
      connectedAt: new Date(),
    },
  });
  app = new Hono();
  app.post("/webhooks/shopify", webhookDoor(town.world, "shopify"));
  app.post("/webhooks/tiktok", webhookDoor(town.world, "tiktok"));
  app.post(
    "/fulfillment-service/:token/fulfillment_order_notification",
    webhookDoor(town.world, "shopify"),
  );
});
afterAll(() => town.close());

const body = '{"id":1,"admin_graphql_api_id":"gid://shopify/Product/1"}';

const deliver = async (
  path: string,
  text: string,
  headers: Record<string, string>,
) => (await app.request(path, { method: "POST", body: text, headers })).status;

const toShopify = (
  id: string,
  change: Record<string, string> = {},
  text = body,
) =>
  deliver("/webhooks/shopify", text, {
    "X-Shopify-Hmac-Sha256": shopifySignature(text),
    "X-Shopify-Shop-Domain": domain,
    "X-Shopify-Topic": "products/update",
    "X-Shopify-Webhook-Id": id,
    ...change,
  });

const entries = (deliveryId: string) =>
  town.world.prisma.journalEntry.findMany({ where: { shopId, deliveryId } });

describe("Shopify's door", () => {
  test("accepts once and keeps the raw body", async () => {
    expect(await toShopify("first")).toBe(statusOfOutcome.accepted);
    const [entry] = await entries("first");
    expect(Buffer.from(entry?.body ?? []).toString()).toBe(body);
  });

  test("answers a repetition well and writes no second row", async () => {
    await toShopify("twice");
    expect(await toShopify("twice")).toBe(200);
    expect(await entries("twice")).toMatchObject([{ repeats: 1 }]);
  });

  test.each([
    [
      "a body that was changed",
      { "X-Shopify-Hmac-Sha256": shopifySignature(`${body} `) },
    ],
    [
      "another secret",
      { "X-Shopify-Hmac-Sha256": shopifySignature(body, "other") },
    ],
    ["no signature", { "X-Shopify-Hmac-Sha256": "" }],
  ])("refuses %s", async (_, headers) => {
    expect(await toShopify("tampered", headers)).toBe(401);
    expect(await entries("tampered")).toEqual([]);
  });

  test("answers for a shop that is not here, and writes nothing", async () => {
    const gone = { "X-Shopify-Shop-Domain": "gone.myshopify.com" };
    expect(await toShopify("gone", gone)).toBe(200);
    expect(
      await town.world.prisma.journalEntry.count({
        where: { deliveryId: "gone" },
      }),
    ).toBe(0);
  });

  test("refuses more than 1 MiB, announced or not", async () => {
    const large = "x".repeat(1024 * 1024 + 1);
    expect(await toShopify("large", {}, large)).toBe(413);
    const unannounced = new Request("http://app/webhooks/shopify", {
      method: "POST",
      body: new Blob([large]).stream(),
      duplex: "half",
    } as RequestInit);
    expect((await app.request(unannounced)).status).toBe(413);
  });

  test("asks for the delivery again when it could not be written down", async () => {
    const broken = {
      ...town.world,
      store: {
        ...town.world.store,
        receive: async () => {
          throw new Error("no database");
        },
      },
    };
    const door = new Hono().post("/", webhookDoor(broken, "shopify"));
    const answer = await door.request("/", {
      method: "POST",
      body,
      headers: {
        "X-Shopify-Hmac-Sha256": shopifySignature(body),
        "X-Shopify-Shop-Domain": domain,
        "X-Shopify-Topic": "products/update",
        "X-Shopify-Webhook-Id": "broken",
      },
    });
    expect(answer.status).toBe(503);
  });
});

describe("the fulfillment service's notification", () => {
  const text = '{"kind":"FULFILLMENT_REQUEST"}';
  const notify = (signature: string) =>
    deliver("/fulfillment-service/any/fulfillment_order_notification", text, {
      "X-Shopify-Hmac-Sha256": signature,
      "X-Shopify-Shop-Domain": domain,
    });

  test("is known by its body; two of them are two", async () => {
    expect(await notify(shopifySignature(text))).toBe(200);
    expect(await notify(shopifySignature(text))).toBe(200);
    expect(
      await town.world.prisma.journalEntry.count({
        where: { shopId, topic: "fulfillment_order_notification" },
      }),
    ).toBe(2);
  });

  test("is refused unsigned", async () => {
    expect(await notify("none")).toBe(401);
  });
});

describe("TikTok's door", () => {
  const letter = (shop: string) =>
    JSON.stringify({
      type: 1,
      tts_notification_id: `n-${shop}`,
      shop_id: shop,
      timestamp: 1644412885,
      data: { order_id: "576653688135258178" },
    });
  const send = (text: string, authorization = tiktokSignature(text)) =>
    deliver("/webhooks/tiktok", text, { Authorization: authorization });

  test("accepts, knows a repetition, refuses what is not signed", async () => {
    const text = letter("7495540735365777507");
    expect(await send(text)).toBe(200);
    expect(await send(text)).toBe(200);
    expect(await send(text, "none")).toBe(401);
    expect(
      await town.world.prisma.journalEntry.findMany({
        where: { shopId, source: "tiktok" },
      }),
    ).toMatchObject([{ topic: "1", repeats: 1 }]);
  });

  test("answers for a shop that is not here", async () => {
    expect(await send(letter("7000000000000000000"))).toBe(200);
  });
});
