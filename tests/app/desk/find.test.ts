import { afterAll, beforeAll, expect, test } from "vitest";
import { findStatement, findThings } from "#app/queries/support/find.server.ts";
import {
  openPrisma,
  Prisma,
  type PrismaClient,
} from "#core/store/prisma.server.ts";
import { cloneDatabase, type TestDatabase } from "../../support/database.ts";
import { fillStuckShop, type StuckShop, trackingNumber } from "./stuck-step.ts";

let database: TestDatabase;
let prisma: PrismaClient;
let quay: StuckShop;
let pier: StuckShop;
beforeAll(async () => {
  database = await cloneDatabase();
  prisma = openPrisma(database.url);
  quay = await fillStuckShop(prisma, "quay");
  pier = await fillStuckShop(prisma, "pier");
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

const found = async (text: string) =>
  (await findThings(prisma, text)).map(({ kind, id, shopId }) => ({
    kind,
    id,
    shopId,
  }));

test("one box finds an order, a SKU, a tracking number and a platform's id, in whatever shop", async () => {
  const { orderId, shopId } = quay;
  expect(await found("quay-1001")).toEqual([
    { kind: "order", id: orderId, shopId },
  ]);
  expect(await found(` QUAY-SKU `)).toMatchObject([
    { kind: "variant", shopId },
  ]);
  const spaced = `quay${trackingNumber}`.replace(/(.{4})/g, "$1 ");
  expect(await found(spaced)).toEqual([
    { kind: "parcel", id: orderId, shopId },
  ]);
  expect(await found("pier-ref")).toEqual([
    { kind: "networkOrder", id: pier.orderId, shopId: pier.shopId },
  ]);
  expect(await found("pier.myshopify.com")).toMatchObject([
    { kind: "shop", id: pier.shopId },
  ]);
  expect(await found(quay.stuckId)).toMatchObject([{ kind: "conflict" }]);
  expect(await found(quay.effectId)).toMatchObject([{ kind: "effect" }]);
  // The store's own number of both orders.
  expect(
    (await found("gid://shopify/Order/1")).map((one) => one.id).sort(),
  ).toEqual([orderId, pier.orderId].sort());
  expect(await found("' OR true --")).toEqual([]);
});

test("a parcel's number is not told in full", async () => {
  const [parcel] = await findThings(prisma, `quay${trackingNumber}`);
  expect(parcel?.label).toBe("•••• 9493");
});

test("nothing is looked for row by row in a town of many orders", async () => {
  const { shopId } = quay;
  await prisma.$executeRaw`
    INSERT INTO "order" (shop_id, channel, external_id, name, state, channel_state, fulfilled_by, currency, total_minor,
                         placed_at, source_updated_at)
    SELECT ${shopId}::uuid, 'marketplace', 'T' || n, 'T' || n, 'shipped', 'DONE', 'network', 'USD', 100, now(), now()
    FROM generate_series(1, 20000) AS n`;
  await prisma.$executeRaw`
    INSERT INTO shipment (shop_id, order_id, origin, external_id, tracking_number, status, condition, lines)
    SELECT shop_id, id, 'network', external_id, 'Z' || external_id, 'SHIPPED', 'live', '[]'
    FROM "order" WHERE external_id LIKE 'T%'`;
  await prisma.$executeRaw`ANALYZE`;
  const plan = await prisma.$queryRaw<{ "QUERY PLAN": string }[]>(
    Prisma.sql`EXPLAIN ${findStatement("ZT13337")}`,
  );
  const lines = plan.map((row) => row["QUERY PLAN"]);
  const big = /Seq Scan on (?:"?order"?|shipment)\b/;
  expect(lines.filter((line) => big.test(line))).toEqual([]);
  expect(lines.join("\n")).toMatch(/shipment_tracking_number_idx/);
  expect(lines.join("\n")).toMatch(/order_name_idx/);
  expect(await findThings(prisma, "ZT13337")).toMatchObject([
    { kind: "parcel", label: "•••• 3337" },
  ]);
});
