import { useTranslation } from "react-i18next";
import type { Insights } from "../../queries/insights.server.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { Bars } from "../charts/drawn.ts";
import { useFormat } from "../format.ts";
import { useSpanWriter } from "./write-span.ts";

/** What the routine check found that no webhook had told. */
export function DriftOverTime({ work, span }: Pick<Insights, "work" | "span">) {
  const { t } = useTranslation("insights");
  const { number } = useFormat();
  const write = useSpanWriter(span);
  const compared = work.reduce((sum, one) => sum + one.compared, 0);
  const repaired = work.reduce((sum, one) => sum + one.repaired, 0);
  const rows = work.map((one) => ({ ...one, name: write(one.at) }));
  return (
    <ChartFigure
      title={t("drift.title")}
      says={
        compared === 0
          ? t("drift.none")
          : t("drift.says", { count: repaired, compared })
      }
      table={
        compared === 0
          ? null
          : {
              head: [t("time"), t("drift.compared"), t("drift.repaired")],
              rows: rows.map((one) => ({
                key: one.at.toISOString(),
                cells: [one.name, number(one.compared), number(one.repaired)],
              })),
            }
      }
      chart={() => (
        <Bars
          rows={rows}
          name="name"
          bars={[
            { field: "repaired", name: t("drift.repaired"), tone: "main" },
          ]}
          write={number}
        />
      )}
    />
  );
}
