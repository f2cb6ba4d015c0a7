import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConflict } from "#app/queries/conflicts.server.ts";
import { readStockPage } from "#app/queries/stock-page.server.ts";
import { readStockPlaces } from "#app/queries/stock-places.server.ts";
import type { NetworkRecordFact } from "#core/domain/facts.ts";
import { emptyPlan } from "#core/domain/plan.ts";
import { causesOfLevels } from "#core/domain/stock/level-causes.ts";
import { transitPlace } from "#core/domain/stock/pool-kinds.ts";
import { appendLetter } from "#core/flows/append-letter.ts";
import { setPlace } from "#core/flows/set-place.ts";
import type { World } from "#core/world/world.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import { type SmallTown, shopDomain } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";
import { skuOnTikTok } from "./trials/orders.ts";

const chosen = "MUG-NVY-12";
const ownOnly = "TEE-M";
const address = {
  name: "Ada Lark",
  line1: "12 Wharf Road",
  city: "Portland",
  state: "ME",
  postalCode: "04101",
};
const hourMs = 60 * 60_000;

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
  await choose(town, chosen);
  await town.settle();
});
afterAll(() => town[Symbol.asyncDispose]());

const variantOf = (sku: string) =>
  town.prisma.variant.findFirstOrThrow({
    where: { sku },
    include: { goodsLink: { include: { goods: true } } },
  });
const placesOf = async (sku: string) => {
  const { id, goodsLink } = await variantOf(sku);
  return readStockPlaces(town.prisma, town.shopId, {
    variantId: id,
    goodsId: goodsLink?.goodsId ?? null,
  });
};
/** Every movement of a variant, and what its levels come of, the newest last. */
const behindOf = async (sku: string) => {
  const { id } = await variantOf(sku);
  const page = await readStockPage(
    town.prisma,
    town.shopId,
    id,
    null,
    // The platforms' clocks were moved on by hours.
    new Date(town.world.clock.now().getTime() + 24 * hourMs),
  );
  if (!page) throw new Error(`no stock of ${sku}`);
  const { ledger } = page.past;
  const causes = causesOfLevels(ledger, page.behind.moves);
  return { ledger, causes: [...causes.values()], ...page.behind };
};
/** Every movement of the pools of one kind, and what their platforms count. */
const poolsOf = async (kind: string) => {
  const pools = await town.prisma.pool.findMany({ where: { kind } });
  const poolId = { in: pools.map(({ id }) => id) };
  const [movements, levels] = await Promise.all([
    town.prisma.stockMovement.count({ where: { poolId } }),
    town.prisma.stockLevel.findMany({
      where: { poolId },
      orderBy: [{ poolId: "asc" }, { itemId: "asc" }],
      select: { onHand: true, available: true, reserved: true },
    }),
  ]);
  return { movements, levels };
};

describe("S5 the pools stay apart", () => {
  const buy: Record<string, () => Promise<unknown>> = {
    "TikTok Shop, sent by TikTok": async () => {
      const { id } = await skuOnTikTok(town, chosen);
      return town.control.buyOnTikTok(
        [{ skuId: id, quantity: 1 }],
        "BY_TIKTOK",
      );
    },
    "TikTok Shop, sent by the merchant": async () => {
      const { id } = await skuOnTikTok(town, ownOnly);
      return town.control.buyOnTikTok(
        [{ skuId: id, quantity: 1 }],
        "BY_SELLER",
      );
    },
    "Shopify, sent by the network": () =>
      town.control.buyOnShopify([{ sku: chosen, quantity: 1 }], address),
    "Shopify, sent by the merchant": async () => {
      const order = await town.control.buyOnShopify(
        [{ sku: ownOnly, quantity: 1 }],
        address,
      );
      await town.control.shipFromShopify(order.id, {
        trackingNumber: "1Z999AA10123456784",
        company: "UPS",
      });
      return order;
    },
  };
  const sales = Object.keys(buy);

  test("a sale that the network fulfills touches no own stock, and the merchant's own none of the network's, in whatever order they come", async () => {
    // The merchant's own shelf has none of what the network sends.
    await town.ask("POST", "/shopify/harbor-goods/stock", {
      sku: chosen,
      available: 0,
    });
    await town.settle();
    const [order = []] = fc.sample(
      fc.shuffledSubarray(sales, { minLength: sales.length }),
      { numRuns: 1, seed: 20261126 },
    );
    for (const sale of order) {
      const before = {
        own: await poolsOf("own"),
        network: await poolsOf("network"),
      };
      await buy[sale]?.();
      // Until the parcel has left the building.
      await town.control.advance(hourMs + 60_000);
      await town.settle();
      await town.control.workDock();
      await town.settle();
      const [touched, other] = sale.includes("by the merchant")
        ? (["own", "network"] as const)
        : (["network", "own"] as const);
      expect(await poolsOf(other), `${sale}: ${other}`).toEqual(before[other]);
      expect(await poolsOf(touched), sale).not.toEqual(before[touched]);
    }
  });

  test("S1 every movement says which order it comes of, and what no order accounts for was changed in Shopify", async () => {
    const sold = await behindOf(ownOnly);
    const levels = await variantOf(ownOnly);
    const sides = await town.prisma.order.findMany({
      where: { lines: { some: { variantId: levels.id } } },
      select: { id: true, name: true, shipments: true },
    });
    const sent = sides.filter(({ shipments }) => shipments.length > 0);
    expect(sold.causes).toMatchObject(
      sent.map(({ id, name }) => ({
        moves: [{ kind: "parcel", orderId: id, name, units: -1 }],
        rest: 0,
      })),
    );
    expect(sent).toHaveLength(1);

    const shipped = await behindOf(chosen);
    const refs = shipped.ledger
      .filter(({ causeKind }) => causeKind === "consign_order")
      .map(({ causeRef }) => causeRef);
    expect(refs).not.toHaveLength(0);
    expect(refs.map((ref) => shipped.orders[ref]?.name)).not.toContain(
      undefined,
    );

    await town.ask("POST", "/shopify/harbor-goods/stock", {
      sku: ownOnly,
      available: 50,
    });
    await town.settle();
    const counted = await behindOf(ownOnly);
    expect(counted.causes).toHaveLength(2);
    expect(counted.causes).toContainEqual({
      moves: [],
      rest: expect.any(Number),
    });

    // The merchant takes the parcel back: its units lie there again, and both movements are the order's.
    const [parcel] = sent[0]?.shipments ?? [];
    await town.nextSecond();
    await town.world.storefront.cancelFulfillment(
      { shopId: town.shopId, domain: shopDomain },
      parcel?.externalId ?? "",
    );
    await town.settle();
    // Shopify tells of what can be sold, which is the same: the hourly comparison sees what lies there.
    town.wait(hourMs + 60_000);
    await town.run("shop.reconcile", { shopId: town.shopId });
    await town.settle();
    const { causes } = await behindOf(ownOnly);
    expect(causes).toHaveLength(3);
    const of = { orderId: sent[0]?.id, name: sent[0]?.name };
    expect(causes).toEqual(
      expect.arrayContaining([
        {
          moves: [
            expect.objectContaining({ ...of, kind: "parcel", units: -1 }),
          ],
          rest: 0,
        },
        {
          moves: [
            expect.objectContaining({ ...of, kind: "taken-back", units: 1 }),
          ],
          rest: 0,
        },
      ]),
    );
  });

  test("S1 units that were restocked say which order they came back from and lie where they were put, with a refund, a return without one, and both", async () => {
    const shirt = "TEE-L";
    const shop = { shopId: town.shopId, domain: shopDomain };
    const { storefront } = town.world;
    const ask = (path: string, body: object) =>
      town.ask("POST", `/shopify/harbor-goods${path}`, body);
    await ask("/locations", { name: "Barn" });
    await town.settle();
    const { locations } = await town.control.shopify();
    const placed = (name: RegExp) => {
      const place = locations.find((one) => name.test(one.name));
      if (!place) throw new Error(`no location ${name}`);
      return place.id;
    };
    const service = locations.find((one) => one.isFulfillmentService)?.id;
    const barn = placed(/Barn/);
    await ask("/stock", { sku: shirt, available: 3, locationId: barn });
    const order = await town.control.buyOnShopify(
      [{ sku: shirt, quantity: 6 }],
      address,
    );
    await town.control.shipFromShopify(order.id, {
      trackingNumber: "1Z999AA10123456785",
      company: "UPS",
    });
    await town.settle();
    const known = await town.prisma.order.findFirstOrThrow({
      where: { externalId: order.id },
      include: { lines: true },
    });
    const [line] = known.lines;
    const orderLineExternalId = line?.externalId ?? "";
    const refund = (quantity: number, locationId: string | undefined) =>
      storefront.refundOrder(shop, {
        orderExternalId: order.id,
        reference: `back to ${locationId}`,
        key: `back to ${locationId}`,
        note: "Too small",
        lines: [
          {
            orderLineExternalId,
            quantity,
            restock: "return",
            ...(locationId && { locationId }),
          },
        ],
        amountMinor: null,
      });
    const takeIn = async (
      quantity: number,
      how: { refund: boolean; locationId?: string },
    ) => {
      await storefront.openReturn(shop, {
        orderExternalId: order.id,
        reference: `${quantity} back`,
        lines: [
          { orderLineExternalId, quantity, reason: "too-small", note: "" },
        ],
      });
      const returns = await storefront.fetchReturns(shop, order.id);
      const id = returns.at(-1)?.externalId.split("/").at(-1);
      await town.nextSecond();
      await ask(`/returns/${id}/receive`, how);
    };
    const movesBack = async () => {
      const { ledger, causes, moves, atService } = await behindOf(shirt);
      return {
        named: causes
          .filter(({ moves: [move] }) => move?.orderId === known.id)
          .map(({ moves: [move], rest }) => [move?.kind, move?.units, rest]),
        back: [...moves, ...atService].filter(
          ({ kind, orderId }) => kind === "return" && orderId === known.id,
        ),
        sum: ledger.reduce((all, { quantity }) => all + quantity, 0),
      };
    };
    const before = await movesBack();
    expect(before.named).toEqual([["parcel", -6, 0]]);

    await town.nextSecond();
    await refund(2, barn);
    await town.settle();
    await town.nextSecond();
    // At our location in Shopify nothing lies: no pool of the store's moves.
    await refund(1, service);
    await town.settle();
    // Without any money: what became of the goods is all that tells of them.
    await takeIn(1, { refund: false, locationId: barn });
    await town.settle();
    await takeIn(2, { refund: true });
    await town.settle();

    const after = await movesBack();
    expect(after.named).toEqual([
      ["parcel", -6, 0],
      ["return", 2, 0],
      ["return", 1, 0],
      ["return", 2, 0],
    ]);
    // Each came back once, though a refund of the last one was made beside its return.
    expect(after.back.map(({ units }) => units).sort()).toEqual([1, 1, 2, 2]);
    expect(after.sum).toBe(before.sum + 5);
    const places = await placesOf(shirt);
    expect(places.find(({ name }) => name === "Barn")).toMatchObject({
      onHand: 6,
      ledger: 6,
    });
  });

  test("no movement is written of a thing that cannot lie in the pool", async () => {
    const { id: variantId, goodsLink } = await variantOf(chosen);
    await town.world.store.inShop(town.shopId, (records) =>
      records.learnPools("transit", [transitPlace]),
    );
    const pools = await town.prisma.pool.findMany({});
    const goodsId = goodsLink?.goodsId ?? "";
    const wrong = {
      own: goodsId,
      network: variantId,
      transit: variantId,
      service: variantId,
    };
    for (const [kind, itemId] of Object.entries(wrong)) {
      const poolId = pools.find((pool) => pool.kind === kind)?.id ?? "";
      const movement = {
        key: `wrong:${kind}`,
        poolId,
        itemId,
        quantity: 1,
        causeKind: "opening",
        causeRef: "",
        occurredAt: town.world.clock.now(),
      };
      const saved = town.world.store.inShop(town.shopId, async (records) => {
        const { entryId } = await appendLetter(records, {
          letter: { kind: "ignored", reason: "a test writes" },
          deliveryId: `wrong:${kind}`,
          source: "sweep",
          actor: null,
          at: town.world.clock.now(),
        });
        return records.savePlan(
          { ...emptyPlan(), movements: [movement] },
          { entryId, at: town.world.clock.now() },
        );
      });
      await expect(saved, kind).rejects.toMatchObject({ code: "internal" });
    }
  });

  test("another service's warehouse is a pool of its own: shown, in the ledger, and told to nobody", async () => {
    const { storefront, store } = town.world;
    const shop = await store.inShop(
      town.shopId,
      async (records) => records.shop,
    );
    const toldBefore = await numbersOf(ownOnly);
    const { locationId } = await storefront.ensureFulfillmentService(shop, {
      name: "Breakwater Logistics",
      callbackUrl: `${town.origins.app}/elsewhere`,
    });
    await town.settle();
    await town.ask("POST", "/shopify/harbor-goods/stock", {
      sku: ownOnly,
      available: 7,
      locationId,
    });
    await town.settle();
    const places = await placesOf(ownOnly);
    expect(places.filter(({ kind }) => kind === "other")).toMatchObject([
      { name: "Breakwater Logistics", onHand: 7, available: 7, ledger: 7 },
    ]);
    expect(await numbersOf(ownOnly)).toEqual(toldBefore);
    // A person says that it is the merchant's own, and that it is not.
    const { id: poolId } = await town.prisma.pool.findFirstOrThrow({
      where: { name: "Breakwater Logistics" },
    });
    const say = async (kind: "own" | "other") => {
      const actor = "merchant:ada";
      await setPlace(town.world, town.shopId, { poolId, kind, actor });
      await town.settle();
    };
    await say("own");
    const [before] = toldBefore.filter(isMarketplace);
    expect((await numbersOf(ownOnly)).filter(isMarketplace)).toMatchObject([
      { desired: (before?.desired ?? 0) + 7 },
    ]);
    await say("other");
    expect(await numbersOf(ownOnly)).toEqual(toldBefore);
    const services = await town.prisma.pool.findMany({
      where: { kind: "service" },
    });
    expect(services).toHaveLength(1);
  });
});

const isMarketplace = ({ channel }: { channel: string }) =>
  channel === "marketplace";

const numbersOf = async (sku: string) => {
  const { id } = await variantOf(sku);
  return town.prisma.publication.findMany({
    where: { variantId: id },
    select: { channel: true, desired: true, published: true },
  });
};

describe("S1 ledger and network are compared for each goods at each centre", () => {
  const read = async (world: World, goods: string, deliveryId: string) => {
    await town.world.store.inShop(town.shopId, (records) =>
      appendLetter(records, {
        letter: { kind: "network-stock-changed", goodsExternalId: goods },
        deliveryId,
        source: "sweep",
        actor: null,
        at: town.world.clock.now(),
      }),
    );
    await town.runIn(world, "shop.plan", { shopId: town.shopId });
  };
  /** The network's history lacks its records of one order; asked for, what was read is kept. */
  const forgetting = (isLost: (record: NetworkRecordFact) => boolean) => {
    const asked: (Date | null)[] = [];
    const { network } = town.world;
    const world: World = {
      ...town.world,
      network: {
        ...network,
        async *listRecords(shop, filter) {
          asked.push(filter.since);
          for await (const page of network.listRecords(shop, filter))
            yield page.filter((record) => !isLost(record));
        },
      },
    };
    return { world, asked };
  };

  test("a difference is a question with both stories, and closes when the missing record comes", async () => {
    const sku = "MUG-SND-12";
    const goods = (await variantOf(sku)).goodsLink?.goods.externalId ?? "";
    const [place] = (await placesOf(sku)).filter(
      ({ kind, onHand }) => kind === "network" && onHand > 4,
    );
    const centre = await town.prisma.pool.findUniqueOrThrow({
      where: { id: place?.poolId ?? "" },
    });
    const isLost = (record: NetworkRecordFact) =>
      record.goodsExternalId === goods && record.orderType === "DISPOSAL";
    const { world, asked } = forgetting(isLost);
    for (const type of ["DISPOSAL", "INVENTORY_COUNT_ORDER"])
      await town.ask("POST", "/fbt/stock", {
        type,
        goodsId: goods,
        centreId: centre.externalId,
        quantity: 2,
        quality: "NORMAL",
      });
    await town.deliver();
    await read(world, goods, "lost-record");

    const key = `ledger:${place?.poolId}:`;
    const open = () =>
      town.prisma.conflict.findFirst({ where: { key: { startsWith: key } } });
    const question = await readConflict(
      town.prisma,
      town.shopId,
      (await open())?.id ?? "",
    );
    const counted = place?.onHand ?? 0;
    expect(question).toMatchObject({
      state: "open",
      base: String(counted + 2),
      network: String(counted),
      story: { agreed: { units: counted } },
    });
    const { ours = [], theirs = [], gaps = [] } = question?.story ?? {};
    const told = [{ what: "inventory_count_order", units: 2, leaves: counted }];
    expect(theirs).toMatchObject(told);
    expect(ours).toMatchObject([{ what: "inventory_count_order", units: 2 }]);
    expect(gaps).toHaveLength(1);
    // First what is new, then all of it.
    expect(asked.at(-1)).toBeNull();
    expect(asked[0]).toBeInstanceOf(Date);

    // The record comes late, and no level moves: the routine check looks again.
    town.wait(11 * 60_000);
    await town.run("shop.reconcile", { shopId: town.shopId });
    await town.settle();
    expect(await open()).toMatchObject({ state: "closed" });
    const [after] = (await placesOf(sku)).filter(
      ({ poolId }) => poolId === place?.poolId,
    );
    expect(after).toMatchObject({ onHand: counted, ledger: counted });
  });

  test("what is new is enough where ledger and network agree, and units on the way lie nowhere yet", async () => {
    const sku = "MUG-SND-12";
    const goods = (await variantOf(sku)).goodsLink?.goods.externalId ?? "";
    const before = await placesOf(sku);
    const { world, asked } = forgetting(() => false);
    const { listLevels } = world.network;
    world.network.listLevels = async function* (shop, ids) {
      for await (const page of listLevels(shop, ids))
        yield page.map((level) => ({ ...level, inTransit: 9 }));
    };
    await read(world, goods, "on-the-way");
    expect(asked.every((since) => since instanceof Date)).toBe(true);
    const network = ({ kind }: { kind: string }) => kind === "network";
    const after = (await placesOf(sku)).filter(network);
    expect(after.map(({ inTransit }) => inTransit)).toEqual(after.map(() => 9));
    expect(after.map(({ onHand, ledger }) => [onHand, ledger])).toEqual(
      before.filter(network).map(({ onHand, ledger }) => [onHand, ledger]),
    );
  });

  test("S2 what the network lists no more it has none of, though no webhook says so", async () => {
    const sku = chosen;
    const goods = (await variantOf(sku)).goodsLink?.goods.externalId ?? "";
    const inShopify = async () =>
      (await numbersOf(sku)).find(({ channel }) => channel === "storefront")
        ?.published;
    const [place] = (await placesOf(sku)).filter(
      ({ kind, available }) => kind === "network" && available > 0,
    );
    const centre = await town.prisma.pool.findUniqueOrThrow({
      where: { id: place?.poolId ?? "" },
    });
    const before = (await inShopify()) ?? 0;
    await town.ask("PUT", "/fbt/stock", { hidesEmpty: true });
    await town.control.weather({ loseOneIn: 1 });
    await town.ask("POST", "/fbt/stock", {
      type: "DISPOSAL",
      goodsId: goods,
      centreId: centre.externalId,
      quantity: place?.available,
      quality: "NORMAL",
    });
    await town.run("shop.reconcile", { shopId: town.shopId });
    await town.settle();
    await town.control.weather({ loseOneIn: 0 });
    await town.ask("PUT", "/fbt/stock", { hidesEmpty: false });
    const [after] = (await placesOf(sku)).filter(
      ({ poolId }) => poolId === place?.poolId,
    );
    const left = (place?.onHand ?? 0) - (place?.available ?? 0);
    expect(after).toMatchObject({ available: 0, onHand: left, ledger: left });
    expect(await inShopify()).toBe(before - (place?.available ?? 0));
  });

  test("S2 where its history says that there is some, it is a question, and nothing of it is told meanwhile", async () => {
    const sku = "MUG-SND-12";
    const goods = (await variantOf(sku)).goodsLink?.goods.externalId ?? "";
    const [place] = (await placesOf(sku)).filter(
      ({ kind, onHand }) => kind === "network" && onHand > 0,
    );
    const centre = await town.prisma.pool.findUniqueOrThrow({
      where: { id: place?.poolId ?? "" },
    });
    const { world } = forgetting(() => false);
    const { listLevels } = world.network;
    world.network.listLevels = async function* (shop, ids) {
      for await (const page of listLevels(shop, ids))
        yield page.filter(
          (level) => level.centreExternalId !== centre.externalId,
        );
    };
    await read(world, goods, "not-listed");
    const key = `ledger:${place?.poolId}:`;
    const question = () =>
      town.prisma.conflict.findFirst({
        where: { key: { startsWith: key }, subject: { contains: goods } },
        orderBy: { openedAt: "desc" },
      });
    expect(await question()).toMatchObject({
      state: "open",
      base: String(place?.onHand),
      network: "0",
    });
    const here = async () =>
      (await placesOf(sku)).find(({ poolId }) => poolId === place?.poolId);
    expect(await here()).toMatchObject({ available: 0, onHand: 0 });
    // It is listed again: the routine check sees it.
    await town.run("shop.reconcile", { shopId: town.shopId });
    await town.settle();
    expect(await question()).toMatchObject({ state: "closed" });
    expect(await here()).toMatchObject({ onHand: place?.onHand });
  });
});
