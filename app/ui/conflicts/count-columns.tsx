import { BlockStack, Card, InlineGrid, Text } from "@shopify/polaris";
import type { ConflictView } from "../../queries/conflicts.server.ts";

/** What the network counts beside what its own history adds up to. */
export function CountColumns({ conflict }: { conflict: ConflictView }) {
  const columns =
    conflict.field === "oversold"
      ? [
          ["Units sold beyond the network's", conflict.storefront],
          ["Units sold beyond your own", conflict.marketplace],
        ].filter(([, value]) => value !== null)
      : [
          ["Its history adds up to", conflict.base],
          ["The network counts", conflict.network],
        ];
  return (
    <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
      {columns.map(([title, value]) => (
        <Card key={title}>
          <BlockStack gap="100">
            <Text as="h2" tone="subdued">
              {title}
            </Text>
            <Text as="p" variant="headingMd" numeric>
              {value ?? "Nothing"}
            </Text>
          </BlockStack>
        </Card>
      ))}
    </InlineGrid>
  );
}
