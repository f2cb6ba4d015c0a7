import type { Hono } from "hono";
import { type CallLog, createCallLog } from "./calls.ts";
import { createTownClock, type TownClock } from "./clock.ts";
import type { ControlRoute } from "./control/route.ts";
import { type Dice, diceFor } from "./dice.ts";
import { createFaults, type Faults } from "./faults/faults.ts";
import type { Market } from "./market.ts";
import type { Chest } from "./memory/chest.ts";
import { openPostOffice, type PostOffice } from "./post-office.ts";
import type { Town } from "./town.ts";

/** What every platform face is given. */
export type FaceContext = {
  clock: TownClock;
  post: PostOffice;
  faults: Faults;
  calls: CallLog;
  /** The dice of one concern, thrown by nobody else: the same seed gives the same throws. */
  chance(concern: string): Dice;
  /** What has to end when the sandbox is closed. */
  onClose(end: () => void): void;
  close(): void;
  /** Say that the state changed, so that it is written to disk soon. */
  changed(): void;
  /** Where Quayside's web process answers, without a trailing slash. */
  appOrigin: string;
};

/** One pretend platform: an HTTP application, its part of the control face, and a state that survives a restart. */
export type Face = {
  app: Hono;
  /** Routes of this platform on the control face. */
  control: ControlRoute[];
  platform: "shopify" | "tiktok";
  market: Market;
  /** The shops that a foreign client can meet, with what it needs to begin. */
  shops(): Record<string, string>[];
  /** Opens one more shop with this town's share, while others go on asking. @throws Refused where there is one of that name. */
  open(town: Town): Promise<void>;
  /** Forget everything and plant this town. */
  plant(town: Town): void;
  /** The whole state as it lives on; plain JSON once it is written out. */
  save(): unknown;
  /** The same in parts, for the sandbox's memory. */
  chests(): Chest[];
  /** Goes on with a state that was kept, in slices. */
  load(saved: unknown): Promise<void>;
};

/** A context with everything in place; tests replace single parts. */
export function openContext(
  parts: Partial<Omit<FaceContext, "chance">> & { seed?: number } = {},
): FaceContext {
  const { seed = 1, ...given } = parts;
  const clock = given.clock ?? createTownClock();
  const faults = given.faults ?? createFaults(seed, () => clock.now());
  const dice = new Map<string, Dice>();
  const endings: (() => void)[] = [];
  return {
    clock,
    post: given.post ?? openPostOffice({ faults, clock }),
    faults,
    calls: createCallLog(),
    chance(concern) {
      const known = dice.get(concern) ?? diceFor(seed, concern);
      dice.set(concern, known);
      return known;
    },
    onClose: (end) => void endings.push(end),
    close() {
      for (const end of endings.splice(0)) end();
    },
    changed() {},
    appOrigin: "http://127.0.0.1:3000",
    ...given,
  };
}
