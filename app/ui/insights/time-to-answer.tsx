import { useTranslation } from "react-i18next";
import type { TimeToAnswer as Answered } from "../../queries/insights.server.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { Bars } from "../charts/drawn.ts";
import { useFormat } from "../format.ts";
import { answerSpans } from "./answer-spans.ts";

/** From the merchant's request in Shopify to its answer there, by what it was. */
export function TimeToAnswer({
  answered,
  waiting,
}: {
  answered: Answered[];
  waiting: number;
}) {
  const { t } = useTranslation("insights");
  const { number, duration } = useFormat();
  const count = (answer: Answered["answer"], span: number) =>
    answered.find((one) => one.answer === answer && one.span === span)
      ?.requests ?? 0;
  const nameOf = (span: number) => {
    const seconds = answerSpans[span];
    return seconds === undefined
      ? t("answer.longer", { time: duration(answerSpans.at(-1) ?? 0) })
      : t("answer.within", { time: duration(seconds) });
  };
  const rows = [...answerSpans, null].map((_, span) => ({
    span,
    name: nameOf(span),
    accepted: count("accepted", span),
    refused: count("refused", span),
  }));
  const sum = (some: Answered[]) =>
    some.reduce((sum, { requests }) => sum + requests, 0);
  const total = sum(answered);
  const soon = sum(
    answered.filter(({ span }) => (answerSpans[span] ?? Infinity) <= 60),
  );
  return (
    <ChartFigure
      title={t("answer.title")}
      says={[
        total === 0
          ? t("answer.none")
          : t("answer.says", { count: total, soon }),
        ...(waiting > 0 ? [t("answer.waiting", { count: waiting })] : []),
      ].join(" ")}
      table={
        total === 0
          ? null
          : {
              head: [
                t("answer.time"),
                t("answer.accepted"),
                t("answer.refused"),
              ],
              rows: rows.map((row) => ({
                key: String(row.span),
                cells: [row.name, number(row.accepted), number(row.refused)],
              })),
            }
      }
      chart={() => (
        <Bars
          rows={rows}
          name="name"
          bars={[
            { field: "accepted", name: t("answer.accepted"), tone: "good" },
            { field: "refused", name: t("answer.refused"), tone: "bad" },
          ]}
          write={number}
        />
      )}
    />
  );
}
