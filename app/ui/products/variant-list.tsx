import {
  BlockStack,
  Box,
  Button,
  Checkbox,
  InlineStack,
  Link,
  IndexTableSelectionType as Selecting,
  Text,
} from "@shopify/polaris";
import { memo, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.ts";
import { byProduct, type Row } from "./by-product.ts";
import { NoVariants } from "./no-variants.tsx";
import { useTicked } from "./ticked.ts";
import { ToldNumber } from "./told-number.tsx";
import { LinkBadge, ShipsFrom } from "./variant-badges.tsx";
import type { VariantsShown } from "./variant-table.tsx";

/** Variants as a list, for phones: the same facts, one under the other. */
export const VariantList = memo(function VariantList({
  rows,
  ticked,
  onTick,
  onClear,
  deeds,
  total,
  hasMore,
  isFiltered,
}: VariantsShown) {
  const { t } = useTranslation("products");
  const { number } = useFormat();
  const groups = useMemo(() => byProduct(rows), [rows]);
  if (rows.length === 0)
    return (
      <Box padding="400">
        <NoVariants isFiltered={isFiltered} />
      </Box>
    );
  return (
    <>
      {groups.map(({ product, variants, first }) => (
        <section key={product.productId} aria-label={product.productTitle}>
          <Box
            background="bg-surface-secondary"
            paddingInline="400"
            paddingBlock="200"
            borderBlockStartWidth="025"
            borderColor="border"
          >
            <Text as="h2" variant="headingSm">
              <Link
                url={`/app/products/${product.productId}`}
                monochrome
                removeUnderline
              >
                {product.productTitle}
              </Link>
            </Text>
          </Box>
          <ul className="rows">
            {variants.map((row, index) => (
              <li key={row.id}>
                <VariantListItem
                  row={row}
                  position={first + index}
                  onTick={onTick}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {ticked !== 0 && (
        <div className="dock">
          <BlockStack gap="200">
            <InlineStack align="space-between" blockAlign="center">
              <Text as="span" fontWeight="semibold">
                {t("select.count", {
                  count: ticked === "All" ? total : ticked,
                })}
              </Text>
              <Button variant="plain" onClick={onClear}>
                {t("select.clear")}
              </Button>
            </InlineStack>
            {hasMore && ticked !== "All" && (
              <Button fullWidth onClick={() => onTick(Selecting.All, true)}>
                {t("select.allInView", { total: number(total) })}
              </Button>
            )}
            {deeds.map(({ content, onAction }, index) => (
              <Button
                key={content}
                fullWidth
                variant={index === 0 ? "primary" : undefined}
                onClick={onAction}
              >
                {content}
              </Button>
            ))}
          </BlockStack>
        </div>
      )}
    </>
  );
});

type Placed = Pick<VariantsShown, "onTick"> & { row: Row; position: number };

function VariantListItem(placed: Placed) {
  return <ListItem {...placed} selected={useTicked().has(placed.row.id)} />;
}

const ListItem = memo(function ListItem({
  row,
  position,
  selected,
  onTick,
}: Placed & { selected: boolean }) {
  const { t } = useTranslation(["products", "common"]);
  const { number } = useFormat();
  const { stock } = row;
  const told = (channel: "storefront" | "marketplace") => (
    <ToldNumber
      told={stock.told.filter((one) => one.channel === channel)}
      channel={channel}
      name={row.sku ?? row.productTitle}
      variantId={row.variantId}
    />
  );
  return (
    <BlockStack gap="200">
      <Checkbox
        label={row.title || t("oneVariant")}
        helpText={row.sku ?? t("common:noSku")}
        checked={selected}
        onChange={(isSelected) =>
          onTick(Selecting.Single, isSelected, row.id, position)
        }
      />
      <InlineStack gap="200">
        <ShipsFrom row={row} />
        <LinkBadge row={row} />
      </InlineStack>
      <dl className="facts">
        <dt>{t("fact.own")}</dt>
        <dd>{stock.own === null ? "–" : number(stock.own)}</dd>
        {stock.centres.map((centre) => [
          <dt key={`${centre.name} name`}>{centre.name}</dt>,
          <dd key={centre.name}>{number(centre.available)}</dd>,
        ])}
        <dt>{t("fact.toShopify")}</dt>
        <dd>{told("storefront")}</dd>
        <dt>{t("fact.toTikTok")}</dt>
        <dd>{told("marketplace")}</dd>
      </dl>
    </BlockStack>
  );
});
