import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@prisma/client";
import {
  afterAll,
  beforeAll,
  describe,
  expect,
  it,
  onTestFinished,
} from "vitest";
import { readActivity } from "#app/queries/activity.server.ts";
import { readConflictGroups } from "#app/queries/conflict-groups.server.ts";
import { readConflicts } from "#app/queries/conflicts.server.ts";
import {
  readChoiceUnderWay,
  readEntryProgress,
  variantsOfChoice,
  variantsOfStop,
} from "#app/queries/entry-progress.server.ts";
import { readOrder } from "#app/queries/order.server.ts";
import { readOrders } from "#app/queries/orders.server.ts";
import { readOverview } from "#app/queries/overview.server.ts";
import { summarise } from "#app/queries/preview-summary.ts";
import { readFiltered, readProducts } from "#app/queries/products.server.ts";
import { readReplenishmentPage } from "#app/queries/replenishment-page.server.ts";
import { previewSelection } from "#core/flows/preview-selection.ts";
import { releaseVariants } from "#core/flows/release-variants.ts";
import { selectVariants } from "#core/flows/select-variants.ts";
import { asId, type ShopId } from "#core/kit/ids.ts";
import { readEnv } from "#core/wiring/env.ts";
import { makeWorld } from "#core/wiring/make-world.server.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import { bigCollection, bigShop, fillBigShop } from "./fill-big-shop.ts";
import { fillShop } from "./fill-shop.ts";
import { settings, withoutBell } from "./support.ts";

const now = new Date("2026-11-20T12:00:00Z");
const products = { query: "", tab: "all", page: 1 } as const;
const orders = {
  query: "",
  tab: "all",
  channel: null,
  sort: "clock",
  page: 1,
} as const;
const activity = { query: "", kind: "all", within: "", page: 1 } as const;

let database: TestDatabase;
let prisma: PrismaClient<{ log: [{ emit: "event"; level: "query" }] }>;
let big: string;
let small: string;
let statements: string[] = [];

beforeAll(async () => {
  database = await cloneDatabase();
  prisma = new PrismaClient({
    adapter: new PrismaPg({ connectionString: database.url }),
    log: [{ emit: "event", level: "query" }],
  });
  prisma.$on("query", ({ query }) => statements.push(query));
  big = await fillBigShop(prisma as unknown as PrismaClient);
  small = (await fillShop(prisma as unknown as PrismaClient, "small")).shopId;
}, 180_000);

afterAll(async () => {
  await prisma?.$disconnect();
  await database?.drop();
});

const client = () => prisma as unknown as PrismaClient;

async function statementsOf(read: () => Promise<unknown>): Promise<number> {
  statements = [];
  await read();
  return statements.length;
}

describe("a page asks the database as often in a big shop as in a small one", () => {
  const pages: [string, (shopId: string) => Promise<unknown>][] = [
    ["Home", (id) => readOverview(client(), id, now)],
    ["Products", (id) => readProducts(client(), id, products)],
    ["Orders", (id) => readOrders(client(), id, orders, now)],
    [
      "Conflicts by cause",
      (id) => readConflictGroups(client(), id, new Date()),
    ],
    ["Conflicts", (id) => readConflicts(client(), id, new Date())],
    ["Activity", (id) => readActivity(client(), id, activity, now)],
    ["Replenishment", (id) => readReplenishmentPage(client(), id, now, 1)],
    [
      "one order",
      async (shopId) => {
        const order = await prisma.order.findFirst({ where: { shopId } });
        return readOrder(client(), shopId, order?.id ?? "");
      },
    ],
  ];
  it.each(pages)("%s", async (_name, read) => {
    const few = await statementsOf(() => read(small));
    const many = await statementsOf(() => read(big));
    expect(many).toBeGreaterThan(0);
    expect(many).toBeLessThanOrEqual(few);
  });
});

describe("10,000 products in pages of 50", () => {
  const page = (number: number, more: object = {}) =>
    readProducts(client(), big, { ...products, ...more, page: number });

  it("each variant stands on one page, in the order of the titles", async () => {
    const first = await page(1);
    expect(first.total).toBe(bigShop.variants);
    expect(first.pages).toBe(bigShop.variants / 50);
    const skus = async (number: number) =>
      (await page(number)).rows.map((row) => row.sku);
    const around = [...(await skus(200)), ...(await skus(201))];
    expect(around).toHaveLength(100);
    expect(around).toEqual([...new Set(around)].toSorted());
    expect(around[0]).toBe("SKU-09951");
    expect((await skus(400)).at(-1)).toBe("SKU-20000");
  });

  it("a page past the end is the last one", async () => {
    const { page: shown, rows } = await page(9_999);
    expect(shown).toBe(400);
    expect(rows).toHaveLength(50);
  });

  it("every row has its own stock", async () => {
    const { rows } = await page(1, { tab: "selected" });
    expect(rows[0]?.stock).toMatchObject({
      own: 5,
      centres: [
        { name: "Centre A", available: 9 },
        { name: "Centre B", available: 9 },
      ],
    });
  });

  it("tabs and search count the whole shop", async () => {
    const { counts } = await page(1);
    expect(counts).toEqual({
      all: bigShop.variants,
      selected: bigShop.selected,
      choosable: bigShop.goods - bigShop.selected,
      unlinked: bigShop.variants / 10 - bigShop.goods / 10,
    });
    const found = await page(1, { query: "product 00042" });
    expect(found.rows.map((row) => row.sku)).toEqual([
      "SKU-00083",
      "SKU-00084",
    ]);
  });

  it("filters narrow a view, together with each other", async () => {
    const total = async (more: object) => (await page(1, more)).total;
    expect(await total({ collection: bigCollection })).toBe(200);
    expect(await total({ collection: bigCollection, link: "unlinked" })).toBe(
      0,
    );
    expect(await total({ asks: "open" })).toBe(bigShop.conflicts * 0.9);
    expect(await total({ risk: "at_risk", ships: "selected" })).toBe(
      bigShop.atRisk,
    );
    // What the view is named after cannot be filtered away.
    expect(await total({ tab: "selected", ships: "blocked" })).toBe(
      bigShop.selected,
    );
    expect(await total({ ships: "blocked" })).toBe(
      bigShop.variants - bigShop.goods,
    );
    expect(await total({ risk: "sold_out" })).toBe(0);
    expect(await total({ query: "50%_" })).toBe(0);
  });

  it("a whole view can be named, what can be chosen first, and what is too many is counted", async () => {
    const { variantIds, left } = await readFiltered(client(), big, products, {
      first: "choosable",
      limit: 1_500,
    });
    expect(new Set(variantIds).size).toBe(1_500);
    expect(left).toBe(bigShop.variants - 1_500);
    const choosable = await prisma.variant.count({
      where: {
        id: { in: variantIds },
        goodsLink: { isNot: null },
        selection: { is: null },
      },
    });
    expect(choosable).toBe(bigShop.goods - bigShop.selected);
  });
});

describe("a choice of a whole view", () => {
  it("is previewed with every refusal counted, carried out as it was seen, followed, and taken back", async () => {
    const made = makeWorld(readEnv(settings(database.url)));
    onTestFinished(() => made.close());
    const world = withoutBell({ ...made, clock: { now: () => now } });
    const shopId = asId(big) as ShopId;
    const { variantIds } = await readFiltered(client(), big, products, {
      first: "choosable",
      limit: 3_000,
    });
    const { seconds, ...summary } = summarise(
      await previewSelection(world, shopId, variantIds),
    );
    const chosen = bigShop.goods - bigShop.selected;
    const counts = Object.fromEntries(
      summary.verdicts.map(({ verdict, count }) => [verdict, count]),
    );
    expect(counts).toEqual({
      blocked: 3_000 - bigShop.goods,
      select: chosen,
      already: bigShop.selected,
    });
    expect(summary.refusals).toMatchObject([{ count: counts.blocked }]);
    expect(summary.units).toBe(chosen * 18);
    expect(seconds).toBeGreaterThan(60);
    // A screen bears the first of each kind.
    expect(JSON.stringify(summary).length).toBeLessThan(60_000);

    const choice = await selectVariants(world, shopId, {
      variantIds,
      fingerprint: summary.fingerprint,
      actor: "merchant:1",
    });
    if (choice.outcome !== "selected") throw new Error(choice.outcome);
    // Whoever comes back later finds it again.
    expect(await readChoiceUnderWay(client(), big)).toBe(choice.entryId);
    expect(
      await readEntryProgress(client(), big, choice.entryId),
    ).toMatchObject({ total: 2 * chosen + 1, done: 0, variants: chosen });
    const back = await variantsOfChoice(client(), big, choice.entryId);
    const stopped = await releaseVariants(world, shopId, {
      variantIds: back,
      actor: "merchant:1",
    });
    expect(stopped.variants).toBe(chosen);
    expect(
      (await variantsOfStop(client(), big, stopped.entryId)).sort(),
    ).toEqual(back.sort());
    const { counts: after } = await readProducts(client(), big, products);
    expect(after.selected).toBe(bigShop.selected);
  });
});

describe("what to send to the network", () => {
  const page = (number: number) =>
    readReplenishmentPage(client(), big, now, number);

  it("stands a page at a time, and is accepted as a whole", async () => {
    const first = await page(1);
    const { rows, pages, total } = first.suggestions;
    expect({ rows: rows.length, pages, total }).toEqual({
      rows: 50,
      pages: bigShop.atRisk / 50,
      total: bigShop.atRisk,
    });
    const second = await page(2);
    const ids = [...rows, ...second.suggestions.rows].map(
      ({ goodsId }) => goodsId,
    );
    expect(new Set(ids).size).toBe(bigShop.atRisk);
    expect(second.toSend).toEqual(first.toSend);
    const units = first.toSend.reduce((sum, one) => sum + one.units, 0);
    expect(units).toBe(first.totals.units);
    expect((await page(9_999)).suggestions.page).toBe(pages);
  });
});

describe("orders at risk", () => {
  it("come first by what is due first", async () => {
    const { rows, total } = await readOrders(
      client(),
      big,
      { ...orders, tab: "at_risk" },
      now,
    );
    // Every twentieth still has to be shipped; the first forty are late, the next six hours are near.
    expect(total).toBe(2);
    expect(rows.map((row) => row.name)).toEqual(["#20", "#40"]);
    const { figures, needs } = await readOverview(client(), big, now);
    expect(figures.ordersAtRisk).toBe(2);
    expect(needs).toMatchObject({ lateOrders: 1, urgentOrders: 1 });
  });
});
