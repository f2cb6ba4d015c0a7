import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { type KeptCount, keptRate } from "#core/domain/promise/kept.ts";
import type { KeptPromises } from "../../queries/promises.server.ts";
import { ChartFigure, TableOf } from "../charts/chart-figure.tsx";
import { Bars } from "../charts/drawn.ts";
import { useFormat } from "../format.ts";
import { useRouteName } from "./route-words.ts";

/** How many promises were kept, for each route. */
export function KeptByRoute({ kept }: { kept: KeptPromises }) {
  const { t } = useTranslation("promises");
  const { number, share } = useFormat();
  const nameOf = useRouteName();
  const rate = keptRate(kept.all);
  const cellsOf = (count: KeptCount) => {
    const own = keptRate(count);
    return [
      own === null ? "–" : share(own),
      ...(["kept", "late", "overdue", "open"] as const).map((one) =>
        number(count[one]),
      ),
    ];
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("kept.title")}
        </Text>
        <InlineStack gap="300" blockAlign="baseline">
          <Text as="p" variant="heading2xl">
            {rate === null ? "–" : share(rate)}
          </Text>
          <Text as="p" tone="subdued">
            {rate === null
              ? t("kept.none")
              : t("kept.says", {
                  count: kept.all.kept + kept.all.late + kept.all.overdue,
                })}
          </Text>
        </InlineStack>
        {kept.routes.length > 0 && (
          <TableOf
            title={t("kept.title")}
            table={{
              head: [
                t("kept.route"),
                t("kept.rate"),
                t("standing.kept"),
                t("standing.late"),
                t("standing.overdue"),
                t("standing.open"),
              ],
              rows: kept.routes.map(({ key, route, count }) => ({
                key,
                cells: [nameOf(route), ...cellsOf(count)],
              })),
            }}
          />
        )}
        {kept.routes.some(({ key }) => key.startsWith("network:")) && (
          <Text as="p" tone="subdued">
            {t("kept.centres")}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

/** The same over time, by the week in which the promised day was. */
export function KeptByWeek({ kept }: { kept: KeptPromises }) {
  const { t } = useTranslation("promises");
  const { number, day, share } = useFormat();
  const weeks = kept.weeks.filter(({ count }) => keptRate(count) !== null);
  const rows = weeks.map(({ week, count }) => ({
    name: day(week),
    week,
    kept: count.kept,
    late: count.late + count.overdue,
    rate: keptRate(count) ?? 0,
  }));
  return (
    <ChartFigure
      title={t("weeks.title")}
      says={rows.length === 0 ? t("kept.none") : t("weeks.says")}
      table={
        rows.length === 0
          ? null
          : {
              head: [
                t("weeks.week"),
                t("standing.kept"),
                t("weeks.broken"),
                t("kept.rate"),
              ],
              rows: rows.map((row) => ({
                key: row.week,
                cells: [
                  row.name,
                  number(row.kept),
                  number(row.late),
                  share(row.rate),
                ],
              })),
            }
      }
      chart={() => (
        <Bars
          rows={rows}
          name="name"
          stacked
          bars={[
            { field: "kept", name: t("standing.kept"), tone: "good" },
            { field: "late", name: t("weeks.broken"), tone: "bad" },
          ]}
          write={number}
        />
      )}
    />
  );
}

/** Whether what is called so probable comes true so often. */
export function Calibrated({ kept }: { kept: KeptPromises }) {
  const { t } = useTranslation("promises");
  const { number, share } = useFormat();
  const rows = kept.calibration.map(({ said, share: was, promises }) => ({
    name: share(said),
    said,
    was,
    promises,
  }));
  return (
    <ChartFigure
      title={t("calibration.title")}
      says={t(rows.length === 0 ? "calibration.none" : "calibration.says")}
      table={
        rows.length === 0
          ? null
          : {
              head: [
                t("calibration.said"),
                t("calibration.was"),
                t("calibration.promises"),
              ],
              rows: rows.map((row) => ({
                key: row.name,
                cells: [row.name, share(row.was), number(row.promises)],
              })),
            }
      }
      chart={() => (
        <Bars
          rows={rows}
          name="name"
          bars={[
            { field: "said", name: t("calibration.said"), tone: "strong" },
            { field: "was", name: t("calibration.was"), tone: "main" },
          ]}
          write={share}
        />
      )}
    />
  );
}
