import { Banner, BlockStack, Card, List, Text } from "@shopify/polaris";
import type { ListingPreview } from "#core/flows/list-product.ts";
import { useFormat } from "../format.ts";

/** What would be listed, what stands in its way, and what would sell better. */
export function ListingVerdict({ preview }: { preview: ListingPreview }) {
  const { money } = useFormat();
  const { draft, category, blockers, notes, advice } = preview;
  return (
    <BlockStack gap="400">
      {blockers.length > 0 && (
        <Banner tone="critical" title="This cannot be listed yet">
          <Lines lines={blockers} />
        </Banner>
      )}
      {notes.length > 0 && (
        <Banner tone="warning" title="Good to know">
          <Lines lines={notes} />
        </Banner>
      )}
      {draft && (
        <Card>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {draft.title}
            </Text>
            <Text as="p" tone="subdued">
              {category?.path.join(" › ") || `Category ${category?.externalId}`}
            </Text>
            <List>
              {draft.skus.map((sku) => (
                <List.Item
                  key={`${sku.sellerSku} ${sku.options.map(({ value }) => value).join(" / ")}`}
                >
                  {[
                    sku.options.map(({ value }) => value).join(" / "),
                    sku.sellerSku,
                    money(sku.priceMinor, sku.currency),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </List.Item>
              ))}
            </List>
          </BlockStack>
        </Card>
      )}
      {advice.length > 0 && (
        <Banner tone="info" title="What would make buyers find it more easily">
          <Lines lines={advice} />
        </Banner>
      )}
    </BlockStack>
  );
}

const Lines = ({ lines }: { lines: string[] }) => (
  <List>
    {lines.map((line) => (
      <List.Item key={line}>{line}</List.Item>
    ))}
  </List>
);
