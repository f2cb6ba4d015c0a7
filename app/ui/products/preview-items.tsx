import {
  Badge,
  BlockStack,
  Box,
  Card,
  InlineStack,
  Text,
} from "@shopify/polaris";
import type { SelectionPreview } from "#core/domain/listings/plan-selection.ts";
import { useFormat } from "../format.ts";

type Item = SelectionPreview["items"][number];

const sections: [Item["verdict"], string][] = [
  ["blocked", "Cannot be chosen"],
  ["select", "Will be fulfilled by TikTok"],
  ["already", "Already chosen; nothing happens"],
];

/** What will happen to each variant; what is blocked comes first, with its reason. */
export function PreviewItems({ items }: { items: Item[] }) {
  const { counted } = useFormat();
  return sections.map(([verdict, title]) => {
    const shown = items.filter((item) => item.verdict === verdict);
    if (shown.length === 0) return null;
    return (
      <Card padding="0" key={verdict}>
        <Box padding="400">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {title}
            </Text>
            <Badge tone={verdict === "blocked" ? "warning" : undefined}>
              {counted(shown.length, "variant")}
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
  const { counted, number } = useFormat();
  return (
    <InlineStack align="space-between" gap="200">
      <BlockStack>
        <Text as="span" fontWeight="medium">
          {item.label}
        </Text>
        <Text as="span" tone="subdued">
          {item.sku ?? "No SKU"}
        </Text>
      </BlockStack>
      {item.verdict === "blocked" ? (
        <Box maxWidth="420px">
          <Text as="p">{item.blockedBy}</Text>
        </Box>
      ) : (
        <BlockStack inlineAlign="end">
          <Text as="span">
            Shopify will be told {counted(item.publishes, "unit")}
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
