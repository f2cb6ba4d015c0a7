import { fineWeather } from "#sandbox/post-office.ts";
import { shipOwn } from "./moves/shipping.ts";
import type { Scene } from "./scene.ts";

const hour = 60 * 60_000;

/** The sky clears; holds run out, everybody ships, the sweep looks, until nothing moves any more. */
export async function comeToRest(scene: Scene): Promise<void> {
  const { town } = scene;
  await town.clearFaults();
  town.spare();
  await town.control.weather({ ...fineWeather, retryAfterMs: [1, 5, 20] });
  for (let round = 0; round < 4; round++) {
    await town.control.advance(2 * hour);
    // Waiting effects come due: our own patience is longer than any wait for another try.
    town.wait(10 * 60_000);
    await town.world.bell.ring("shop.reconcile", town.shopId);
    await town.sweep();
    await town.settle();
    await town.control.workDock();
    await shipOwn(scene);
    await town.settle();
  }
}
