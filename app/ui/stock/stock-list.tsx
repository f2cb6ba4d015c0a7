import { BlockStack, Box, InlineStack, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.ts";
import { Lasts } from "./lasts.tsx";
import { nameOf } from "./name-of.ts";
import type { StockShown } from "./stock-rows.tsx";
import { ToldOfRow } from "./told-of-row.tsx";

/** Stock as a list, for phones: the same facts, one under the other. */
export function StockList({ rows, empty }: StockShown) {
  const { t } = useTranslation(["products", "common"]);
  const { number } = useFormat();
  if (rows.length === 0) return <Box padding="400">{empty}</Box>;
  return (
    <ul className="rows">
      {rows.map((row) => (
        <li key={row.variantId}>
          <BlockStack gap="100">
            <InlineStack align="space-between" gap="200">
              <Link
                url={`/app/stock/variant/${row.variantId}`}
                monochrome
                removeUnderline
              >
                <Text as="span" fontWeight="semibold">
                  {nameOf(row)}
                </Text>
              </Link>
              {row.lastsDays !== null && <Lasts days={row.lastsDays} />}
            </InlineStack>
            <Text as="span" tone="subdued">
              {row.sku ?? t("common:noSku")}
            </Text>
            <dl className="facts">
              <dt>{t("fact.own")}</dt>
              <dd>{row.stock.own === null ? "–" : number(row.stock.own)}</dd>
              {row.stock.centres.map(({ name, available }) => [
                <dt key={`${name} name`}>{name}</dt>,
                <dd key={name}>{number(available)}</dd>,
              ])}
              <dt>{t("fact.toShopify")}</dt>
              <dd>
                <ToldOfRow row={row} channel="storefront" />
              </dd>
              <dt>{t("fact.toTikTok")}</dt>
              <dd>
                <ToldOfRow row={row} channel="marketplace" />
              </dd>
            </dl>
          </BlockStack>
        </li>
      ))}
    </ul>
  );
}
