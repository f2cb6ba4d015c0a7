import { BlockStack, Card, InlineGrid, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ConflictView } from "../../queries/conflicts.server.ts";

/** What the network counts beside what its own history adds up to. */
export function CountColumns({ conflict }: { conflict: ConflictView }) {
  const { t } = useTranslation("conflicts");
  const columns =
    conflict.field === "oversold"
      ? [
          [t("counts.beyondNetwork"), conflict.storefront],
          [t("counts.beyondOwn"), conflict.marketplace],
        ].filter(([, value]) => value !== null)
      : [
          [t("counts.history"), conflict.base],
          [t("counts.network"), conflict.network],
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
              {value ?? t("nothing")}
            </Text>
          </BlockStack>
        </Card>
      ))}
    </InlineGrid>
  );
}
