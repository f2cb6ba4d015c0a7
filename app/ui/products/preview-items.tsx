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
import type { PreviewSummary } from "../../queries/preview-summary.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { sayRecorded } from "../recorded.ts";

type Item = SelectionPreview["items"][number];

/** What will happen to each variant; what is blocked comes first, with its reason. Of many the first are named. */
export function PreviewItems({
  verdicts,
}: {
  verdicts: PreviewSummary["verdicts"];
}) {
  const { t } = useTranslation(["products", "common"]);
  const { number } = useFormat();
  return verdicts.map(({ verdict, count, named }) => (
    <Card padding="0" key={verdict}>
      <Box padding="400">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t(`preview.verdict.${verdict}`)}
          </Text>
          <Badge tone={verdict === "blocked" ? "warning" : undefined}>
            {t("common:variants", { count })}
          </Badge>
        </InlineStack>
      </Box>
      <BlockStack as="ul">
        {named.map((item) => (
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
      {count > named.length && (
        <Box
          padding="400"
          borderBlockStartWidth="025"
          borderColor="border-secondary"
        >
          <Text as="p" tone="subdued">
            {t("preview.more", { left: number(count - named.length) })}
          </Text>
        </Box>
      )}
    </Card>
  ));
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
