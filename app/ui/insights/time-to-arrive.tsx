import { useTranslation } from "react-i18next";
import type { TimeToArrive as Parcels } from "../../queries/insights.server.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { Bars } from "../charts/drawn.ts";
import type { Tone } from "../charts/palette.ts";
import { useFormat } from "../format.ts";
import { useRouteName } from "../promises/route-words.ts";
import { lastArrivalDay } from "./last-ship-day.ts";

// More routes than this share the last colour's place in the picture; the table names each.
const tones: Tone[] = ["strong", "main", "good", "bad", "quiet"];

/** From the order to the buyer's door, for each route that parcels took. */
export function TimeToArrive({ parcels }: { parcels: Parcels[] }) {
  const { t } = useTranslation("promises");
  const { number } = useFormat();
  const nameOf = useRouteName();
  const routes = [...new Set(parcels.map(({ route }) => nameOf(route)))];
  const countOn = (days: number, name: string) =>
    parcels
      .filter((one) => one.days === days && nameOf(one.route) === name)
      .reduce((sum, one) => sum + one.parcels, 0);
  const rows = Array.from({ length: lastArrivalDay + 1 }, (_, days) => ({
    days,
    name:
      days === lastArrivalDay
        ? t("insights.orMore", { days })
        : t("insights.within", { days: days + 1 }),
    ...Object.fromEntries(routes.map((name, at) => [at, countOn(days, name)])),
  }));
  const total = parcels.reduce((sum, one) => sum + one.parcels, 0);
  return (
    <ChartFigure
      title={t("insights.title")}
      says={
        total === 0
          ? t("insights.none")
          : t("insights.says", {
              count: total,
              median: number(medianOf(parcels, total)),
            })
      }
      table={
        total === 0
          ? null
          : {
              head: [t("insights.days"), ...routes],
              rows: rows.map((row) => ({
                key: String(row.days),
                cells: [
                  row.name,
                  ...routes.map((name) => number(countOn(row.days, name))),
                ],
              })),
            }
      }
      chart={() => (
        <Bars<Record<string, number | string>>
          rows={rows}
          name="name"
          bars={routes.map((name, at) => ({
            field: String(at),
            name,
            tone: tones[Math.min(at, tones.length - 1)] ?? "quiet",
          }))}
          write={number}
        />
      )}
    />
  );
}

/** Begun days within which half of the parcels arrived. */
function medianOf(parcels: Parcels[], total: number): number {
  let so = 0;
  for (const { days, parcels: count } of [...parcels].sort(
    (one, other) => one.days - other.days,
  )) {
    so += count;
    if (so * 2 >= total) return days + 1;
  }
  return lastArrivalDay;
}
