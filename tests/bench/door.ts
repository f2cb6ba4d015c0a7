import { type Engine, quantile } from "./engine.ts";

const deliveries = 1_000;
const atOnce = 8;

/** How long a webhook waits for its answer, against one bare row written in the same way (verified, durable, counted). */
export async function measureDoor(engine: Engine) {
  const { domain } = await engine.openShop("door");
  const bare = await timeEach(
    (index) =>
      engine.prisma.$executeRaw`
        INSERT INTO heartbeat (process, at) VALUES (${`bench-${index}`}, now())`,
  );
  const answered = await timeEach((index) => engine.deliver(domain, index));
  const medianMs = quantile(answered, 0.5);
  return {
    deliveries,
    atOnce,
    medianMs,
    p99Ms: quantile(answered, 0.99),
    overBareRow: medianMs / quantile(bare, 0.5),
  };
}

async function timeEach(
  deed: (index: number) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < deliveries) {
        const index = next++;
        const begun = performance.now();
        await deed(index);
        times.push(performance.now() - begun);
      }
    }),
  );
  return times;
}
