import { useTranslation } from "react-i18next";
import { quantileOver } from "#core/domain/demand/quantile-over.ts";
import { dayAfter } from "#core/kit/days.ts";
import type { DemandPanel } from "../../queries/demand-panel.server.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { Lines } from "../charts/drawn.ts";
import { fanBands, fanOf } from "../charts/fan.ts";
import { useFormat } from "../format.ts";
import { useDayWriter } from "../write-day.ts";

const week = 7;
const weeksAhead = 8;
const weeksBack = 18;

type Row = {
  day: string;
  sold: number | null;
  expected: number | null;
  likely: [number, number] | null;
  range: [number, number] | null;
};

/** Weeks as they were sold, and as they are expected, with how sure that is. */
export function DemandFan({
  demand: { weeks },
  made,
  name,
}: {
  demand: DemandPanel;
  made: NonNullable<DemandPanel["made"]>;
  name: string;
}) {
  const { t } = useTranslation("demand");
  const { number } = useFormat();
  const write = useDayWriter();
  const { forecast, origin } = made;
  const expectedIn = (at: number) =>
    forecast.daily
      .slice(at * week, (at + 1) * week)
      .reduce((sum, units) => sum + units, 0);
  // One week's range is that of the next week, in proportion: how sure a later week is, is only known of longer windows.
  const next = expectedIn(0);
  const fanIn = (at: number) => {
    const scale = next > 0 ? expectedIn(at) / next : 1;
    return fanOf((probability) =>
      Math.round(quantileOver(forecast, week, probability) * scale),
    );
  };
  const past = weeks.slice(-weeksBack).map(
    ({ from, units }): Row => ({
      day: write(from),
      sold: units,
      expected: null,
      likely: null,
      range: null,
    }),
  );
  const ahead = Array.from(
    { length: weeksAhead },
    (_, at): Row => ({
      day: write(dayAfter(origin, at * week)),
      sold: null,
      expected: Math.round(expectedIn(at)),
      ...fanIn(at),
    }),
  );
  const rows = [...past, ...ahead];
  return (
    <ChartFigure
      plain
      title={t("panel.weeks", { name })}
      says={t("panel.weeksSay", { past: past.length, ahead: weeksAhead })}
      height={260}
      table={{
        head: [
          t("panel.week"),
          t("panel.sold"),
          t("panel.expected"),
          t("panel.low"),
          t("panel.high"),
        ],
        rows: rows.map(({ day, sold, expected, range }, at) => ({
          key: `${at} ${day}`,
          cells: [day, sold, expected, range?.[0], range?.[1]].map((cell) =>
            typeof cell === "string"
              ? cell
              : typeof cell === "number"
                ? number(cell)
                : "",
          ),
        })),
      }}
      chart={() => (
        <Lines
          rows={rows}
          x="day"
          writeX={String}
          writeY={number}
          bands={fanBands({
            range: t("panel.range"),
            likely: t("panel.likely"),
          })}
          lines={[
            { field: "sold", name: t("panel.sold"), tone: "strong" },
            { field: "expected", name: t("panel.expected"), tone: "main" },
          ]}
        />
      )}
    />
  );
}
