import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eraseShop } from "#core/store/erase-shop.server.ts";
import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";

const shopId = "11111111-1111-4111-8111-111111111111";
const domain = "quay.myshopify.com";
let database: TestDatabase;
let prisma: PrismaClient;
let client: pg.Client;

beforeAll(async () => {
  database = await cloneDatabase();
  prisma = openPrisma(database.url);
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await prisma.$disconnect();
  await database.drop();
});

type Column = { column_name: string; data_type: string; udt_name: string };

const columnsOf = async (table: string) =>
  (
    await client.query<Column>(
      `SELECT column_name, data_type, udt_name FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name = $1
         AND is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO'`,
      [table],
    )
  ).rows;

/** Something of the right type; which, does not matter here. */
function somethingFor({ column_name, data_type }: Column): string {
  if (column_name === "shop_id") return `'${shopId}'`;
  if (data_type === "uuid") return `'${shopId}'`;
  if (/timestamp|date/.test(data_type)) return "now()";
  if (data_type === "jsonb") return "'{}'";
  if (data_type === "ARRAY") return "'{}'";
  if (data_type === "boolean") return "false";
  if (data_type === "bytea") return "''";
  if (/int|double|numeric|real/.test(data_type)) return "0";
  return "'x'";
}

test("shop/redact leaves no row of the shop, in whatever table", async () => {
  await prisma.shop.create({
    data: {
      id: shopId,
      domain,
      name: "Quay",
      currency: "USD",
      installedAt: new Date(),
    },
  });
  const { rows } = await client.query<{ table_name: string }>(
    `SELECT table_name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'shop_id'`,
  );
  const tables = rows.map(({ table_name }) => table_name);
  expect(tables.length).toBeGreaterThan(20);

  // Every foreign key of the seed points at the one id, so each row hangs on the one before it where it hangs at all.
  await client.query("SET session_replication_role = replica");
  for (const table of tables) {
    const columns = await columnsOf(table);
    const names = columns.map(({ column_name }) => `"${column_name}"`);
    // A row's own id is the one that others point at.
    const own = (
      await client.query(
        `SELECT 1 FROM information_schema.columns
         WHERE table_name = $1 AND column_name = 'id' AND data_type = 'uuid'`,
        [table],
      )
    ).rowCount;
    if (own && !names.includes('"id"')) {
      names.push('"id"');
      columns.push({ column_name: "id", data_type: "uuid", udt_name: "uuid" });
    }
    await client.query(
      `INSERT INTO "${table}" (${names.join(", ")}) VALUES (${columns.map(somethingFor).join(", ")})`,
    );
  }
  await client.query("SET session_replication_role = DEFAULT");
  await prisma.session.create({
    data: {
      id: `offline_${domain}`,
      shop: domain,
      state: "",
      accessToken: "t",
    },
  });

  await prisma.rateBucket.createMany({
    data: [`shopify:${domain}`, `tiktok:key:${shopId}:getOrders`].map(
      (name) => ({
        name,
        available: 1,
        countedAt: new Date(),
        capacity: 1,
        perSecond: 1,
        given: true,
      }),
    ),
  });

  await eraseShop(prisma, shopId);

  for (const table of tables) {
    const left = await client.query(
      `SELECT 1 FROM "${table}" WHERE shop_id = $1`,
      [shopId],
    );
    expect(left.rowCount, `rows left in ${table}`).toBe(0);
  }
  expect(await prisma.session.count()).toBe(0);
  expect(await prisma.rateBucket.count()).toBe(0);
});
