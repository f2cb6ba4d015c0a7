import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  readActivity,
  readActivityExport,
} from "#app/queries/activity.server.ts";
import { readConflictGroups } from "#app/queries/conflict-groups.server.ts";
import {
  readConflict,
  readConflicts,
  readOpenConflicts,
} from "#app/queries/conflicts.server.ts";
import { readEntryProgress } from "#app/queries/entry-progress.server.ts";
import {
  findVariants,
  variantsOfSkus,
} from "#app/queries/find-variants.server.ts";
import { readFulfilledBy } from "#app/queries/fulfilled-by.server.ts";
import { readInsights } from "#app/queries/insights.server.ts";
import { readOrder } from "#app/queries/order.server.ts";
import { readOrders } from "#app/queries/orders.server.ts";
import { readOverview } from "#app/queries/overview.server.ts";
import { readProducts } from "#app/queries/products.server.ts";
import { readAhead } from "#app/queries/promise-ahead.server.ts";
import { readOrderStory } from "#app/queries/support/order-story.server.ts";
import {
  toldToMarketplace,
  toldToStorefront,
} from "#core/domain/stock/what-channels-are-told.ts";
import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { place, situation } from "../domain/stock/stock-situation.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import { fillShop } from "./fill-shop.ts";

const now = new Date("2026-11-20T12:00:00Z");
const stock = situation({
  network: [
    { centre: "Dallas", ...place(20, { ref: "1" }) },
    { centre: "Edison", ...place(15, { ref: "2" }) },
  ],
  own: [{ location: "Harbor Warehouse", held: 0, ...place(3, { ref: "3" }) }],
  committedAtService: 6,
  handedToNetwork: 4,
  marketplaceUnimported: 5,
});

type Filled = Awaited<ReturnType<typeof fillShop>>;
let database: TestDatabase;
let prisma: PrismaClient;
let ours: Filled;
let other: Filled;

beforeAll(async () => {
  database = await cloneDatabase();
  prisma = openPrisma(database.url);
  ours = await fillShop(prisma, "ours", toldToStorefront(stock));
  other = await fillShop(prisma, "other", toldToMarketplace(stock));
});

afterAll(async () => {
  await prisma?.$disconnect();
  await database?.drop();
});

const products = { query: "", tab: "all", page: 1 } as const;
const orders = {
  query: "",
  tab: "all",
  channel: null,
  sort: "clock",
  page: 1,
} as const;
const activity = { query: "", kind: "all", within: "" } as const;

describe("T1 rows of another shop never appear", () => {
  // Each reader, and how many of our own rows it has to show, so that an empty answer does not pass.
  const readers: [string, (shopId: string) => Promise<unknown>][] = [
    ["overview", (id) => readOverview(prisma, id, now)],
    ["products", (id) => readProducts(prisma, id, products)],
    ["orders", (id) => readOrders(prisma, id, orders, now)],
    ["one order", (id) => readOrder(prisma, id, ours.orderId)],
    ["open conflicts", (id) => readOpenConflicts(prisma, id)],
    ["conflicts", (id) => readConflicts(prisma, id, new Date())],
    ["conflicts by cause", (id) => readConflictGroups(prisma, id, new Date())],
    ["one conflict", (id) => readConflict(prisma, id, ours.conflictId)],
    [
      "activity",
      (id) => readActivity(prisma, id, { ...activity, page: 1 }, now),
    ],
    ["export", (id) => readActivityExport(prisma, id, activity, now)],
    ["insights", (id) => readInsights(prisma, id, now, "month")],
    ["found variants", (id) => findVariants(prisma, id, "mug")],
    [
      "tabs",
      (id) => readProducts(prisma, id, { ...products, tab: "selected" }),
    ],
    [
      "search",
      (id) => readOrders(prisma, id, { ...orders, query: "1001" }, now),
    ],
  ];
  it.each(readers)("in the %s", async (_name, read) => {
    const shown = JSON.stringify(await read(ours.shopId));
    expect(shown).toContain("ours");
    expect(shown).not.toContain("other-");
    expect(shown).not.toContain("other ");
    expect(shown).not.toContain(other.shopId);
  });

  it("by an id of theirs", async () => {
    const { shopId } = ours;
    expect(await readOrder(prisma, shopId, other.orderId)).toBeNull();
    expect(await readConflict(prisma, shopId, other.conflictId)).toBeNull();
    expect(await readEntryProgress(prisma, shopId, other.entryId)).toBeNull();
    expect(await variantsOfSkus(prisma, shopId, ["other-sku"])).toEqual({
      variantIds: [],
      unknown: ["other-sku"],
    });
  });

  it("by a search for theirs", async () => {
    const { shopId } = ours;
    const theirs = { query: "other", page: 1 };
    expect(
      (await readProducts(prisma, shopId, { ...products, ...theirs })).total,
    ).toBe(0);
    expect(
      (await readOrders(prisma, shopId, { ...orders, ...theirs }, now)).total,
    ).toBe(0);
    expect(
      (await readActivity(prisma, shopId, { ...activity, ...theirs }, now))
        .total,
    ).toBe(0);
  });

  it("in counts", async () => {
    const { figures } = await readOverview(prisma, ours.shopId, now);
    expect(figures).toMatchObject({
      variants: 1,
      selected: 1,
      withGoods: 1,
      ordersInFlight: 1,
      openConflicts: 1,
    });
  });
});

describe("the block on Shopify's product page", () => {
  it("T1 knows a product by Shopify's id, and none of another shop", async () => {
    const found = await readFulfilledBy(
      prisma,
      ours.shopId,
      "gid://shopify/Product/1",
    );
    expect(found?.variants).toHaveLength(1);
    expect(found?.variants[0]?.told.length).toBeGreaterThan(0);
    expect(
      await readFulfilledBy(prisma, ours.shopId, "gid://shopify/Product/2"),
    ).toBeNull();
  });
});

describe("the terms of a number add up to it", () => {
  it("S2 as Products shows it", async () => {
    for (const { shopId } of [ours, other]) {
      const { rows } = await readProducts(prisma, shopId, products);
      const told = rows.flatMap((row) => row.stock.told);
      expect(told).toHaveLength(1);
      for (const { desired, terms } of told)
        expect(terms.reduce((sum, term) => sum + term.quantity, 0)).toBe(
          desired,
        );
    }
  });

  it("S2 what was cut away at zero stays a term", async () => {
    const [shown] = (await readProducts(prisma, other.shopId, products)).rows;
    expect(shown?.stock.told[0]?.desired).toBe(0);
    expect(shown?.stock.told[0]?.terms.at(-1)?.term).toBe("never below zero");
  });
});

it("what was told of a parcel stands in its order's story", async () => {
  const { shopId, orderId, entryId } = ours;
  const parcel = await prisma.shipment.findFirstOrThrow({
    where: { shopId, orderId },
  });
  await prisma.effect.create({
    data: {
      shopId,
      entryId,
      kind: "storefront.tell-parcel",
      key: "ours-journey",
      subject: `parcel:${parcel.id}`,
      payload: { shipmentId: parcel.id, step: "delivered" },
      state: "confirmed",
      dueAt: now,
      endedAt: now,
    },
  });
  const story = await readOrderStory(prisma, shopId, orderId);
  expect(story?.moments.filter(({ kind }) => kind === "step")).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ at: now, state: "confirmed" }),
    ]),
  );
});

it("T1 what could be promised is read of the own shop alone; a page past the end is its last one", async () => {
  const wish = { query: "", region: null };
  const first = await readAhead(prisma, ours.shopId, { ...wish, page: 1 }, now);
  expect(first.rows.length).toBeGreaterThan(0);
  expect(first.rows.every(({ name }) => name.startsWith("ours"))).toBe(true);
  const past = await readAhead(prisma, ours.shopId, { ...wish, page: 9 }, now);
  expect(past).toEqual(first);
  const none = { query: "no such thing", region: null, page: 2 };
  expect(await readAhead(prisma, ours.shopId, none, now)).toMatchObject({
    rows: [],
    page: 1,
    pages: 1,
    total: 0,
  });
});
