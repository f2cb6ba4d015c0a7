import {
  BlockStack,
  Box,
  Card,
  InlineStack,
  Link,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { OrderView } from "../../queries/order.server.ts";
import { useFormat } from "../format.ts";

/** What was ordered, and for how much. */
export function OrderLines({ order }: { order: OrderView }) {
  const { t } = useTranslation(["orders", "common"]);
  const format = useFormat();
  const money = (minor: number) => format.money(minor, order.currency);
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {t("lines.title")}
        </Text>
      </Box>
      <BlockStack as="ul">
        {order.lines.map((line) => (
          <Box
            as="li"
            key={line.id}
            paddingInline="400"
            paddingBlock="300"
            borderBlockStartWidth="025"
            borderColor="border-secondary"
          >
            <InlineStack align="space-between" gap="200">
              <BlockStack>
                <Text as="span" fontWeight="medium">
                  {line.variantId ? (
                    <Link
                      url={`/app/stock/variant/${line.variantId}`}
                      monochrome
                    >
                      {line.title}
                    </Link>
                  ) : (
                    line.title
                  )}
                </Text>
                <Text as="span" tone={line.variantId ? "subdued" : "caution"}>
                  {line.sku ?? t("common:noSku")}
                  {!line.variantId && ` · ${t("lines.notLinked")}`}
                </Text>
              </BlockStack>
              <Text as="span" numeric>
                {format.number(line.quantity)} × {money(line.unitPriceMinor)}
              </Text>
            </InlineStack>
          </Box>
        ))}
      </BlockStack>
      <Box
        padding="400"
        borderBlockStartWidth="025"
        borderColor="border-secondary"
      >
        <InlineStack align="space-between">
          <Text as="span" fontWeight="semibold">
            {t("lines.total")}
          </Text>
          <Text as="span" fontWeight="semibold" numeric>
            {money(order.totalMinor)}
          </Text>
        </InlineStack>
      </Box>
    </Card>
  );
}
