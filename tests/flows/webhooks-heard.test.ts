import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readFlightDeck } from "#app/queries/flight-deck.server.ts";
import { appendLetter } from "#core/flows/append-letter.ts";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openSmallTown();
  await town.install();
  await town.settle();
});
afterAll(() => town[Symbol.asyncDispose]());

const minuteMs = 60_000;
const setting = "PUT /event/202309/webhooks";
const sweep = async () => {
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
};
const later = async (ms: number) => {
  town.wait(ms);
  await town.control.advance(ms);
};
const shop = () => ({
  shopId: town.shopId,
  domain: "harbor-goods.myshopify.com",
});
const addresses = async () => {
  const set = await town.world.marketplace.listSubscriptions(shop());
  return new Set(set.map(({ address }) => address));
};
/** What Home says of a platform's webhooks. */
const heartbeat = async (source: "shopify" | "tiktok") => {
  const now = town.world.clock.now();
  const deck = await readFlightDeck(
    town.prisma,
    town.shopId,
    now,
    minuteMs,
    () => [],
  );
  return deck.heartbeats.find((one) => one.source === source);
};

describe("TikTok Shop", () => {
  test("a connection whose webhooks are refused is shown so, and mended by the routine check", async () => {
    await town.fault({
      kind: "answer",
      platform: "tiktok",
      operation: setting,
      status: 503,
    });
    await town.connectTikTok();
    await town.settle();
    expect(await heartbeat("tiktok")).toMatchObject({
      state: "refused",
      problem: { code: expect.stringMatching(/^platform_/) },
    });
    // Everything else goes on meanwhile.
    expect(await town.prisma.skuLink.count()).toBeGreaterThan(0);
    expect(await addresses()).toEqual(new Set());

    await town.clearFaults();
    await sweep();
    expect(await heartbeat("tiktok")).toMatchObject({
      state: "heard",
      problem: null,
    });
    expect(await addresses()).toEqual(
      new Set([`${town.origins.app}/webhooks/tiktok`]),
    );
  });

  test("webhooks that somebody sends elsewhere come back to us within the hour", async () => {
    await town.world.marketplace.subscribe(shop(), "https://elsewhere.example");
    await later(61 * minuteMs);
    await sweep();
    expect(await addresses()).toEqual(
      new Set([`${town.origins.app}/webhooks/tiktok`]),
    );
  });

  test("what stands is only looked at, once an hour", async () => {
    const calls = async () => {
      const { calls } = await town.ask("GET", "/calls?limit=1000");
      return calls
        .filter((call: { path: string }) =>
          call.path.includes("/event/202309/webhooks"),
        )
        .map((call: { method: string }) => call.method);
    };
    await later(61 * minuteMs);
    await town.ask("DELETE", "/calls");
    await sweep();
    await sweep();
    expect(await calls()).toEqual(["GET"]);
  });
});

describe("Shopify", () => {
  const serviceName = "Fulfilled by TikTok (Quayside)";

  test("calls our fulfillment service at its own address again when it was moved", async () => {
    const { storefront } = town.world;
    const moveAway = (callbackUrl: string) =>
      storefront.ensureFulfillmentService(shop(), {
        name: serviceName,
        callbackUrl,
      });
    const made = await moveAway(
      `${town.origins.app}/fulfillment-service/elsewhere`,
    );
    await town.world.store.inShop(town.shopId, (records) =>
      records.saveService(made),
    );
    await later(61 * minuteMs);
    await sweep();
    const token = await town.world.store.inShop(town.shopId, (records) =>
      records.callbackToken(),
    );
    const callbackUrl = `${town.origins.app}/fulfillment-service/${token}`;
    expect(
      await storefront.keepServiceAddress(shop(), {
        serviceId: made.serviceId,
        callbackUrl,
      }),
    ).toBe("stands");
    expect(await heartbeat("shopify")).toMatchObject({ problem: null });
  });

  test("a service that is gone is shown on Home", async () => {
    const kept = await town.world.store.inShop(town.shopId, (records) =>
      records.service(),
    );
    await town.world.store.inShop(town.shopId, (records) =>
      records.saveService({
        serviceId: "gid://shopify/FulfillmentService/1",
        handle: "gone",
        locationId: "gid://shopify/Location/1",
      }),
    );
    await later(61 * minuteMs);
    await sweep();
    expect(await heartbeat("shopify")).toMatchObject({
      state: "refused",
      problem: { code: "service_gone" },
    });
    await town.world.store.inShop(town.shopId, async (records) => {
      if (kept) await records.saveService(kept);
    });
    await sweep();
    expect(await heartbeat("shopify")).toMatchObject({ problem: null });
  });

  test("that tells nothing of what the routine check finds is shown as silent, until it speaks", async () => {
    await town.control.weather({ loseOneIn: 1 });
    await later(2 * 60 * minuteMs);
    const products = await town.prisma.product.findMany({ take: 3 });
    for (const { externalId } of products)
      await town.control.editShopifyTitle(externalId, `New ${externalId}`);
    await sweep();
    expect(await heartbeat("shopify")).toMatchObject({
      state: "silent",
      missed: expect.any(Number),
    });
    await town.control.weather({ loseOneIn: 0 });
    await town.nextSecond();
    await town.control.editShopifyTitle(products[0]?.externalId ?? "", "Heard");
    await town.settle();
    expect(await heartbeat("shopify")).toMatchObject({ state: "heard" });
  });
});

describe("a merchant who leaves", () => {
  const plan = () => town.run("shop.plan", { shopId: town.shopId });
  const leave = async (at: Date) => {
    await town.world.store.inShop(town.shopId, (records) =>
      appendLetter(records, {
        letter: { kind: "app-uninstalled" },
        deliveryId: `left:${at.toISOString()}`,
        source: "shopify",
        actor: null,
        at,
      }),
    );
    await plan();
  };
  test("P4 has nothing taken off by a farewell from before he came back", async () => {
    const { installedAt } = await town.prisma.shop.findUniqueOrThrow({
      where: { id: town.shopId },
    });
    const before = await addresses();
    expect(before.size).toBe(1);
    await leave(new Date(installedAt.getTime() - minuteMs));
    expect(await addresses()).toEqual(before);
  });

  test("is sent nothing more by TikTok Shop, which is asked again where it was away", async () => {
    await town.fault({
      kind: "answer",
      platform: "tiktok",
      operation: "DELETE /event/202309/webhooks",
      status: 503,
    });
    const grant = () =>
      town.prisma.connection.findFirstOrThrow({
        where: { shopId: town.shopId, kind: "tiktok_shop" },
        select: { id: true, status: true, sealedCredential: true },
      });
    const { id, ...before } = await grant();
    await leave(town.world.clock.now());
    expect(await grant()).toMatchObject({ status: "connected" });
    await town.clearFaults();
    await later(minuteMs);
    await plan();
    expect(await grant()).toMatchObject({
      status: "disconnected",
      sealedCredential: null,
    });
    // Only with a grant can anybody look.
    await town.prisma.connection.update({ where: { id }, data: before });
    expect(await addresses()).toEqual(new Set());
  });
});
