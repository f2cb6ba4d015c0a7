import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type ActivityFilter,
  readActivity,
} from "#app/queries/activity.server.ts";
import { readProductPage } from "#app/queries/product-page.server.ts";
import { asId, type ShopId } from "#core/kit/ids.ts";
import type { PrismaClient } from "#core/store/prisma.server.ts";
import { fillShop } from "./fill-shop.ts";
import { openWorld } from "./support.ts";

const now = new Date("2026-11-20T12:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
let web: Awaited<ReturnType<typeof openWorld>>;
let prisma: PrismaClient;
let ours: Awaited<ReturnType<typeof fillShop>>;

beforeAll(async () => {
  web = await openWorld();
  prisma = web.world.prisma;
  ours = await fillShop(prisma, "ours");
  const { shopId, entryId } = ours;
  const product = await prisma.product.findFirstOrThrow({ where: { shopId } });
  const listing = await prisma.listing.create({
    data: {
      shopId,
      externalId: "L1",
      productId: product.id,
      title: "Quay cup",
      status: "ACTIVATE",
      auditStatus: "APPROVED",
      sourceUpdatedAt: now,
    },
  });
  await prisma.auditLine.deleteMany({ where: { shopId } });
  const lines = [
    ["Update the title on TikTok Shop", `title:${listing.id}`, 2],
    ["List the product on TikTok Shop", `listing:${product.id}`, 30],
    ["Update stock in Shopify", `order:${ours.orderId}`, 24 * 10],
    ["Settle a conflict", `conflict:${ours.conflictId}`, 24 * 20],
  ] as const;
  await prisma.auditLine.createMany({
    data: lines.map(([action, subject, hours]) => ({
      shopId,
      entryId,
      at: hoursAgo(hours),
      actor: "merchant:1",
      action,
      subject,
      result: "done",
    })),
  });
});
afterAll(() => web.close());

const found = async (filter: Partial<ActivityFilter>) =>
  (
    await readActivity(
      prisma,
      ours.shopId,
      { query: "", kind: "all", within: "", page: 1, ...filter },
      now,
    )
  ).rows.map(({ action }) => action);

const [title, listed, stock, settled] = [
  "Update the title on TikTok Shop",
  "List the product on TikTok Shop",
  "Update stock in Shopify",
  "Settle a conflict",
];

test("a change is found by its product's or its listing's name, whatever its subject is", async () => {
  expect(await found({ query: "ours mug" })).toEqual([title, listed, settled]);
  expect(await found({ query: "quay cup" })).toEqual([title]);
  expect(await found({ query: "ours-1001" })).toEqual([stock]);
});

test("an action is found in the words of each language", async () => {
  expect(await found({ query: "stock in shop" })).toEqual([stock]);
  expect(await found({ query: "inventario en shop" })).toEqual([stock]);
});

test("a time bounds the list, together with a search", async () => {
  expect(await found({ within: "day" })).toEqual([title]);
  expect(await found({ within: "week" })).toEqual([title, listed]);
  expect(await found({ within: "month" })).toEqual([
    title,
    listed,
    stock,
    settled,
  ]);
  expect(await found({ within: "day", query: "ours mug" })).toEqual([title]);
});

test("a decision leads to the question that it settled", async () => {
  const { rows } = await readActivity(
    prisma,
    ours.shopId,
    { query: "", kind: "all", within: "", page: 1 },
    now,
  );
  expect(rows.at(-1)?.subject).toEqual({
    kind: "question",
    name: "ours mug",
    href: `/app/conflicts/${ours.conflictId}`,
  });
});

test("a product's history has what was changed of it and what was decided about it", async () => {
  const conflict = await prisma.conflict.update({
    where: { id: ours.conflictId },
    data: { state: "settled", settledAt: now },
  });
  const page = await readProductPage(
    web.world,
    asId(ours.shopId) as ShopId,
    conflict.subjectId,
  );
  expect(page?.history.map(({ action }) => action)).toEqual([
    title,
    listed,
    settled,
  ]);
});
