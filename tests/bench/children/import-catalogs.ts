import { setTimeout as wait } from "node:timers/promises";
import { importTopic } from "#core/domain/letters.ts";
import { importShop } from "#core/flows/import-shop.ts";
import { laterWorld, taken } from "./later-world.ts";

// A worker that has nothing to do but a shop's imports, and says what they took.
const [shopId = ""] = process.argv.slice(2);
/** On a machine that has other work a transaction may be cut off, and is tried again. */
const mostTries = 14;
const quiet = () => undefined;
const world = {
  ...laterWorld(),
  // What fails is told to whoever looks on; the last line of the output belongs to the parent.
  log: {
    info: quiet,
    warn: quiet,
    error: (fields: object, message: string) => console.error(message, fields),
  },
};
const begun = performance.now();
const unfinished = (outcome: null | "failed") =>
  world.prisma.journalEntry.findMany({
    where: { shopId, topic: importTopic, outcome },
    select: { note: true },
  });
let tries = 1;
await importShop(world, shopId);
while ((await unfinished(null)).length > 0 && tries < mostTries) {
  await wait(1_000 * ++tries);
  await importShop(world, shopId);
}
const failed = [...(await unfinished(null)), ...(await unfinished("failed"))];
console.log(JSON.stringify({ ...taken(begun), tries, failed }));
process.exit();
