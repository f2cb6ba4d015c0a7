import type {
  forecastProbabilities,
  GoodsForecast,
} from "#core/domain/demand/goods-forecast.ts";
import {
  expectedUnits,
  quantileOver,
} from "#core/domain/demand/quantile-over.ts";
import type { LeftOut, Reason } from "#core/domain/demand/reasons.ts";
import type { Translate } from "../texts/rooms.ts";

const month = 28;
const nineInTen = 0.9 satisfies (typeof forecastProbabilities)[number];

/** What is expected, how sure that is, and why: the sentences of one forecast, each number the one that was reckoned with. */
export function explainForecast(
  t: Translate,
  forecast: GoodsForecast,
  locale: string,
): string {
  const { reasons, leftOut, pastError, confidence } = forecast;
  const percent = new Intl.NumberFormat(locale, { style: "percent" });
  const said = [
    t("demand:expected", {
      count: Math.round(expectedUnits(forecast, month)),
      high: Math.ceil(quantileOver(forecast, month, nineInTen)),
    }),
  ];
  if (reasons.length > 0)
    said.push(
      t("demand:why", {
        reasons: reasons.map((reason) => wordsOf(t, reason, locale)),
      }),
    );
  said.push(...leftOut.map((one) => leftOutWords(t, one)));
  if (pastError)
    said.push(
      t("demand:past", {
        count: pastError.windows,
        ours: percent.format(pastError.ours),
        average: percent.format(pastError.average28),
      }),
    );
  if (confidence === "low") said.push(t("demand:unsure"));
  return said.join(" ");
}

function wordsOf(t: Translate, reason: Reason, locale: string): string {
  switch (reason.kind) {
    case "level":
      return t("demand:reason.level", reason);
    case "weekday":
      return t("demand:reason.weekday", {
        weekday: weekdayName(reason.weekday, locale),
        factor: reason.factor,
      });
    case "season":
      return t("demand:reason.season", reason);
    case "event":
      return t("demand:reason.event", {
        event: t(`demand:event.${reason.event}`),
        count: reason.days,
        units: Math.round(reason.units),
        uplift: reason.uplift,
      });
    case "burst":
      return t("demand:reason.burst", { count: Math.round(reason.units) });
    case "launch":
      return t("demand:reason.launch", {
        count: reason.ageDays,
        ratio: Number(reason.ratio.toFixed(2)),
      });
    case "range":
      return t("demand:reason.range", { count: reason.launches });
    case "estimate":
      return t("demand:reason.estimate", reason);
    case "silent":
      return t("demand:reason.silent", { count: reason.days });
    case "unsold":
    case "unknown":
    case "fallback":
      return t(`demand:reason.${reason.kind}`);
  }
}

function leftOutWords(t: Translate, one: LeftOut): string {
  switch (one.kind) {
    case "stock-outs":
      return t("demand:leftOut.stock-outs", { count: one.days });
    case "bulk":
      return t("demand:leftOut.bulk", { count: one.lines, units: one.units });
    case "burst":
      return t("demand:leftOut.burst", {
        count: one.startedBack,
        units: one.units,
      });
  }
}

/** The fourth of January 1970 was a Sunday. */
const weekdayName = (weekday: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(1970, 0, 4 + weekday)),
  );
