import { setTimeout as wait } from "node:timers/promises";
import type { Engine } from "./engine.ts";

const lines = 1_000_000;
const linesPerOrder = 5;
const days = 730;
const patienceMs = 10 * 60_000;

/**
 * One night of the worker for a shop of so many variants with two years of orders, from the bell to the last forecast;
 * then the same after a jump in sales of one variant.
 */
export async function measureNight(engine: Engine, variants: number) {
  const { prisma, world } = engine;
  const { shopId } = await engine.openShop("night");
  for (const statement of statements(shopId, variants))
    await prisma.$executeRawUnsafe(statement);

  // The worker looked at the shop while it was being filled.
  await prisma.forecastRun.deleteMany({ where: { shopId } });
  const begun = performance.now();
  const idle = process.cpuUsage();
  await world.bell.ring("shop.forecast", shopId);
  await until(() =>
    prisma.forecastRun.findFirst({ where: { shopId, state: "done" } }),
  );
  const nightMs = performance.now() - begun;
  const { user, system } = process.cpuUsage(idle);

  const { variantId, madeAt } = await prisma.demandForecast.findFirstOrThrow({
    where: { shopId },
    orderBy: { perDay: "desc" },
  });
  await prisma.spike.create({
    data: {
      shopId,
      variantId,
      beganAt: new Date(),
      lookAgainAt: new Date(Date.now() + patienceMs),
    },
  });
  const jumped = performance.now();
  await world.bell.ring("shop.forecast", shopId);
  await until(() =>
    prisma.demandForecast.findFirst({
      where: { shopId, variantId, madeAt: { gt: madeAt } },
    }),
  );
  return {
    variants,
    orderLines: lines,
    nightMs,
    /** Of the worker alone; the database's own comes on top. */
    processorMs: (user + system) / 1000,
    afterJumpMs: performance.now() - jumped,
    forecasts: await prisma.demandForecast.count({ where: { shopId } }),
    heapMb: process.memoryUsage().heapUsed / 2 ** 20,
  };
}

async function until(look: () => Promise<unknown>): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await look())) {
    if (performance.now() > end) throw new Error("no forecast was made");
    await wait(50);
  }
}

/** Some variants sell every day and most seldom; half of the orders come on either channel. */
function statements(shopId: string, variants: number): string[] {
  const shop = `'${shopId}'::uuid`;
  const id = (kind: string, n: string) => `md5('${kind} ' || ${n})::uuid`;
  const draw = (salt: string) =>
    `((abs(hashint8extended(n, ${salt})) % 1000000) / 1000000.0)`;
  const orders = Math.ceil(lines / linesPerOrder);
  return [
    `INSERT INTO product (id, shop_id, external_id, title, handle, status, vendor, product_type, source_updated_at)
     SELECT ${id("product", "n")}, ${shop}, 'product ' || n, 'Product ' || n, 'p' || n, 'ACTIVE', 'Big', 'Type ' || n % 20, now()
     FROM generate_series(1, ${variants}) AS n`,
    `INSERT INTO variant (id, shop_id, product_id, external_id, inventory_item_id, sku, title, price_minor, position)
     SELECT ${id("variant", "n")}, ${shop}, ${id("product", "n")}, 'variant ' || n, 'item ' || n, 'SKU-' || n, 'Variant ' || n,
       1000, 1 FROM generate_series(1, ${variants}) AS n`,
    `INSERT INTO "order" (id, shop_id, channel, external_id, name, state, channel_state, fulfilled_by, currency, total_minor,
       placed_at, source_updated_at)
     SELECT ${id("order", "n")}, ${shop}, CASE WHEN n % 2 = 0 THEN 'marketplace' ELSE 'storefront' END, 'order ' || n, '#' || n,
       'shipped', 'SHIPPED', 'merchant', 'USD', 1000,
       date_trunc('day', now() AT TIME ZONE 'UTC') - interval '1 minute' - ${draw("7")} * interval '${days} days', now()
     FROM generate_series(1, ${orders}) AS n`,
    `INSERT INTO order_line (shop_id, order_id, external_id, variant_id, title, quantity, unit_price_minor)
     SELECT ${shop}, ${id("order", `(n % ${orders} + 1)`)}, 'line ' || n,
       ${id("variant", `(1 + floor(${variants} * ${draw("3")} ^ 2))::int`)}, 'Thing', 1, 1000
     FROM generate_series(1, ${lines}) AS n`,
    "ANALYZE",
  ];
}
