import { useTranslation } from "react-i18next";
import { quantileOver } from "#core/domain/demand/quantile-over.ts";
import { suppliedWithin } from "#core/domain/replenishment/stock-outlook.ts";
import { dayAfter } from "#core/kit/days.ts";
import type { DemandPanel } from "../../queries/demand-panel.server.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { Lines } from "../charts/drawn.ts";
import { useFormat } from "../format.ts";
import { useDayWriter } from "../write-day.ts";

const shownDays = 56;
const stepDays = 2;

/** What will be left of the stock if nothing is sent, and the level below which something has to be. */
export function StockAhead({
  demand: { supply, suggestion, wanted },
  made: { forecast, origin },
  name,
}: {
  demand: DemandPanel;
  made: NonNullable<DemandPanel["made"]>;
  name: string;
}) {
  const { t } = useTranslation("demand");
  const { number } = useFormat();
  const write = useDayWriter();
  const left = (days: number, probability: number) =>
    Math.max(
      0,
      Math.round(
        suppliedWithin(supply, days + 1) -
          quantileOver(wanted ?? forecast, days, probability),
      ),
    );
  const rows = Array.from({ length: shownDays / stepDays + 1 }, (_, at) => {
    const days = at * stepDays;
    return {
      day: write(dayAfter(origin, days)),
      left: left(days, 0.5),
      range: [left(days, 0.9), left(days, 0.1)],
    };
  });
  const level = suggestion?.line.level;
  return (
    <ChartFigure
      plain
      title={t("panel.stock", { name })}
      says={
        level === undefined
          ? t("panel.stockSays")
          : t("panel.stockSaysLevel", { count: level })
      }
      height={260}
      table={{
        head: [
          t("panel.day"),
          t("panel.left"),
          t("panel.low"),
          t("panel.high"),
        ],
        rows: rows.map(({ day, left: units, range }) => ({
          key: day,
          cells: [
            day,
            number(units),
            number(range[0] ?? 0),
            number(range[1] ?? 0),
          ],
        })),
      }}
      chart={() => (
        <Lines
          rows={rows}
          x="day"
          writeX={String}
          writeY={number}
          bands={[
            {
              field: "range",
              name: t("panel.fourInFive"),
              tone: "main",
              opacity: 0.2,
            },
          ]}
          lines={[{ field: "left", name: t("panel.left"), tone: "main" }]}
          marks={
            level === undefined
              ? []
              : [{ at: level, name: t("panel.reorder"), tone: "bad" }]
          }
        />
      )}
    />
  );
}
