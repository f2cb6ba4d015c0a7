import { useTranslation } from "react-i18next";
import type { ArrivalDay } from "#core/domain/promise/arrival.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { Bars } from "../charts/drawn.ts";
import { useFormat } from "../format.ts";

// Days that are less probable than this would only make the picture wide.
const leastShown = 0.002;

/** On which day a parcel arrives, and how probable it is to be there by then. */
export function ArrivalPicture({
  title,
  says,
  arrival,
  promised,
  plain = false,
}: {
  title: string;
  says: string;
  arrival: ArrivalDay[];
  promised: string;
  plain?: boolean;
}) {
  const { t } = useTranslation("promises");
  const { day, share } = useFormat();
  let by = 0;
  const rows = arrival
    .map((one) => {
      by += one.probability;
      return {
        name: day(one.day),
        day: one.day,
        inTime: one.day <= promised ? one.probability : 0,
        late: one.day > promised ? one.probability : 0,
        probability: one.probability,
        by: Math.min(1, by),
      };
    })
    .filter(({ probability }) => probability >= leastShown);
  return (
    <ChartFigure
      plain={plain}
      title={title}
      says={says}
      height={180}
      table={
        rows.length === 0
          ? null
          : {
              head: [t("picture.day"), t("picture.on"), t("picture.by")],
              rows: rows.map((row) => ({
                key: row.day,
                cells: [row.name, share(row.probability), share(row.by)],
              })),
            }
      }
      chart={() => (
        <Bars
          rows={rows}
          name="name"
          stacked
          bars={[
            { field: "inTime", name: t("picture.inTime"), tone: "good" },
            { field: "late", name: t("picture.late"), tone: "bad" },
          ]}
          write={share}
        />
      )}
    />
  );
}
