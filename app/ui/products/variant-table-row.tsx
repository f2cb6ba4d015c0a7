import { BlockStack, IndexTable, Text } from "@shopify/polaris";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { VariantRow } from "../../queries/products.server.ts";
import { useFormat } from "../format.ts";
import { useTicked } from "./ticked.ts";
import { ToldNumber } from "./told-number.tsx";
import { LinkBadge, ShipsFrom } from "./variant-badges.tsx";

type Placed = { row: VariantRow; position: number };

/** One variant: its stock everywhere and what each channel is told. */
export function VariantTableRow(placed: Placed) {
  return (
    <TableRow {...placed} selected={useTicked().has(placed.row.variantId)} />
  );
}

// Drawn again only when something of its own has changed: fifty of them at every key that is typed would be felt.
const TableRow = memo(function TableRow({
  row,
  position,
  selected,
}: Placed & { selected: boolean }) {
  const { t } = useTranslation(["products", "common"]);
  const { number } = useFormat();
  const { stock, variantId } = row;
  const told = (channel: "storefront" | "marketplace") => (
    <ToldNumber
      told={stock.told.filter((one) => one.channel === channel)}
      channel={channel}
      name={row.sku ?? row.productTitle}
      variantId={variantId}
    />
  );
  return (
    <IndexTable.Row
      id={variantId}
      position={position}
      selected={selected}
      accessibilityLabel={t("select.one", {
        name: `${row.productTitle} ${row.title}`,
      })}
    >
      <IndexTable.Cell>
        <Text as="span">{row.title || t("oneVariant")}</Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        {row.sku ?? (
          <Text as="span" tone="subdued">
            {t("common:noSku")}
          </Text>
        )}
      </IndexTable.Cell>
      <IndexTable.Cell>
        <ShipsFrom row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="p" alignment="end" numeric>
          {stock.own === null ? "–" : number(stock.own)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <BlockStack>
          {stock.centres.length === 0 && (
            <Text as="span" tone="subdued">
              –
            </Text>
          )}
          {stock.centres.map((centre) => (
            <Text as="span" numeric key={centre.name}>
              {number(centre.available)}{" "}
              <Text as="span" tone="subdued">
                {centre.name}
              </Text>
            </Text>
          ))}
        </BlockStack>
      </IndexTable.Cell>
      <IndexTable.Cell>{told("storefront")}</IndexTable.Cell>
      <IndexTable.Cell>{told("marketplace")}</IndexTable.Cell>
      <IndexTable.Cell>
        <LinkBadge row={row} />
      </IndexTable.Cell>
    </IndexTable.Row>
  );
});
