import type { Town } from "../town.ts";
import type { BadDay } from "./bad-day.ts";
import { lateTracking } from "./bad-days/late-tracking.ts";
import { oversell } from "./bad-days/oversell.ts";
import { throttledNoon } from "./bad-days/throttled-noon.ts";
import { titleDuel } from "./bad-days/title-duel.ts";
import { calmDay, emptyHarbor } from "./calm-day.ts";
import { firstHarbor } from "./first-harbor.ts";

/** Days on which something goes wrong, by name; each begins with a town of its own. */
export const badDays: Record<string, BadDay> = {
  oversell,
  "late-tracking": lateTracking,
  "title-duel": titleDuel,
  "throttled-noon": throttledNoon,
};

/** Every town that can be planted, by name. Each call builds a fresh one. */
export const scenarios: Record<string, () => Town> = {
  "first-harbor": firstHarbor,
  "empty-harbor": emptyHarbor,
  "calm-day": calmDay,
  ...Object.fromEntries(
    Object.entries(badDays).map(([name, { town }]) => [name, town]),
  ),
};
