import { useNavigate, useNavigation } from "@remix-run/react";
import { Box, Card, useIndexResourceState } from "@shopify/polaris";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CollectionChoice } from "../../queries/collections.server.ts";
import {
  fixedBy,
  narrowingParams,
  type ProductTab,
  readNarrowing,
  readProductFilter,
} from "../../queries/product-filter.ts";
import type { ProductView } from "../../queries/product-views.server.ts";
import type { VariantRow } from "../../queries/products.server.ts";
import { useListAddress } from "../list-address.ts";
import { Pager } from "../pager.tsx";
import { FailureBanner } from "../problem.tsx";
import { useIsNarrow } from "../reader.tsx";
import { ProductFilters } from "./product-filters.tsx";
import { ReleaseModal } from "./release-modal.tsx";
import { StoppedBanner } from "./stopped-banner.tsx";
import { useStopping } from "./stopping.ts";
import { VariantList } from "./variant-list.tsx";
import { type Deed, VariantTable } from "./variant-table.tsx";

export type Products = {
  rows: VariantRow[];
  page: number;
  pages: number;
  total: number;
  counts: Record<ProductTab, number>;
};

/** Variants under their products, to be chosen for platform fulfillment or taken out of it. */
export function ProductTable({
  products,
  views,
  collections,
}: {
  products: Products;
  views: ProductView[];
  collections: CollectionChoice[];
}) {
  const { t } = useTranslation("products");
  const address = useListAddress();
  const { params, set, typed, type } = address;
  const navigate = useNavigate();
  const navigation = useNavigation();
  const isNarrow = useIsNarrow();
  const stopping = useStopping();
  const [isAsking, setAsking] = useState(false);
  // The same rows while somebody types or ticks: only then need they not be drawn again.
  const rows = useMemo(
    () => products.rows.map((row) => ({ ...row, id: row.variantId })),
    [products.rows],
  );
  const selection = useIndexResourceState(rows);
  const { selectedResources, allResourcesSelected, clearSelection } = selection;
  const shipped = rows.filter(
    (row) => row.selected && selectedResources.includes(row.id),
  );
  const { tab, ...rest } = readProductFilter(params);
  const narrowing = { ...readNarrowing(params), query: typed.trim() };
  const isOfSelected = { ...rest, ...fixedBy[tab] }.ships === "selected";
  // Everything that fits the filter is named by the filter: 10,000 ids fit in no address.
  const everything = new URLSearchParams([
    ["all", "1"],
    ["tab", tab],
    ...narrowingParams(narrowing),
  ]);
  const preview = () => {
    const asked = allResourcesSelected
      ? everything
      : new URLSearchParams({ variants: selectedResources.join(",") });
    navigate(`/app/products/preview?${asked}`);
  };
  const stop = () => {
    stopping.stop(
      allResourcesSelected
        ? everything
        : new URLSearchParams({
            variants: shipped.map((row) => row.id).join(","),
          }),
    );
    setAsking(false);
    clearSelection();
  };
  const show = (changes: Record<string, string | null>) => {
    clearSelection();
    set(changes);
  };
  const deeds: Deed[] = [
    ...(isOfSelected ? [] : [{ content: t("choose"), onAction: preview }]),
    ...(shipped.length > 0 && (isOfSelected || !allResourcesSelected)
      ? [{ content: t("stop"), onAction: () => setAsking(true) }]
      : []),
  ];
  const isLoading =
    navigation.state === "loading" &&
    navigation.location.pathname === "/app/products";
  const shown = {
    rows,
    selection,
    deeds,
    total: products.total,
    hasMore: products.pages > 1,
    isFiltered: [...narrowingParams(narrowing)].length > 0 || tab !== "all",
    isLoading,
  };

  return (
    <>
      {stopping.stopped && (
        <StoppedBanner stopped={stopping.stopped} onUndo={stopping.undo} />
      )}
      <Card padding="0">
        <ProductFilters
          address={{
            params,
            typed,
            set: show,
            type: (text) => {
              clearSelection();
              type(text);
            },
          }}
          counts={products.counts}
          views={views}
          collections={collections}
          isLoading={isLoading}
        />
        {stopping.failure && (
          <Box padding="300">
            <FailureBanner failure={stopping.failure} />
          </Box>
        )}
        {isNarrow ? <VariantList {...shown} /> : <VariantTable {...shown} />}
        <Pager at={products} goTo={(page) => show({ page: String(page) })} />
        <ReleaseModal
          open={isAsking}
          count={allResourcesSelected ? products.total : shipped.length}
          onStop={stop}
          onClose={() => setAsking(false)}
        />
      </Card>
    </>
  );
}
