import {
  BlockStack,
  Box,
  Card,
  InlineGrid,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { PreviewSummary } from "../../queries/preview-summary.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { sayRecorded } from "../recorded.ts";

/** The steps of a plan, and what they cost in calls and time. */
export function PreviewSteps({
  preview,
  chosen,
}: {
  preview: PreviewSummary;
  /** Variants that will be chosen. */
  chosen: number;
}) {
  const { t } = useTranslation(rooms);
  const { steps, calls, seconds } = preview;
  const { number, duration } = useFormat();
  if (steps.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("products:preview.steps")}
        </Text>
        <BlockStack as="ol" gap="200">
          {steps.map((step, index) => (
            <li key={step.title}>
              <InlineGrid columns="28px 1fr auto" gap="200">
                <Text as="span" tone="subdued" numeric>
                  {index + 1}.
                </Text>
                <Text as="span">{sayRecorded(step.title, t)}</Text>
                <Text as="span" tone="subdued" numeric>
                  × {number(step.count)}
                </Text>
              </InlineGrid>
            </li>
          ))}
        </BlockStack>
        <Box
          paddingBlockStart="300"
          borderBlockStartWidth="025"
          borderColor="border-secondary"
        >
          <InlineStack gap="400">
            <Text as="span" tone="subdued">
              {t("products:preview.calls", { count: calls })}
            </Text>
            <Text as="span" tone="subdued">
              {t("products:preview.about", { duration: duration(seconds) })}
            </Text>
          </InlineStack>
        </Box>
        <Text as="p">
          {t("products:preview.moves", {
            variants: t("common:variants", { count: chosen }),
            units: t("common:units", { count: preview.units }),
          })}
        </Text>
      </BlockStack>
    </Card>
  );
}
