import { useFetcher, useNavigate } from "@remix-run/react";
import { Box, Card, Tabs, useIndexResourceState } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProductTab, VariantRow } from "../../queries/products.server.ts";
import type { action } from "../../routes/app.products._index.tsx";
import { useFormat } from "../format.ts";
import { useListAddress } from "../list-address.ts";
import { Pager } from "../pager.tsx";
import { FailureBanner } from "../problem.tsx";
import { useIsNarrow } from "../reader.tsx";
import { SearchField } from "../search-field.tsx";
import { toast } from "../toast.ts";
import { ReleaseModal } from "./release-modal.tsx";
import { VariantList } from "./variant-list.tsx";
import { type Deed, VariantTable } from "./variant-table.tsx";

export type Products = {
  rows: VariantRow[];
  page: number;
  pages: number;
  total: number;
  counts: Record<ProductTab, number>;
};

const tabs: readonly ProductTab[] = [
  "all",
  "selected",
  "choosable",
  "unlinked",
];

/** Variants under their products, to be chosen for platform fulfillment or taken out of it. */
export function ProductTable({ products }: { products: Products }) {
  const { t } = useTranslation("products");
  const { params, set, typed, type } = useListAddress();
  const { number } = useFormat();
  const navigate = useNavigate();
  const isNarrow = useIsNarrow();
  const release = useFetcher<typeof action>();
  const [isReleasing, setReleasing] = useState(false);
  const rows = products.rows.map((row) => ({ ...row, id: row.variantId }));
  const selection = useIndexResourceState(rows);
  const { selectedResources, allResourcesSelected, clearSelection } = selection;
  const shipped = rows.filter(
    (row) => row.selected && selectedResources.includes(row.id),
  );
  const tab = tabs.indexOf(params.get("tab") as ProductTab);

  // Everything that fits the filter is named by the filter: 10,000 ids fit in no address.
  const preview = () => {
    const asked = new URLSearchParams(
      allResourcesSelected
        ? { all: "1", tab: params.get("tab") ?? "", query: typed.trim() }
        : { variants: selectedResources.join(",") },
    );
    navigate(`/app/products/preview?${asked}`);
  };
  const hasStopped =
    release.state === "idle" && release.data?.outcome === "released";
  useEffect(() => {
    if (hasStopped) toast(t("stopped"));
  }, [hasStopped, t]);
  const stop = () => {
    release.submit(
      { intent: "release", variants: shipped.map((row) => row.id).join(",") },
      { method: "post", action: "/app/products?index" },
    );
    setReleasing(false);
    clearSelection();
  };
  const show = (changes: Record<string, string | null>) => {
    clearSelection();
    set(changes);
  };
  const deeds: Deed[] = [
    { content: t("choose"), onAction: preview },
    ...(shipped.length > 0 && !allResourcesSelected
      ? [
          {
            content: t("stop"),
            onAction: () => setReleasing(true),
          },
        ]
      : []),
  ];
  const shown = {
    rows,
    selection,
    deeds,
    hasMore: products.pages > 1,
    isFiltered: Boolean(typed) || tab > 0,
  };

  return (
    <Card padding="0">
      <Tabs
        selected={Math.max(0, tab)}
        onSelect={(index) => show({ tab: tabs[index] ?? null })}
        tabs={tabs.map((id) => ({
          id,
          content: t(`tabs.${id}`),
          badge: number(products.counts[id]),
        }))}
      />
      <Box padding="300" paddingBlockStart="0">
        <SearchField
          label={t("search")}
          value={typed}
          onChange={(text) => {
            clearSelection();
            type(text);
          }}
        />
      </Box>
      {release.data?.outcome === "failed" && (
        <Box padding="300">
          <FailureBanner failure={release.data.failure} />
        </Box>
      )}
      {isNarrow ? <VariantList {...shown} /> : <VariantTable {...shown} />}
      <Pager at={products} goTo={(page) => show({ page: String(page) })} />
      <ReleaseModal
        open={isReleasing}
        count={shipped.length}
        onStop={stop}
        onClose={() => setReleasing(false)}
      />
    </Card>
  );
}
