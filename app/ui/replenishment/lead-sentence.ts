import { expectedUnits } from "#core/domain/demand/quantile-over.ts";
import type { LeadTime } from "#core/domain/replenishment/lead-time.ts";
import type { Suggestion } from "../../queries/replenishment.server.ts";
import type { Translate } from "../../texts/rooms.ts";

/** A level that moved by less than a tenth is called steady. */
const steady = 0.1;

/** Why so many, in one sentence: demand and where it goes, the time to cover, the safety stock, and the rule that bound. */
export function leadSentence(
  t: Translate,
  {
    line,
    forecast,
    network,
    packSize,
  }: Pick<Suggestion, "line" | "forecast" | "network" | "packSize">,
  leadTime: Pick<LeadTime, "p80">,
): string {
  const { expected, protectedDays, level, position, wanted, units } = line;
  const needed = Math.round(expected);
  const bound = line.bounds.at(-1);
  const so =
    wanted === 0
      ? t("replenishment:lead.enough")
      : bound && units < wanted
        ? t("replenishment:lead.bound", {
            wanted,
            count: units,
            rule: t(`replenishment:lead.rule.${bound}`),
          })
        : packSize > 1
          ? t("replenishment:lead.cartons", { count: units, packSize })
          : t("replenishment:lead.all", { count: units });
  return t("replenishment:lead.says", {
    perDay:
      Math.round(
        (10 * expectedUnits(forecast, protectedDays)) / protectedDays,
      ) / 10,
    trend: trendOf(t, forecast),
    part: partOf(t, network),
    days: protectedDays,
    lead: leadTime.p80,
    review: protectedDays - leadTime.p80,
    expected: needed,
    reserve: Math.max(0, level - needed),
    level,
    position,
    so,
  });
}

/** Nothing is said of it where the network ships all. */
function partOf(t: Translate, { share }: Suggestion["network"]): string {
  const percent = Math.round(100 * share);
  return percent >= 100 ? "" : t("replenishment:lead.part", { percent });
}

function trendOf(
  t: Translate,
  { reasons }: Pick<Suggestion["forecast"], "reasons">,
): string {
  const moved = reasons.find((reason) => reason.kind === "level");
  if (!moved || moved.before <= 0)
    return ` ${t("replenishment:lead.trend.none")}`;
  const by = moved.perDay / moved.before - 1;
  const way = by > steady ? "rising" : by < -steady ? "falling" : "steady";
  return ` ${t(`replenishment:lead.trend.${way}`, { before: moved.before })}`;
}
