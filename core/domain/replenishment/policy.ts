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

/** Whether nothing at all is different. */
const isUnchanged = (
  one: ReplenishmentPolicy,
  other: ReplenishmentPolicy,
): boolean =>
  isSamePolicy(one, other) && capitalPercentOf(one) === capitalPercentOf(other);

/**
 * The rules that come back when the last change of them is taken back: a change that was taken back already is one no more, so
 * that going back again goes further back. Null where nothing was changed, or all of it was taken back.
 * @param set what was set, oldest first.
 */
export function policyBefore(
  set: readonly ReplenishmentPolicy[],
): ReplenishmentPolicy | null {
  const standing = [defaultPolicy];
  for (const policy of set) {
    const [before, last] = [standing.at(-2), standing.at(-1)];
    if (last && isUnchanged(last, policy)) continue;
    if (before && isUnchanged(before, policy)) standing.pop();
    else standing.push(policy);
  }
  return standing.at(-2) ?? null;
}
