import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { CarriersShown } from "../../queries/carriers.server.ts";
import { TableOf } from "../charts/chart-figure.tsx";
import { useFormat } from "../format.ts";

/** The names that parcels came with lately, and under which the other side is told of them. */
export function CarriersSeen({ seen }: { seen: CarriersShown["seen"] }) {
  const { t } = useTranslation(["carriers", "common"]);
  const { number } = useFormat();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("seen.title")}
        </Text>
        {seen.length === 0 ? (
          <Text as="p" tone="subdued">
            {t("seen.none")}
          </Text>
        ) : (
          <TableOf
            title={t("seen.title")}
            table={{
              head: [
                t("seen.name"),
                t("seen.side"),
                t("seen.as"),
                t("seen.parcels"),
              ],
              rows: seen.map((one) => ({
                key: `${one.toldTo}:${one.name}:${one.as}`,
                cells: [
                  one.name || t("seen.unnamed"),
                  t(`common:channel.${one.toldTo}`),
                  one.as || t("seen.unsaid"),
                  number(one.parcels),
                ],
              })),
            }}
          />
        )}
      </BlockStack>
    </Card>
  );
}
