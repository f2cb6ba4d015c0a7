import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { planShop } from "#core/flows/plan-shop.ts";
import { receiveWebhook } from "#core/flows/receive-webhook.ts";
import { registerShop } from "#core/flows/register-shop.ts";
import { scopes } from "#core/platforms/shopify/scopes.ts";
import {
  readCustomerData,
  readDataRequest,
  readDataRequests,
} from "../../app/queries/customer-data.server.ts";
import { openWorld, shopifySignature, withoutBell } from "./support.ts";

const domain = "harbor-goods.myshopify.com";
const order = "gid://shopify/Order/5001000000001";
const imported = "gid://shopify/Order/5001000000003";
const onTikTok = "576461413038785752";
const jane = { id: 7001, email: "jane@example.com", phone: "+15550100" };
let town: Awaited<ReturnType<typeof openWorld>>;
let shopId: string;

beforeAll(async () => {
  town = await openWorld();
  ({ shopId } = await registerShop(withoutBell(town.world), {
    domain,
    scopes: [...scopes],
  }));
  await settled();
  await town.world.prisma.order.createMany({
    data: [
      { channel: "storefront", externalId: order, name: "#1001" },
      { channel: "marketplace", externalId: onTikTok, name: onTikTok },
    ].map((row, at) => ({
      ...row,
      shopId,
      storefrontExternalId: [order, imported][at] ?? null,
      storefrontName: ["#1001", "#1003"][at] ?? null,
      state: "waiting",
      channelState: "OPEN",
      fulfilledBy: "merchant",
      currency: "USD",
      totalMinor: 1850,
      placedAt: new Date(at),
      sourceUpdatedAt: new Date(),
    })),
  });
  await town.world.prisma.journalEntry.create({
    data: {
      shopId,
      source: "tiktok",
      deliveryId: "7327112393057371910",
      topic: "1",
      body: Buffer.from(`{"data":{"order_id":"${onTikTok}"}}`),
      receivedAt: new Date(0),
    },
  });
});
afterAll(() => town.close());

/** Entries that would ask Shopify are none of this test's business. */
const settled = () =>
  town.world.prisma.journalEntry.updateMany({
    where: { plannedAt: null },
    data: { plannedAt: new Date() },
  });

async function hear(topic: string, body: object) {
  const text = JSON.stringify(body);
  await receiveWebhook(withoutBell(town.world), {
    platform: "shopify",
    body: Buffer.from(text),
    headers: {
      "x-shopify-hmac-sha256": shopifySignature(text),
      "x-shopify-shop-domain": domain,
      "x-shopify-topic": topic,
      "x-shopify-webhook-id": randomUUID(),
    },
  });
}

const ofShop = { shop_id: 1, shop_domain: domain };
const bodies = () =>
  town.world.prisma.journalEntry.findMany({
    where: { shopId, source: "shopify" },
    orderBy: { receivedAt: "asc" },
  });

test("J4 a customer's question is answered with every letter that names him, and nobody else's", async () => {
  const mine = { id: 5001000000001, email: jane.email, note: "ring twice" };
  await hear("orders/create", mine);
  await hear("orders/create", { id: 5001000000002, email: "bob@example.com" });
  await settled();
  await hear("customers/data_request", {
    ...ofShop,
    customer: jane,
    orders_requested: [5001000000001, 5001000000003],
    data_request: { id: 9999 },
  });
  await planShop(withoutBell(town.world), shopId);

  const [request] = await readDataRequests(town.world.prisma, shopId);
  expect(request).toMatchObject({ externalId: "9999", orders: 2 });
  const asked = await readDataRequest(
    town.world.prisma,
    shopId,
    request?.id ?? "",
  );
  const letter = town.world.doors.shopify.read(
    asked?.letter?.topic ?? "",
    asked?.letter?.body ?? "",
  );
  if (letter.kind !== "customer-data-requested") throw new Error(letter.kind);
  const data = await readCustomerData(town.world.prisma, shopId, letter);
  expect(data.orders).toMatchObject([
    { name: "#1001", totalMinor: 1850 },
    { name: onTikTok, storefrontName: "#1003" },
  ]);
  expect(data.letters.map(({ from, topic }) => [from, topic])).toEqual([
    ["tiktok", "1"],
    ["shopify", "orders/create"],
    ["shopify", "customers/data_request"],
  ]);
  expect(data.letters[1]?.content).toEqual(mine);
});

test("T1 another shop cannot fetch it", async () => {
  const other = await registerShop(withoutBell(town.world), {
    domain: "other.myshopify.com",
    scopes: [...scopes],
  });
  const [request] = await readDataRequests(town.world.prisma, shopId);
  expect(
    await readDataRequest(town.world.prisma, other.shopId, request?.id ?? ""),
  ).toBeNull();
});

test("J4 a customer who has to be forgotten is in no letter any more, the lines stay", async () => {
  const before = (await bodies()).length;
  await hear("customers/redact", {
    ...ofShop,
    customer: jane,
    orders_to_redact: [5001000000001, 5001000000003],
  });
  await planShop(withoutBell(town.world), shopId);

  const after = await bodies();
  expect(after).toHaveLength(before + 1);
  const left = after
    .map(({ body }) => (body ? Buffer.from(body).toString() : ""))
    .join("\n");
  expect(left).not.toMatch(/jane|5550100|5001000000001|7001/);
  expect(left).toContain("bob@example.com");
  expect(await readDataRequests(town.world.prisma, shopId)).toEqual([]);
  const rows = await town.world.prisma.order.findMany({ where: { shopId } });
  expect(rows.map(({ erasedAt }) => erasedAt)).toEqual([
    expect.any(Date),
    expect.any(Date),
  ]);
  expect(
    await town.world.prisma.journalEntry.findFirst({
      where: { shopId, source: "tiktok" },
    }),
  ).toMatchObject({ body: null, topic: "1" });
});

test("shop/redact erases nothing of a merchant who is back, and all of one who is gone", async () => {
  await hear("shop/redact", ofShop);
  await planShop(withoutBell(town.world), shopId);
  expect(await town.world.prisma.order.count({ where: { shopId } })).toBe(2);

  await town.world.prisma.shop.update({
    where: { id: shopId },
    data: { uninstalledAt: new Date() },
  });
  await hear("shop/redact", ofShop);
  await planShop(withoutBell(town.world), shopId);
  expect(await town.world.prisma.order.count({ where: { shopId } })).toBe(0);
  expect(await bodies()).toEqual([]);
});
