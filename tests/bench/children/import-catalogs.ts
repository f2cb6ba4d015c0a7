import { importTopic } from "#core/domain/letters.ts";
import { importShop } from "#core/flows/import-shop.ts";
import { laterWorld, taken } from "./later-world.ts";

// A worker that has nothing to do but a shop's imports, and says what they took.
const [shopId = ""] = process.argv.slice(2);
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
await importShop(world, shopId);
const failed = await world.prisma.journalEntry.findMany({
  where: {
    shopId,
    topic: importTopic,
    OR: [{ outcome: null }, { outcome: "failed" }],
  },
  select: { note: true },
});
console.log(JSON.stringify({ ...taken(begun), failed }));
process.exit();
