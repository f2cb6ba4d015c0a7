import { randomUUID } from "node:crypto";
import { Session } from "@shopify/shopify-api";
import { afterEach, beforeEach, expect, test } from "vitest";
import { planShop } from "#core/flows/plan-shop.ts";
import { receiveWebhook } from "#core/flows/receive-webhook.ts";
import { registerShop } from "#core/flows/register-shop.ts";
import { scopes } from "#core/platforms/shopify/scopes.ts";
import { openWorld, shopifySignature, withoutBell } from "./support.ts";

const domain = "harbor-goods.myshopify.com";
let town: Awaited<ReturnType<typeof openWorld>>;
let shopId: string;

beforeEach(async () => {
  town = await openWorld();
  ({ shopId } = await install());
});
afterEach(() => town.close());

async function install(granted: readonly string[] = scopes) {
  await town.world.sessionStorage.storeSession(
    new Session({
      id: `offline_${domain}`,
      shop: domain,
      state: "",
      isOnline: false,
      accessToken: "shpat_one",
      scope: granted.join(","),
    }),
  );
  const shop = await registerShop(withoutBell(town.world), {
    domain,
    scopes: [...granted],
  });
  // The first import would ask Shopify; it is not what these tests are about.
  await town.world.prisma.journalEntry.updateMany({
    where: { plannedAt: null },
    data: { plannedAt: new Date() },
  });
  return shop;
}

/** A signed letter from Shopify, received and planned. */
async function hear(topic: string, body: object, triggeredAt = new Date()) {
  const text = JSON.stringify(body);
  const received = await receiveWebhook(withoutBell(town.world), {
    platform: "shopify",
    body: Buffer.from(text),
    headers: {
      "x-shopify-hmac-sha256": shopifySignature(text),
      "x-shopify-shop-domain": domain,
      "x-shopify-topic": topic,
      "x-shopify-webhook-id": randomUUID(),
      "x-shopify-triggered-at": triggeredAt.toISOString(),
    },
  });
  expect(received.outcome).toBe("accepted");
  await planShop(withoutBell(town.world), shopId);
  return town.world.prisma.journalEntry.findFirstOrThrow({
    where: { topic },
    orderBy: { receivedAt: "desc" },
  });
}

const shopRow = () =>
  town.world.prisma.shop.findUniqueOrThrow({ where: { id: shopId } });
const connection = () =>
  town.world.prisma.connection.findFirstOrThrow({
    where: { shopId, kind: "shopify" },
  });

test("uninstalling ends the connection and deletes the tokens, which are worth nothing any more", async () => {
  await hear("app/uninstalled", { id: 1 });
  expect((await shopRow()).uninstalledAt).not.toBeNull();
  expect((await connection()).status).toBe("disconnected");
  expect(await town.world.prisma.session.count()).toBe(0);
  expect(await town.world.store.installedShops()).toEqual([]);
});

test("whoever comes back is installed again, and his catalog is read again", async () => {
  await hear("app/uninstalled", { id: 1 });
  const again = await registerShop(withoutBell(town.world), {
    domain,
    scopes: [...scopes],
  });
  expect(again.shopId).toBe(shopId);
  expect((await shopRow()).uninstalledAt).toBeNull();
  expect((await connection()).status).toBe("connected");
  const imports = await town.world.prisma.journalEntry.count({
    where: { plannedAt: null },
  });
  expect(imports).toBe(1);
});

test("P4 a farewell that arrives after the merchant has come back uninstalls nothing", async () => {
  const beforeInstall = new Date(Date.now() - 60_000);
  const entry = await hear("app/uninstalled", { id: 1 }, beforeInstall);
  expect(entry.note).toBe("The app has been installed again since.");
  expect((await shopRow()).uninstalledAt).toBeNull();
  expect(await town.world.prisma.session.count()).toBe(1);
});

const update = (current: readonly string[], at: Date) =>
  hear("app/scopes_update", {
    id: 1,
    previous: [],
    current,
    updated_at: at.toISOString(),
  });
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);

test("once all orders may be read, what was sold before is asked for once more", async () => {
  const asked = () =>
    town.world.prisma.journalEntry.count({
      where: { deliveryId: "past-sales:storefront:all-orders" },
    });
  await update(scopes, inSeconds(1));
  expect(await asked()).toBe(0);
  await update([...scopes, "read_all_orders"], inSeconds(2));
  await update([...scopes, "read_all_orders"], inSeconds(3));
  expect(await asked()).toBe(1);
});

test("a permission that was taken away shows, and its return mends the connection", async () => {
  const withoutOrders = scopes.filter((scope) => !/_orders$/.test(scope));
  const entry = await update(withoutOrders, inSeconds(4));
  expect(entry.note).toContain("no longer grants");
  expect(entry.note).toContain("write_orders");
  expect(await connection()).toMatchObject({
    status: "attention",
    problem: "scope_missing",
    scopes: withoutOrders,
  });

  await update(scopes, inSeconds(5));
  expect(await connection()).toMatchObject({
    status: "connected",
    problem: null,
  });
  const session = await town.world.prisma.session.findFirstOrThrow();
  expect(session.scope?.split(",")).toEqual([...scopes]);
});

test("P4 older news about permissions changes nothing", async () => {
  const entry = await update(["read_products"], inSeconds(-60));
  expect(entry.note).toBe("Newer permissions are known.");
  expect((await connection()).status).toBe("connected");
});

test("Shopify leaves out what a write permission implies; nothing is missing then", async () => {
  const short = scopes.filter(
    (scope) =>
      !(scopes as readonly string[]).includes(scope.replace("read", "write")) ||
      scope.startsWith("write"),
  );
  expect(short).not.toContain("read_products");
  await install(short);
  expect((await connection()).status).toBe("connected");
});

test("a grant that lacks a permission from the start asks for the merchant", async () => {
  await install(["read_products"]);
  expect(await connection()).toMatchObject({
    status: "attention",
    problem: "scope_missing",
  });
});
