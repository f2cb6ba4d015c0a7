import { Link } from "@remix-run/react";
import { BlockStack, Box, Card, InlineGrid, Text } from "@shopify/polaris";
import type { Overview } from "../../queries/overview.server.ts";
import { grouped } from "../count.ts";
import { duration } from "../time.tsx";

type Figure = { label: string; value: string; note?: string; to?: string };

/** The numbers a merchant looks at first; each leads to the page behind it. */
export function KeyFigures({
  figures,
  syncLag,
}: Pick<Overview, "figures" | "syncLag">) {
  const shown: Figure[] = [
    {
      label: "Variants linked",
      value: grouped(figures.linked),
      note: `of ${grouped(figures.variants)}`,
      to: "/app/products",
    },
    {
      label: "Fulfilled by TikTok",
      value: grouped(figures.selected),
      note: `of ${grouped(figures.withGoods)} possible`,
      to: "/app/products?tab=selected",
    },
    {
      label: "Orders in flight",
      value: grouped(figures.ordersInFlight),
      to: "/app/orders",
    },
    {
      label: "Open conflicts",
      value: grouped(figures.openConflicts),
      note: figures.openConflicts > 0 ? "need your decision" : "all settled",
      to: "/app/conflicts",
    },
    {
      label: "Changes under way",
      value: grouped(figures.effectsWaiting),
    },
    {
      label: "Time to sync, last 24 h",
      value: syncLag ? duration(syncLag.median) : "–",
      note: syncLag ? `99% within ${duration(syncLag.p99)}` : "nothing yet",
    },
  ];
  return (
    <Card>
      <InlineGrid columns={{ xs: 2, sm: 3, lg: 6 }} gap="400">
        {shown.map((figure) => (
          <FigureBox key={figure.label} {...figure} />
        ))}
      </InlineGrid>
    </Card>
  );
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
          {note ?? "\u00a0"}
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
