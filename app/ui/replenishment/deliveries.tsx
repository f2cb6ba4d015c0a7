import { Link } from "@remix-run/react";
import { Badge, Box, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Delivery } from "../../queries/deliveries.server.ts";
import { useFormat } from "../format.ts";
import { Moment } from "../time.tsx";

export const stateTone = {
  accepted: "info",
  saved: "attention",
  confirming: "info",
  confirmed: "success",
  refused: "critical",
  dropped: undefined,
} as const;

/** Deliveries that were accepted, and how far each has come. */
export function Deliveries({ deliveries }: { deliveries: Delivery[] }) {
  const { t } = useTranslation("replenishment");
  const { number } = useFormat();
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {t("deliveries.title")}
        </Text>
        {deliveries.length === 0 && (
          <Text as="p" tone="subdued">
            {t("deliveries.none")}
          </Text>
        )}
      </Box>
      <ul className="rows">
        {deliveries.map((one) => (
          <li key={one.planId}>
            <InlineStack align="space-between" blockAlign="center" gap="300">
              <InlineStack gap="200" blockAlign="center">
                <Link to={`/app/replenishment/${one.planId}`}>
                  {t("deliveries.name", {
                    count: one.units,
                    articles: number(one.articles),
                  })}
                </Link>
                <Badge tone={stateTone[one.state]}>
                  {t(`state.${one.state}`)}
                </Badge>
              </InlineStack>
              <Text as="span" tone="subdued">
                <Moment at={one.createdAt} />
              </Text>
            </InlineStack>
          </li>
        ))}
      </ul>
    </Card>
  );
}
