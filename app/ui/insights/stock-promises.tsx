import { useTranslation } from "react-i18next";
import type { StockPromise } from "../../queries/insights.server.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { Bars } from "../charts/drawn.ts";
import { useFormat } from "../format.ts";

/** Of what sold most: how much lies there, and how much of it is promised to orders already. */
export function StockPromises({ stock }: { stock: StockPromise[] }) {
  const { t } = useTranslation("insights");
  const { number } = useFormat();
  const rows = stock.map((one) => ({
    ...one,
    key: `${one.variantId} ${one.pool}`,
    label: `${one.name} · ${t(`stock.pool.${one.pool}`)}`,
  }));
  const short = rows.filter(({ available }) => available <= 0).length;
  return (
    <ChartFigure
      title={t("stock.title")}
      says={
        rows.length === 0
          ? t("stock.none")
          : t("stock.says", { count: short, all: rows.length })
      }
      height={Math.max(220, rows.length * 28 + 60)}
      table={
        rows.length === 0
          ? null
          : {
              head: [
                t("stock.variant"),
                t("stock.available"),
                t("stock.reserved"),
                t("stock.sold"),
              ],
              rows: rows.map((row) => ({
                key: row.key,
                cells: [
                  row.label,
                  number(row.available),
                  number(row.reserved),
                  number(row.sold),
                ],
              })),
            }
      }
      chart={() => (
        <Bars
          rows={rows}
          name="label"
          stacked
          lying
          bars={[
            { field: "available", name: t("stock.available"), tone: "main" },
            { field: "reserved", name: t("stock.reserved"), tone: "strong" },
          ]}
          write={number}
        />
      )}
    />
  );
}
