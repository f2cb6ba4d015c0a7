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

/** The rules with another level: classes that go by one of their own keep it. */
export const withLevel = (
  policy: ReplenishmentPolicy,
  level: number,
): ReplenishmentPolicy => ({
  ...policy,
  serviceLevel: Object.fromEntries(
    Object.entries(policy.serviceLevel).map(([name, own]) => [
      name,
      own === policy.serviceLevel.smooth ? level : own,
    ]),
  ) as ReplenishmentPolicy["serviceLevel"],
});

/** What is bound in stock costs so many percent of its value a year, until a merchant says otherwise. Assumed. */
export const assumedCapitalPercent = 20;

export const capitalPercentOf = ({
  capitalPercent,
}: Pick<ReplenishmentPolicy, "capitalPercent">): number =>
  capitalPercent ?? assumedCapitalPercent;

/** Whether deliveries are planned alike by both: what capital costs only weighs on what is suggested. */
export const isSamePolicy = (
  one: ReplenishmentPolicy,
  other: ReplenishmentPolicy,
): boolean =>
  demandClasses.every(
    (name) => one.serviceLevel[name] === other.serviceLevel[name],
  ) &&
  one.reviewDays === other.reviewDays &&
  one.budgetMinor === other.budgetMinor &&
  one.minimumUnits === other.minimumUnits &&
  one.acceptsStorageFees === other.acceptsStorageFees;
