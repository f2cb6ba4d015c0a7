import { Link } from "@remix-run/react";
import { BlockStack, Box, Card, InlineGrid, Text } from "@shopify/polaris";
import type { Overview } from "../../queries/overview.server.ts";
import { type Format, useFormat } from "../format.ts";

type Figure = { label: string; value: string; note: string; to?: string };
type Shown = Pick<Overview, "figures" | "syncLag">;

/** The numbers a merchant looks at first; each leads to the page behind it. */
export function KeyFigures(shown: Shown) {
  return (
    <Card>
      <InlineGrid columns={{ xs: 2, sm: 3, lg: 7 }} gap="400">
        {figuresOf(shown, useFormat()).map((figure) => (
          <FigureBox key={figure.label} {...figure} />
        ))}
      </InlineGrid>
    </Card>
  );
}

function figuresOf({ figures, syncLag }: Shown, format: Format): Figure[] {
  const { number, share, counted, duration } = format;
  const { numbers, numbersInStep } = figures;
  return [
    {
      label: "Stock in step",
      value: numbers === 0 ? "–" : share(numbersInStep / numbers),
      note:
        numbers === 0
          ? "nothing told yet"
          : `of ${counted(numbers, "number")} told`,
      to: "/app/products",
    },
    {
      label: "Time to sync, 24 h",
      value: syncLag ? duration(syncLag.median) : "–",
      note: syncLag ? `99% within ${duration(syncLag.p99)}` : "nothing yet",
      to: "/app/activity",
    },
    {
      label: "Missed by webhooks, 24 h",
      value: number(figures.drift.repaired),
      note:
        figures.drift.compared === 0
          ? "nothing compared yet"
          : `found in ${counted(figures.drift.compared, "look")}`,
      to: "/app/activity",
    },
    {
      label: "Orders in flight",
      value: number(figures.ordersInFlight),
      note:
        figures.ordersAtRisk === 0
          ? "none at risk"
          : `${number(figures.ordersAtRisk)} at risk`,
      to: `/app/orders?tab=${figures.ordersAtRisk === 0 ? "in_flight" : "at_risk"}`,
    },
    {
      label: "Open conflicts",
      value: number(figures.openConflicts),
      note:
        figures.effectsWaiting === 0
          ? "no change under way"
          : `${counted(figures.effectsWaiting, "change")} under way`,
      to: "/app/conflicts",
    },
    {
      label: "Variants linked",
      value: number(figures.linked),
      note: `of ${number(figures.variants)}`,
      to: "/app/products",
    },
    {
      label: "Fulfilled by TikTok",
      value: number(figures.selected),
      note: `of ${number(figures.withGoods)} possible`,
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
