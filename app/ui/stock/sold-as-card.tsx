import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { SoldAs } from "../../queries/sold-as.server.ts";
import { Arrival } from "../arrival.tsx";
import { useFormat } from "../format.ts";
import { soldAsId } from "./why-anchors.ts";

/** Other variants and kits that take the same units, each with its own ledger and its open orders; nothing where there is none. */
export function SoldAsCard({ soldAs }: { soldAs: SoldAs[] }) {
  const { t } = useTranslation("stock");
  const { number } = useFormat();
  if (soldAs.length === 0) return null;
  return (
    <Arrival id={soldAsId} label={t("soldAs.title")}>
      <Card>
        <BlockStack gap="300">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {t("soldAs.title")}
            </Text>
            <Text as="p" tone="subdued">
              {t("soldAs.about")}
            </Text>
          </BlockStack>
          <ul className="plain-list">
            {soldAs.map(({ variantId, name, inEach }) => (
              <li key={variantId}>
                <InlineStack align="space-between" gap="400">
                  <Text as="span">
                    <Link url={`/app/stock/variant/${variantId}`}>{name}</Link>{" "}
                    {inEach === null
                      ? t("soldAs.sibling")
                      : t("soldAs.kit", { units: number(inEach) })}
                  </Text>
                  <Link
                    url={`/app/orders?${new URLSearchParams({ tab: "in_flight", variant: variantId })}`}
                    accessibilityLabel={t("soldAs.ordersOf", { name })}
                  >
                    {t("soldAs.orders")}
                  </Link>
                </InlineStack>
              </li>
            ))}
          </ul>
        </BlockStack>
      </Card>
    </Arrival>
  );
}
