import { useNavigate, useNavigation } from "@remix-run/react";
import {
  Box,
  Card,
  IndexTableSelectionType as Ticking,
  useIndexResourceState,
} from "@shopify/polaris";
import { useDeferredValue, useMemo, useState } from "react";
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
import { useSteady } from "../use-steady.ts";
import { ProductFilters } from "./product-filters.tsx";
import { ReleaseModal } from "./release-modal.tsx";
import { StoppedBanner } from "./stopped-banner.tsx";
import { useStopping } from "./stopping.ts";
import { TickedProvider } from "./ticked.ts";
import { VariantList } from "./variant-list.tsx";
import {
  type Deed,
  type VariantsShown,
  VariantTable,
} from "./variant-table.tsx";

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
  const { params, set, typed, type } = useListAddress();
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
  const {
    selectedResources,
    allResourcesSelected,
    handleSelectionChange,
    clearSelection,
  } = useIndexResourceState(rows);
  const ticked = useMemo(() => new Set(selectedResources), [selectedResources]);
  const current = useMemo(
    () => ({ ticked, isAll: allResourcesSelected }),
    [ticked, allResourcesSelected],
  );
  // A row's box that is ticked answers at once. What counts the boxes follows: the table draws all its rows again for it.
  const [isOfTable, setOfTable] = useState(false);
  const later = useDeferredValue(current);
  const { ticked: counted, isAll } = isOfTable ? current : later;
  const { tab, ...rest } = readProductFilter(params);
  const narrowing = { ...readNarrowing(params), query: typed.trim() };
  const isOfSelected = { ...rest, ...fixedBy[tab] }.ships === "selected";
  const mayStop =
    (isOfSelected || !isAll) &&
    rows.some((row) => row.selected && counted.has(row.id));
  const shipped = rows.filter((row) => row.selected && ticked.has(row.id));
  // Everything that fits the filter is named by the filter: 10,000 ids fit in no address.
  const everything = new URLSearchParams([
    ["all", "1"],
    ["tab", tab],
    ...narrowingParams(narrowing),
  ]);
  const preview = useSteady(() => {
    const asked = allResourcesSelected
      ? everything
      : new URLSearchParams({ variants: selectedResources.join(",") });
    navigate(`/app/products/preview?${asked}`);
  });
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
  const clear = useSteady(() => {
    if (selectedResources.length > 0 || allResourcesSelected) clearSelection();
  });
  const show = useSteady((changes: Record<string, string | null>) => {
    clear();
    set(changes);
  });
  const search = useSteady((text: string) => {
    clear();
    type(text);
  });
  const deeds = useMemo((): Deed[] => {
    const choose = { content: t("choose"), onAction: preview };
    const ask = { content: t("stop"), onAction: () => setAsking(true) };
    return [...(isOfSelected ? [] : [choose]), ...(mayStop ? [ask] : [])];
  }, [t, preview, isOfSelected, mayStop]);
  const isLoading =
    navigation.state === "loading" &&
    navigation.location.pathname === "/app/products";
  const tick = useSteady<Parameters<VariantsShown["onTick"]>, void>(
    (type, ...which) => {
      setOfTable(type === Ticking.Page || type === Ticking.All);
      handleSelectionChange(type, ...which);
    },
  );
  const shown = {
    rows,
    ticked: isAll ? ("All" as const) : counted.size,
    onTick: tick,
    onClear: clear,
    deeds,
    total: products.total,
    hasMore: products.pages > 1,
    // By the address, as the rows are: what is being typed has narrowed nothing yet.
    isFiltered:
      [...narrowingParams(readNarrowing(params))].length > 0 || tab !== "all",
    isLoading,
  };

  return (
    <>
      {stopping.stopped && (
        <StoppedBanner stopped={stopping.stopped} onUndo={stopping.undo} />
      )}
      <Card padding="0">
        <ProductFilters
          params={params}
          typed={typed}
          set={show}
          type={search}
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
        <TickedProvider value={ticked}>
          {isNarrow ? <VariantList {...shown} /> : <VariantTable {...shown} />}
        </TickedProvider>
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
