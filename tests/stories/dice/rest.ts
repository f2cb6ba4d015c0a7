import { fineWeather } from "#sandbox/post-office.ts";
import { linkAs } from "./moves/merchant.ts";
import { where } from "./moves/move.ts";
import { shipOwn } from "./moves/shipping.ts";
import type { Scene } from "./scene.ts";

const hour = 60 * 60_000;
const mostRounds = 8;

/**
 * The sky clears, who stood still goes on, the merchant mends what only he can; then holds run out, everybody ships and
 * the sweep looks, until nothing moves any more.
 * @throws Error where it never comes to rest.
 */
export async function comeToRest(scene: Scene): Promise<void> {
  const { town } = scene;
  await town.clearFaults();
  town.spare();
  await town.control.weather({ ...fineWeather, retryAfterMs: [1, 5, 20] });
  town.bell.setDeaf(false);
  await town.wake();
  await mend(scene);
  // Two quiet rounds: what the sweep sees in the newest second it reads once more in the next.
  for (let round = 0, quiet = 0; quiet < 2; round++) {
    if (round === mostRounds) throw new Error("it never came to rest");
    const before = await whatHappened(scene);
    await town.control.advance(2 * hour);
    // Waiting effects come due: our own patience is longer than any wait for another try.
    town.wait(10 * 60_000);
    await town.world.bell.ring("shop.reconcile", town.shopId);
    await town.sweep();
    await town.settle();
    await town.control.workDock();
    await shipOwn(scene);
    await town.settle();
    quiet = (await whatHappened(scene)) === before ? quiet + 1 : 0;
  }
}

/** The merchant connects again what has lost its grant, links what he had unlinked, and stuck orders are freed. */
async function mend(scene: Scene): Promise<void> {
  const { town, unlinked, revoked, tiktokOrders } = scene;
  if (revoked.has("shopify")) await town.install();
  if (revoked.has("tiktok")) await town.connectTikTok();
  for (const sku of unlinked) await linkAs(scene, sku, "own");
  for (const id of tiktokOrders)
    await where(() => town.ask("POST", `/tiktok/orders/${id}/free`, {}));
  const { mcfOrders } = await town.control.network();
  for (const { id } of mcfOrders.flatMap((order) => order.consignOrders))
    await where(() => town.ask("POST", `/fbt/consignments/${id}/free`, {}));
}

/** What a round leads to, as one number that only grows. Entries that say what is known already are nothing. */
async function whatHappened({ town }: Scene): Promise<number> {
  const { shopId } = town;
  const [entries, audited, movements] = await Promise.all([
    town.prisma.journalEntry.count({
      where: { shopId, OR: [{ outcome: null }, { outcome: "planned" }] },
    }),
    town.prisma.auditLine.count({ where: { shopId } }),
    town.prisma.stockMovement.count({ where: { shopId } }),
  ]);
  return entries + audited + movements;
}
