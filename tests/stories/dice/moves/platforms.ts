import { SyncError } from "#core/errors/sync-error.ts";
import { pauseWriting } from "#core/flows/pause-writing.ts";
import type { FaultWish } from "#sandbox/faults/fault.ts";
import { NotGranted, startAsSeen } from "../../../support/grants.ts";
import { drawFault } from "../faults.ts";
import { type Moves, move } from "./move.ts";

type Weather = {
  seed: number;
  loseOneIn: number;
  doubleOneIn: number;
  delayMs: [number, number];
};

/** Platforms that fail, letters that do not arrive as they should. */
export const platformMoves: Moves = {
  "a platform fails": move<FaultWish>({
    weight: 6,
    draw: (_, dice) => drawFault(dice) as FaultWish,
    async play(scene, fault) {
      await scene.town.fault(fault);
      if ("kind" in fault && fault.kind === "revoked_token")
        scene.sky.revoked.add(fault.platform);
      if ("kind" in fault && fault.kind === "outside_write")
        scene.sky.addedOnTikTok +=
          Math.max(0, fault.delta ?? 0) * (fault.times ?? 1);
      return JSON.stringify(fault);
    },
  }),
  "the merchant connects again": move<{ platform: "shopify" | "tiktok" }>({
    weight: 1,
    draw: (_, dice) => ({ platform: dice.pick(["shopify", "tiktok"]) }),
    async play({ town, sky }, { platform }) {
      try {
        await (platform === "shopify" ? town.install() : town.connectTikTok());
        return platform;
      } catch (error) {
        if (!(error instanceof NotGranted || error instanceof SyncError))
          throw error;
        // He sees that it did not work, and does it again when the platform is well.
        sky.revoked.add(platform);
        return `${platform}, in vain: ${error.message}`;
      }
    },
  }),
  "the merchant pauses all writing, or starts it again": move<{
    paused: boolean;
  }>({
    weight: 1,
    draw: (_, dice) => ({ paused: dice.pick([true, false]) }),
    async play({ town }, { paused }) {
      if (!paused) return (await startAsSeen(town.world, town.shopId)).outcome;
      return (await pauseWriting(town.world, town.shopId, "merchant:dice"))
        .outcome;
    },
  }),
  "the weather changes": move<Weather>({
    weight: 2,
    draw: (_, dice) => ({
      seed: dice.between(1, 999),
      loseOneIn: dice.pick([0, 0, 3, 8]),
      doubleOneIn: dice.pick([0, 2, 5]),
      delayMs: dice.pick<[number, number]>([
        [0, 0],
        [0, 30],
      ]),
    }),
    async play({ town }, weather) {
      await town.control.weather(weather);
      return JSON.stringify(weather);
    },
  }),
};
