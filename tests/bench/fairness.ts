import { type Engine, quantile } from "./engine.ts";

const events = 60;
const everyMs = 250;
const products = 1_000;

/**
 * One shop's webhooks, alone and beside another shop that has just been flooded with events: how long each waits for its
 * plan.
 */
export async function measureFairness(engine: Engine, flood: number) {
  const quiet = await engine.openShop("quiet");
  const alone = await lags(engine, quiet);

  const loud = await engine.openShop("loud");
  await pour(engine, loud.shopId, flood);
  await engine.world.bell.ring("shop.plan", loud.shopId);
  const before = await planned(engine, loud.shopId);
  const begun = performance.now();
  const beside = await lags(engine, quiet);
  const seconds = (performance.now() - begun) / 1000;
  const done = (await planned(engine, loud.shopId)) - before;
  return {
    flood,
    alone: summary(alone),
    beside: summary(beside),
    medianRatio: quantile(beside, 0.5) / quantile(alone, 0.5),
    p99Ratio: quantile(beside, 0.99) / quantile(alone, 0.99),
    floodPerSecond: done / seconds,
  };
}

const summary = (times: number[]) => ({
  medianMs: quantile(times, 0.5),
  p99Ms: quantile(times, 0.99),
});

async function lags(
  engine: Engine,
  { domain, shopId }: { domain: string; shopId: string },
): Promise<number[]> {
  const since = new Date();
  for (let index = 0; index < events; index++) {
    await engine.deliver(domain, index);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  for (;;) {
    const entries = await engine.prisma.journalEntry.findMany({
      where: { shopId, receivedAt: { gte: since } },
      select: { receivedAt: true, plannedAt: true },
    });
    if (entries.length === events && entries.every((one) => one.plannedAt))
      return entries.map(
        ({ receivedAt, plannedAt }) =>
          (plannedAt?.getTime() ?? 0) - receivedAt.getTime(),
      );
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const planned = (engine: Engine, shopId: string) =>
  engine.prisma.journalEntry.count({
    where: { shopId, plannedAt: { not: null } },
  });

/** Puts the events into the journal as the door would have, only faster. */
const pour = (engine: Engine, shopId: string, flood: number) =>
  engine.prisma.$executeRaw`
    INSERT INTO journal_entry (shop_id, source, delivery_id, topic, body, received_at)
    SELECT ${shopId}::uuid, 'shopify', 'flood-' || n, 'products/update',
           convert_to(json_build_object('id', n % ${products}::int,
             'admin_graphql_api_id', 'gid://shopify/Product/' || n % ${products}::int)::text, 'UTF8'), now()
    FROM generate_series(1, ${flood}::int) AS n`;
