import { useNavigation } from "@remix-run/react";
import { BlockStack, IndexTable, Link, Text } from "@shopify/polaris";
import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { VariantRow } from "../../queries/products.server.ts";
import { useFormat } from "../format.ts";
import { Lasts } from "./lasts.tsx";
import { nameOf } from "./name-of.ts";
import { ToldOfRow } from "./told-of-row.tsx";

export type StockShown = { rows: VariantRow[]; empty: ReactNode };

/** Stock as a table, where there is room for one. */
export function StockRows({ rows, empty }: StockShown) {
  const { t } = useTranslation(["stock", "products"]);
  const navigation = useNavigation();
  return (
    <IndexTable
      selectable={false}
      resourceName={{
        singular: t("products:table.variant"),
        plural: t("products:table.variants"),
      }}
      itemCount={rows.length}
      loading={
        navigation.state === "loading" &&
        navigation.location.pathname === "/app/stock"
      }
      headings={[
        { title: t("products:table.name") },
        { title: t("list.sku") },
        { title: t("products:fact.own"), alignment: "end" },
        { title: t("products:table.network"), alignment: "end" },
        { title: t("list.lasts") },
        { title: t("products:fact.toShopify"), alignment: "end" },
        { title: t("products:fact.toTikTok"), alignment: "end" },
      ]}
      emptyState={empty}
    >
      {rows.map((row, position) => (
        <StockRow key={row.variantId} row={row} position={position} />
      ))}
    </IndexTable>
  );
}

const StockRow = memo(function StockRow({
  row,
  position,
}: {
  row: VariantRow;
  position: number;
}) {
  const { t } = useTranslation("common");
  const { number } = useFormat();
  const { stock, variantId } = row;
  return (
    <IndexTable.Row id={variantId} position={position}>
      <IndexTable.Cell className="wrapping wide">
        <Link
          url={`/app/stock/variant/${variantId}`}
          dataPrimaryLink
          monochrome
          removeUnderline
        >
          <Text as="span" fontWeight="semibold">
            {nameOf(row)}
          </Text>
        </Link>
      </IndexTable.Cell>
      <IndexTable.Cell>
        {row.sku ?? (
          <Text as="span" tone="subdued">
            {t("noSku")}
          </Text>
        )}
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="p" alignment="end" numeric>
          {stock.own === null ? "–" : number(stock.own)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <BlockStack>
          {stock.centres.length === 0 && (
            <Text as="p" alignment="end" tone="subdued">
              –
            </Text>
          )}
          {stock.centres.map((centre) => (
            <Text as="p" alignment="end" numeric key={centre.name}>
              <Text as="span" tone="subdued">
                {centre.name}
              </Text>{" "}
              {number(centre.available)}
            </Text>
          ))}
        </BlockStack>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Lasts days={row.lastsDays} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <ToldOfRow row={row} channel="storefront" />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <ToldOfRow row={row} channel="marketplace" />
      </IndexTable.Cell>
    </IndexTable.Row>
  );
});
