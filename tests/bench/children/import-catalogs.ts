import { importTopic } from "#core/domain/letters.ts";
import { importShop } from "#core/flows/import-shop.ts";
import { readEnv } from "#core/wiring/env.ts";
import { makeWorld } from "#core/wiring/make-world.server.ts";

// A worker that has nothing to do but a shop's imports, and says what they took. Its settings come by the environment.
const [shopId = ""] = process.argv.slice(2);
const world = makeWorld(readEnv(process.env), "worker");
const begun = performance.now();
await importShop(world, shopId);
const failed = await world.prisma.journalEntry.findMany({
  where: {
    shopId,
    topic: importTopic,
    OR: [{ outcome: null }, { outcome: "failed" }],
  },
  select: { note: true },
});
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
console.log(
  JSON.stringify({
    seconds: (performance.now() - begun) / 1000,
    processorSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMiB: maxRSS / 1024,
    failed,
  }),
);
process.exit();
