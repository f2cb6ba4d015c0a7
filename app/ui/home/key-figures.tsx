import { Link } from "@remix-run/react";
import { BlockStack, Box, Card, InlineGrid, Text } from "@shopify/polaris";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Overview } from "../../queries/overview.server.ts";
import { type Format, useFormat } from "../format.ts";

type Figure = { label: string; value: string; note: string; to?: string };
type Shown = Pick<Overview, "figures" | "syncLag">;

/** The numbers a merchant looks at first; each leads to the page behind it. */
export function KeyFigures(shown: Shown) {
  const format = useFormat();
  const { t } = useTranslation("home");
  return (
    <Card>
      <InlineGrid columns={{ xs: 2, sm: 4 }} gap="400">
        {figuresOf(shown, format, t).map((figure) => (
          <FigureBox key={figure.label} {...figure} />
        ))}
      </InlineGrid>
    </Card>
  );
}

function figuresOf(
  { figures, syncLag }: Shown,
  { number, share, duration }: Format,
  t: TFunction<"home">,
): Figure[] {
  const { numbers, numbersInStep, drift, daysOfStock } = figures;
  return [
    {
      label: t("figures.inStep.label"),
      value: numbers === 0 ? "–" : share(numbersInStep / numbers),
      note:
        numbers === 0
          ? t("figures.inStep.none")
          : t("figures.inStep.note", { count: numbers }),
      to: "/app/products",
    },
    {
      label: t("figures.lag.label"),
      value: syncLag ? duration(syncLag.median) : "–",
      note: syncLag
        ? t("figures.lag.note", { p99: duration(syncLag.p99) })
        : t("figures.lag.none"),
      to: "/app/activity",
    },
    {
      label: t("figures.drift.label"),
      value: number(drift.repaired),
      note:
        drift.compared === 0
          ? t("figures.drift.none")
          : t("figures.drift.note", { count: drift.compared }),
      to: "/app/activity",
    },
    {
      label: t("figures.orders.label"),
      value: number(figures.ordersInFlight),
      note:
        figures.ordersAtRisk === 0
          ? t("figures.orders.none")
          : t("figures.orders.note", { count: figures.ordersAtRisk }),
      to: `/app/orders?tab=${figures.ordersAtRisk === 0 ? "in_flight" : "at_risk"}`,
    },
    {
      label: t("figures.conflicts.label"),
      value: number(figures.openConflicts),
      note:
        figures.effectsWaiting === 0
          ? t("figures.conflicts.none")
          : t("figures.conflicts.note", { count: figures.effectsWaiting }),
      to: "/app/conflicts",
    },
    {
      label: t("figures.days.label"),
      value: daysOfStock ? number(Math.floor(daysOfStock.median)) : "–",
      note: !daysOfStock
        ? t("figures.days.none")
        : daysOfStock.short === 0
          ? t("figures.days.enough", { count: daysOfStock.goods })
          : t("figures.days.short", {
              count: daysOfStock.goods,
              short: number(daysOfStock.short),
            }),
      to: "/app/replenishment",
    },
    {
      label: t("figures.linked.label"),
      value: number(figures.linked),
      note: t("figures.linked.note", { count: figures.variants }),
      to: "/app/products",
    },
    {
      label: t("figures.selected.label"),
      value: number(figures.selected),
      note: t("figures.selected.note", { count: figures.withGoods }),
      to: "/app/products?tab=selected",
    },
  ];
}

function FigureBox({ label, value, note, to }: Figure) {
  const body = (
    <Box padding="100">
      <BlockStack gap="050">
        <Text as="span" tone="subdued">
          {label}
        </Text>
        <Text as="strong" variant="headingLg" numeric>
          {value}
        </Text>
        <Text as="span" variant="bodySm" tone="subdued">
          {note}
        </Text>
      </BlockStack>
    </Box>
  );
  return to ? (
    <Link to={to} className="figure">
      {body}
    </Link>
  ) : (
    <div className="figure">{body}</div>
  );
}
