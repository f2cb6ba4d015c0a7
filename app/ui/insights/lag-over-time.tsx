import { useTranslation } from "react-i18next";
import type { Insights } from "../../queries/insights.server.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { Lines } from "../charts/drawn.ts";
import { useFormat } from "../format.ts";
import { useSpanWriter } from "./write-span.ts";

type Shown = Pick<Insights, "work" | "span">;

/** How long changes took from being planned to being confirmed by the platform. */
export function LagOverTime({ work, span }: Shown) {
  const { t } = useTranslation("insights");
  const { duration, number } = useFormat();
  const write = useSpanWriter(span);
  const written = (seconds: number | null) =>
    seconds === null ? "–" : duration(seconds);
  const changes = work.reduce((sum, one) => sum + one.changes, 0);
  const slowest = Math.max(...work.map(({ p99 }) => p99 ?? 0));
  return (
    <ChartFigure
      title={t("lag.title")}
      says={
        changes === 0
          ? t("lag.none")
          : t("lag.says", { count: changes, slowest: duration(slowest) })
      }
      table={
        changes === 0
          ? null
          : {
              head: [
                t("time"),
                t("lag.changes"),
                t("lag.median"),
                t("lag.p99"),
              ],
              rows: work.map((one) => ({
                key: one.at.toISOString(),
                cells: [
                  write(one.at),
                  number(one.changes),
                  written(one.median),
                  written(one.p99),
                ],
              })),
            }
      }
      chart={() => (
        <Lines
          rows={work}
          x="at"
          writeX={(at) => write(at as Date)}
          writeY={duration}
          lines={[
            { field: "median", name: t("lag.median"), tone: "main" },
            { field: "p99", name: t("lag.p99"), tone: "strong", dashed: true },
          ]}
        />
      )}
    />
  );
}
