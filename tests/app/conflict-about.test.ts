import { afterAll, beforeAll, expect, test } from "vitest";
import { readAbout } from "#app/queries/conflict-about.server.ts";
import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import { fillShop } from "./fill-shop.ts";

let database: TestDatabase;
let prisma: PrismaClient;
let ours: Awaited<ReturnType<typeof fillShop>>;
let other: Awaited<ReturnType<typeof fillShop>>;

beforeAll(async () => {
  database = await cloneDatabase();
  prisma = openPrisma(database.url);
  ours = await fillShop(prisma, "ours");
  other = await fillShop(prisma, "other");
});
afterAll(async () => {
  await prisma?.$disconnect();
  await database?.drop();
});

const about = (subjectKind: string, subjectId: string, of = ours) =>
  readAbout(prisma, of.shopId, { subjectKind, subjectId });

test("a question leads to the product or order that it is about, also through goods and steps", async () => {
  const where = { shopId: ours.shopId };
  const variant = await prisma.variant.findFirstOrThrow({ where });
  const goods = await prisma.fbtGoods.findFirstOrThrow({ where });
  const effect = await prisma.effect.findFirstOrThrow({ where });
  const mug = {
    kind: "named",
    name: "ours mug · Navy",
    href: `/app/products/${variant.productId}`,
  };
  const order = {
    kind: "order",
    name: "ours-1001",
    href: `/app/orders/${ours.orderId}`,
  };
  expect(await about("product", variant.productId)).toEqual({
    ...mug,
    name: "ours mug",
  });
  expect(await about("variant", variant.id)).toEqual(mug);
  expect(await about("goods", goods.id)).toEqual(mug);
  expect(await about("order", ours.orderId)).toEqual(order);
  expect(await about("effect", effect.id)).toEqual(order);
  expect(await about("entry", ours.entryId)).toBeNull();
});

test("T1 it leads to nothing of another shop", async () => {
  const goods = await prisma.fbtGoods.findFirstOrThrow({
    where: { shopId: ours.shopId },
  });
  expect(await about("order", ours.orderId, other)).toBeNull();
  expect(await about("goods", goods.id, other)).toBeNull();
});
