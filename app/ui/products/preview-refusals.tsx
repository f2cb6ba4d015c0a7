import { Box, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { PreviewSummary } from "../../queries/preview-summary.ts";
import { rooms } from "../../texts/rooms.ts";
import { sayRecorded } from "../recorded.ts";

/** Why variants cannot be chosen, each reason once. */
export function PreviewRefusals({
  refusals,
}: {
  refusals: PreviewSummary["refusals"];
}) {
  const { t } = useTranslation(rooms);
  if (refusals.length === 0) return null;
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {t("products:preview.refused")}
        </Text>
      </Box>
      <ul className="rows" aria-label={t("products:preview.refused")}>
        {refusals.map(({ reason, count }) => (
          <li key={reason}>
            <InlineStack align="space-between" gap="400" wrap={false}>
              <Text as="p">{sayRecorded(reason, t)}</Text>
              <Text as="span" tone="subdued" numeric>
                {t("common:variants", { count })}
              </Text>
            </InlineStack>
          </li>
        ))}
      </ul>
    </Card>
  );
}
