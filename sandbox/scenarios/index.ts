import type { Town } from "../town.ts";
import { calmDay, emptyHarbor } from "./calm-day.ts";
import { firstHarbor } from "./first-harbor.ts";

/** Every town that can be planted, by name. Each call builds a fresh one. */
export const scenarios: Record<string, () => Town> = {
  "first-harbor": firstHarbor,
  "empty-harbor": emptyHarbor,
  "calm-day": calmDay,
};
