import { setTimeout as wait } from "node:timers/promises";
import { carryEffects } from "#core/flows/carry-effects.ts";
import { planShop } from "#core/flows/plan-shop.ts";
import { laterWorld, taken } from "./later-world.ts";

// A worker that plans and carries for a shop until nothing is left to do, and says what that took.
const [shopId = ""] = process.argv.slice(2);
/** What waits longer than this waits for something else. */
const patienceMs = 60_000;
const world = laterWorld();
const begun = performance.now();
for (;;) {
  const planned = await planShop(world, shopId);
  const { carried, nextInMs } = await carryEffects(world, shopId);
  if (planned.nextInMs === 0 || carried > 0) continue;
  if (nextInMs === null || nextInMs > patienceMs) break;
  await wait(nextInMs);
}
console.log(JSON.stringify(taken(begun)));
process.exit();
