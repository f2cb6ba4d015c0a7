import { useTranslation } from "react-i18next";
import type { ResiliencePage } from "../../routes/app.resilience.tsx";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { Lines } from "../charts/drawn.ts";
import { useFormat } from "../format.ts";
import { useDayWriter } from "../write-day.ts";

/** The days ahead as a picture: what lies there, or what is missing, as expected and as it would be. */
export function DaysAhead({
  shown: { days, wish },
  which,
}: {
  shown: ResiliencePage;
  which: "stock" | "missing";
}) {
  const { t } = useTranslation("resilience");
  const { number } = useFormat();
  const write = useDayWriter();
  const rows = days.map(({ day, today, ifSo }) => {
    const read = (one: typeof today) =>
      Math.round(
        which === "stock" ? one.atNetwork + one.own : one.lost + one.late,
      );
    return { day: write(day), today: read(today), ifSo: read(ifSo) };
  });
  return (
    <ChartFigure
      title={t(`${which}.title`)}
      says={t(`${which}.says`)}
      height={240}
      table={{
        head: [t("day"), t("today"), t("ifSo")],
        rows: rows.map(({ day, today, ifSo }) => ({
          key: day,
          cells: [day, number(today), number(ifSo)],
        })),
      }}
      chart={() => (
        <Lines
          rows={rows}
          x="day"
          writeX={String}
          writeY={number}
          lines={[
            {
              field: "today",
              name: t("today"),
              tone: "main",
              dashed: wish.what !== undefined,
            },
            ...(wish.what
              ? ([{ field: "ifSo", name: t("ifSo"), tone: "bad" }] as const)
              : []),
          ]}
        />
      )}
    />
  );
}
