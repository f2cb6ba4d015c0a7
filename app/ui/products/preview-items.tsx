import {
  Badge,
  BlockStack,
  Box,
  Card,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { SelectionPreview } from "#core/domain/listings/plan-selection.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { sayRecorded } from "../recorded.ts";

type Item = SelectionPreview["items"][number];

const sections = [
  "blocked",
  "select",
  "already",
] as const satisfies Item["verdict"][];

/** What will happen to each variant; what is blocked comes first, with its reason. */
export function PreviewItems({ items }: { items: Item[] }) {
  const { t } = useTranslation(["products", "common"]);
  return sections.map((verdict) => {
    const shown = items.filter((item) => item.verdict === verdict);
    if (shown.length === 0) return null;
    return (
      <Card padding="0" key={verdict}>
        <Box padding="400">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {t(`preview.verdict.${verdict}`)}
            </Text>
            <Badge tone={verdict === "blocked" ? "warning" : undefined}>
              {t("common:variants", { count: shown.length })}
            </Badge>
          </InlineStack>
        </Box>
        <BlockStack as="ul">
          {shown.map((item) => (
            <Box
              as="li"
              key={item.variantId}
              paddingInline="400"
              paddingBlock="300"
              borderBlockStartWidth="025"
              borderColor="border-secondary"
            >
              <PreviewItem item={item} />
            </Box>
          ))}
        </BlockStack>
      </Card>
    );
  });
}

function PreviewItem({ item }: { item: Item }) {
  const { t } = useTranslation(rooms);
  const { number } = useFormat();
  return (
    <InlineStack align="space-between" gap="200">
      <BlockStack>
        <Text as="span" fontWeight="medium">
          {item.label}
        </Text>
        <Text as="span" tone="subdued">
          {item.sku ?? t("common:noSku")}
        </Text>
      </BlockStack>
      {item.verdict === "blocked" ? (
        <Box maxWidth="420px">
          <Text as="p">{item.blockedBy && sayRecorded(item.blockedBy, t)}</Text>
        </Box>
      ) : (
        <BlockStack inlineAlign="end">
          <Text as="span">
            {t("products:preview.told", { count: item.publishes })}
          </Text>
          <Text as="span" tone="subdued">
            {item.centres
              .map(({ name, available }) => `${number(available)} ${name}`)
              .join(" + ")}
          </Text>
        </BlockStack>
      )}
    </InlineStack>
  );
}
