import { useTranslation } from "react-i18next";
import type { TimeToShip as Parcels } from "../../queries/insights.server.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { Bars } from "../charts/drawn.ts";
import { useFormat } from "../format.ts";
import { lastShipDay } from "./last-ship-day.ts";

/** From the order to the parcel's leaving, for each of the two who ship. */
export function TimeToShip({ parcels }: { parcels: Parcels[] }) {
  const { t } = useTranslation("insights");
  const { number } = useFormat();
  const count = (by: Parcels["fulfilledBy"], days: number) =>
    parcels.find((one) => one.fulfilledBy === by && one.days === days)
      ?.parcels ?? 0;
  const rows = Array.from({ length: lastShipDay + 1 }, (_, days) => ({
    days,
    name:
      days === lastShipDay
        ? t("ship.orMore", { days })
        : t("ship.within", { days: days + 1 }),
    network: count("network", days),
    merchant: count("merchant", days),
  }));
  const total = parcels.reduce((sum, one) => sum + one.parcels, 0);
  const soon = parcels
    .filter(({ days }) => days < 2)
    .reduce((sum, one) => sum + one.parcels, 0);
  return (
    <ChartFigure
      title={t("ship.title")}
      says={
        total === 0 ? t("ship.none") : t("ship.says", { count: total, soon })
      }
      table={
        total === 0
          ? null
          : {
              head: [
                t("ship.days"),
                t("flow.shipper.network"),
                t("flow.shipper.merchant"),
              ],
              rows: rows.map((row) => ({
                key: String(row.days),
                cells: [row.name, number(row.network), number(row.merchant)],
              })),
            }
      }
      chart={() => (
        <Bars
          rows={rows}
          name="name"
          bars={[
            {
              field: "network",
              name: t("flow.shipper.network"),
              tone: "strong",
            },
            {
              field: "merchant",
              name: t("flow.shipper.merchant"),
              tone: "main",
            },
          ]}
          write={number}
        />
      )}
    />
  );
}
