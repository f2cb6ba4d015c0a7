import { reconcileShop } from "#core/flows/reconcile-shop.ts";
import { readEnv } from "#core/wiring/env.ts";
import { laterWorld, taken } from "./later-world.ts";

// A worker that does one routine check of a shop, so many minutes later, and says what it took and how much it found.
const [shopId = "", minutes] = process.argv.slice(2);
const world = laterWorld(readEnv(process.env), Number(minutes));
const begun = performance.now();
const { found } = await reconcileShop(world, shopId);
console.log(JSON.stringify({ ...taken(begun), found }));
process.exit();
