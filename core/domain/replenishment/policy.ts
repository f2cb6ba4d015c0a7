import { demandClasses } from "../demand/classify-demand.ts";
import type { ReplenishmentPolicy } from "./plan-replenishment.ts";

const level = (probability: number) =>
  Object.fromEntries(
    demandClasses.map((name) => [name, probability]),
  ) as ReplenishmentPolicy["serviceLevel"];

/** How a shop is stocked until somebody sets it: enough nine times of ten, once a week, no fee for storage. */
export const defaultPolicy: ReplenishmentPolicy = {
  serviceLevel: level(0.9),
  reviewDays: 7,
  budgetMinor: null,
  minimumUnits: 3,
  acceptsStorageFees: false,
};
