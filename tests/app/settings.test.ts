import { afterAll, beforeAll, expect, test } from "vitest";
import { noteNoticesRead, readNotices } from "#app/queries/notices.server.ts";
import { readOrderRuleReplay } from "#app/queries/order-rule-replay.server.ts";
import { readOverview } from "#app/queries/overview.server.ts";
import { readRecipient, unsubscribe } from "#app/queries/recipient.server.ts";
import { readShopReplay } from "#app/queries/shop-replay.server.ts";
import { defaultOrderRule } from "#core/domain/orders/order-rule.ts";
import { fillShop } from "./fill-shop.ts";
import { openWorld } from "./support.ts";

const at = new Date("2026-11-20T10:00:00Z");
const later = (hours: number) => new Date(at.getTime() + hours * 3_600_000);
const now = later(48);

let web: Awaited<ReturnType<typeof openWorld>>;
let ours: Awaited<ReturnType<typeof fillShop>> & { variantId: string };
beforeAll(async () => {
  web = await openWorld();
  const filled = await fillShop(web.world.prisma, "ours");
  const variant = await web.world.prisma.variant.findFirstOrThrow({
    where: { shopId: filled.shopId },
  });
  ours = { ...filled, variantId: variant.id };
  await fillShop(web.world.prisma, "other");
});
afterAll(() => web.close());

test("T1 last week's requests of this shop are replayed, by when the network had each and when its parcel left", async () => {
  const { prisma } = web.world;
  const { shopId } = ours;
  const request = await prisma.fulfillmentRequest.findFirstOrThrow({
    where: { shopId },
  });
  await prisma.fulfillmentRequest.update({
    where: { id: request.id },
    data: { networkState: "ordered" },
  });
  await prisma.shipment.updateMany({
    where: { shopId },
    data: {
      shippedAt: later(30),
      fulfillmentOrderExternalId: request.externalId,
    },
  });
  await prisma.effect.create({
    data: {
      shopId,
      entryId: ours.entryId,
      kind: "network.create-order",
      key: "ours-create",
      subject: `request:${request.id}`,
      payload: { requestId: request.id },
      state: "confirmed",
      dueAt: at,
      endedAt: at,
    },
  });
  const today = { ...defaultOrderRule, waitHours: 72 };
  const replay = (waitHours: number, when = now) =>
    readOrderRuleReplay(
      prisma,
      shopId,
      { today, tried: { ...today, fallback: "hold", waitHours } },
      when,
    );
  expect(await replay(31)).toMatchObject({ requests: 1, differing: [] });
  expect((await replay(29)).differing).toMatchObject([
    { name: "ours-1001", today: "none", tried: "hold" },
  ]);
  expect(await replay(29, later(9 * 24))).toMatchObject({ requests: 0 });
});

test("a buffer is replayed on what sold most; a variant with a rule of its own is left to it", async () => {
  const { prisma } = web.world;
  const { shopId, entryId, variantId } = ours;
  const pool = await prisma.pool.findFirstOrThrow({
    where: { shopId, kind: "network" },
  });
  const goods = await prisma.fbtGoods.findFirstOrThrow({ where: { shopId } });
  await prisma.stockMovement.create({
    data: {
      shopId,
      poolId: pool.id,
      itemId: goods.id,
      quantity: 9,
      causeKind: "opening",
      causeRef: "opening",
      entryId,
      key: "ours-opening",
      occurredAt: later(-48),
    },
  });
  const limits = (bufferUnits: number) => ({
    bufferUnits,
    cap: null,
    floor: 0,
  });
  const replay = () =>
    readShopReplay(prisma, shopId, {
      channel: "storefront",
      limits: limits(20),
      today: limits(0),
      now,
    });
  expect(await replay()).toMatchObject({
    variants: 1,
    sold: 1,
    today: { lostSales: 0 },
    tried: { lostSales: 1 },
  });
  await prisma.stockRule.create({
    data: {
      shopId,
      scope: "variant",
      itemId: variantId,
      channel: "storefront",
      version: 1,
      lifted: false,
      ...limits(2),
      actor: "merchant:42",
      entryId,
      setAt: at,
    },
  });
  expect(await replay()).toBeNull();
});

test("days of stock are what lies at the network by what is expected to sell", async () => {
  const { prisma } = web.world;
  const { shopId, variantId } = ours;
  await prisma.demandForecast.create({
    data: {
      shopId,
      variantId,
      runId: ours.entryId,
      origin: "2026-11-20",
      version: 1,
      demandClass: "smooth",
      basis: "own",
      confidence: "ordinary",
      perDay: 0.5,
      forecast: {},
      madeAt: at,
    },
  });
  const { figures } = await readOverview(prisma, shopId, now);
  expect(figures.daysOfStock).toEqual({ median: 14, short: 0, goods: 1 });
});

test("T1 what is new to one is read to nobody else, and what a shop does not want in the app is not shown", async () => {
  const { prisma } = web.world;
  const { shopId } = ours;
  for (const [kind, key] of [
    ["oversold", "question:1"],
    ["sales-jump", "jump:1"],
  ] as const)
    await prisma.notice.create({
      data: { shopId, kind, key, subject: "MUG", facts: {}, openedAt: at },
    });
  await prisma.shop.update({
    where: { id: shopId },
    data: {
      noticeRule: { kinds: { "sales-jump": { inApp: false, mail: "off" } } },
    },
  });
  const read = (person: string) =>
    readNotices(prisma, shopId, person, { take: 5 });
  expect(await read("merchant:1")).toMatchObject({ open: 1, unread: 1 });
  await noteNoticesRead(prisma, shopId, "merchant:1", later(1));
  expect(await read("merchant:1")).toMatchObject({ open: 1, unread: 0 });
  expect(await read("merchant:2")).toMatchObject({ open: 1, unread: 1 });
});

test("a link ends the mails of its own reader, twice without harm, and a strange one ends nothing", async () => {
  const { prisma } = web.world;
  for (const token of ["one", "two"])
    await prisma.mailRecipient.create({
      data: {
        shopId: ours.shopId,
        address: `${token}@ours.example`,
        language: "en",
        unsubscribeToken: token,
        createdAt: at,
      },
    });
  expect(await readRecipient(prisma, "one")).toMatchObject({ isGone: false });
  expect(await unsubscribe(prisma, "one", now)).toBe(true);
  expect(await unsubscribe(prisma, "one", now)).toBe(true);
  expect(await unsubscribe(prisma, "three", now)).toBe(false);
  expect(await readRecipient(prisma, "one")).toMatchObject({ isGone: true });
  expect(await readRecipient(prisma, "two")).toMatchObject({ isGone: false });
});
