import { demandClasses } from "#core/domain/demand/classify-demand.ts";
import type { ReplenishmentPolicy } from "#core/domain/replenishment/plan-replenishment.ts";

/** A level as a form writes it, in percent. */
export const percentOf = (level: number): string =>
  String(Number((level * 100).toFixed(1)));

/** All rules of replenishment, unseen, for a form that sets them with one press. @param minor coins in one of the currency. */
export const PolicyFields = ({
  policy,
  minor,
}: {
  policy: ReplenishmentPolicy;
  minor: number;
}) =>
  Object.entries(fieldsOf(policy, minor)).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));

const fieldsOf = (policy: ReplenishmentPolicy, minor: number) => ({
  intent: "policy",
  percent: percentOf(policy.serviceLevel.smooth),
  ...Object.fromEntries(
    demandClasses.map((name) => [name, percentOf(policy.serviceLevel[name])]),
  ),
  reviewDays: String(policy.reviewDays),
  budget: policy.budgetMinor === null ? "" : String(policy.budgetMinor / minor),
  minimumUnits: String(policy.minimumUnits),
  acceptsStorageFees: policy.acceptsStorageFees ? "yes" : "no",
  capitalPercent: String(policy.capitalPercent ?? ""),
});
