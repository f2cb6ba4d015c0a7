import { IndexTable, type useIndexResourceState } from "@shopify/polaris";
import { Fragment, memo, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.ts";
import { byProduct, type Row } from "./by-product.ts";
import { NoVariants } from "./no-variants.tsx";
import { ProductHeading } from "./product-heading.tsx";
import { VariantTableRow } from "./variant-table-row.tsx";

/** What can be done with the rows in hand. */
export type Deed = { content: string; onAction: () => void };

export type VariantsShown = {
  rows: Row[];
  /** How many boxes are ticked; which ones, the rows know (`useTicked`). */
  ticked: number | "All";
  onTick: ReturnType<typeof useIndexResourceState>["handleSelectionChange"];
  onClear: () => void;
  deeds: Deed[];
  /** Variants of the whole view, on all its pages. */
  total: number;
  hasMore: boolean;
  isFiltered: boolean;
  isLoading: boolean;
};

/** Variants as a table, where there is room for one. */
export const VariantTable = memo(function VariantTable({
  rows,
  ticked,
  onTick,
  deeds,
  total,
  hasMore,
  isFiltered,
  isLoading,
}: VariantsShown) {
  const { t } = useTranslation("products");
  const { number } = useFormat();
  const body = useMemo(
    () =>
      byProduct(rows).map(({ product, variants, first }) => (
        <Fragment key={product.productId}>
          <ProductHeading
            title={product.productTitle}
            id={product.productId}
            variants={variants}
            first={first}
          />
          {variants.map((row, index) => (
            <VariantTableRow key={row.id} row={row} position={first + index} />
          ))}
        </Fragment>
      )),
    [rows],
  );
  return (
    <IndexTable
      condensed={false}
      resourceName={{
        singular: t("table.variant"),
        plural: t("table.variants"),
      }}
      itemCount={rows.length}
      hasMoreItems={hasMore}
      selectedItemsCount={ticked}
      onSelectionChange={onTick}
      loading={isLoading}
      paginatedSelectAllActionText={t("select.allInView", {
        total: number(total),
      })}
      promotedBulkActions={deeds}
      headings={[
        { title: t("table.name") },
        { title: "SKU" },
        { title: t("table.shipsFrom") },
        { title: t("fact.own"), alignment: "end" },
        { title: t("table.network") },
        { title: t("fact.toShopify"), alignment: "end" },
        { title: t("fact.toTikTok"), alignment: "end" },
        { title: t("table.link") },
      ]}
      emptyState={<NoVariants isFiltered={isFiltered} />}
    >
      {body}
    </IndexTable>
  );
});
