import { fineWeather } from "#sandbox/post-office.ts";
import { startAsSeen } from "../../support/grants.ts";
import { linkAs } from "./moves/merchant.ts";
import { where } from "./moves/move.ts";
import { letGo } from "./moves/sale.ts";
import { shipOwn } from "./moves/shipping.ts";
import type { Scene } from "./scene.ts";

const hour = 60 * 60_000;
const mostRounds = 8;

/**
 * The sky clears, who stood still goes on, the merchants mend what only they can; then holds run out, everybody ships and
 * the sweep looks, until nothing moves any more.
 * @param scenes of the merchants to whom something happened, the first of them the main one.
 * @throws Error where it never comes to rest.
 */
export async function comeToRest(scenes: Scene[]): Promise<void> {
  const [{ town } = fail()] = scenes;
  await town.clearFaults();
  town.spare();
  await town.control.weather({ ...fineWeather, retryAfterMs: [1, 5, 20] });
  town.bell.setDeaf(false);
  await town.wake();
  for (const scene of scenes) await mend(scene);
  // Two quiet rounds: what the sweep sees in the newest second it reads once more in the next.
  for (let round = 0, quiet = 0; quiet < 2; round++) {
    if (round === mostRounds) throw new Error("it never came to rest");
    const before = await whatHappened(scenes);
    await town.control.advance(2 * hour);
    // Waiting effects come due, and the sweep looks at everything once more: what was deleted is found by nothing else.
    town.wait(hour);
    for (const scene of scenes)
      await town.world.bell.ring("shop.reconcile", scene.town.shopId);
    await town.sweep();
    await town.settle();
    for (const scene of scenes) {
      await scene.town.control.workDock();
      await shipOwn(scene);
    }
    await town.settle();
    quiet = (await whatHappened(scenes)) === before ? quiet + 1 : 0;
  }
}

const fail = (): never => {
  throw new Error("nothing happened to anybody");
};

/** The merchant connects again what has lost its grant, starts what he had paused, links what he had unlinked, and stuck orders and frozen listings are freed. */
async function mend(scene: Scene): Promise<void> {
  const { town, unlinked, sky, tiktokOrders } = scene;
  if (sky.revoked.has("shopify")) await town.install();
  if (sky.revoked.has("tiktok")) await town.connectTikTok();
  await startAsSeen(town.world, town.shopId);
  await letGo(scene);
  for (const sku of unlinked) await linkAs(scene, sku, "own");
  for (const id of tiktokOrders)
    await where(() => town.ask("POST", `/tiktok/orders/${id}/free`, {}));
  await town.ask("POST", "/fbt/consignments/free", {});
}

/** What a round leads to, as one number that only grows. Entries that say what is known already are nothing. */
async function whatHappened(scenes: Scene[]): Promise<number> {
  let happened = 0;
  for (const { town } of scenes) {
    const [entries, audited, movements] = await Promise.all([
      town.prisma.journalEntry.count({
        where: { OR: [{ outcome: null }, { outcome: "planned" }] },
      }),
      town.prisma.auditLine.count(),
      town.prisma.stockMovement.count(),
    ]);
    happened += entries + audited + movements;
  }
  return happened;
}
