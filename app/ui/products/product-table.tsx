import { useFetcher, useNavigate, useNavigation } from "@remix-run/react";
import {
  Box,
  EmptySearchResult,
  IndexTable,
  Tabs,
  useBreakpoints,
  useIndexResourceState,
} from "@shopify/polaris";
import { Fragment, useState } from "react";
import type { ProductTab, VariantRow } from "../../queries/products.server.ts";
import type { action } from "../../routes/app.products._index.tsx";
import { grouped } from "../count.ts";
import { useListAddress } from "../list-address.ts";
import { Pager } from "../pager.tsx";
import { FailureBanner } from "../problem.tsx";
import { SearchField } from "../search-field.tsx";
import { ProductHeading } from "./product-heading.tsx";
import { ReleaseModal } from "./release-modal.tsx";
import { VariantTableRow } from "./variant-table-row.tsx";

type Products = {
  rows: VariantRow[];
  page: number;
  pages: number;
  total: number;
  counts: Record<ProductTab, number>;
};

const tabs: [ProductTab, string][] = [
  ["all", "All"],
  ["selected", "Fulfilled by TikTok"],
  ["choosable", "Can be chosen"],
  ["unlinked", "Not linked"],
];

/** Variants under their products, to be chosen for platform fulfillment or taken out of it. */
export function ProductTable({ products }: { products: Products }) {
  const { params, set, typed, type } = useListAddress();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const { smDown } = useBreakpoints();
  const release = useFetcher<typeof action>();
  const [isReleasing, setReleasing] = useState(false);
  const rows = products.rows.map((row) => ({ ...row, id: row.variantId }));
  const {
    selectedResources,
    allResourcesSelected,
    handleSelectionChange,
    clearSelection,
  } = useIndexResourceState(rows);
  const chosen = rows.filter((row) => selectedResources.includes(row.id));
  const shipped = chosen.filter((row) => row.selected);
  const tab = tabs.findIndex(([name]) => name === params.get("tab"));

  const preview = () =>
    navigate(`/app/products/preview?variants=${selectedResources.join(",")}`);
  const stop = () => {
    release.submit(
      { intent: "release", variants: shipped.map((row) => row.id).join(",") },
      { method: "post", action: "/app/products?index" },
    );
    setReleasing(false);
    clearSelection();
  };

  return (
    <>
      <Tabs
        selected={Math.max(0, tab)}
        onSelect={(index) => {
          clearSelection();
          set({ tab: tabs[index]?.[0] ?? null });
        }}
        tabs={tabs.map(([id, content]) => ({
          id,
          content,
          badge: grouped(products.counts[id]),
        }))}
      />
      <Box padding="300" paddingBlockStart="0">
        <SearchField
          label="Search products, SKUs and barcodes"
          value={typed}
          onChange={type}
        />
      </Box>
      {release.data?.outcome === "failed" && (
        <Box padding="300">
          <FailureBanner failure={release.data.failure} />
        </Box>
      )}
      <IndexTable
        condensed={false}
        resourceName={{ singular: "variant", plural: "variants" }}
        itemCount={rows.length}
        selectedItemsCount={
          allResourcesSelected ? "All" : selectedResources.length
        }
        onSelectionChange={handleSelectionChange}
        loading={
          navigation.state === "loading" &&
          navigation.location?.pathname === "/app/products"
        }
        promotedBulkActions={[
          { content: "Choose for platform fulfillment", onAction: preview },
          ...(shipped.length > 0
            ? [
                {
                  content: "Stop platform fulfillment",
                  onAction: () => setReleasing(true),
                },
              ]
            : []),
        ]}
        headings={[
          { title: smDown ? "Variant" : "Product and variant" },
          { title: "SKU" },
          { title: "Ships from" },
          { title: "Own stock", alignment: "end" },
          { title: "Network stock" },
          { title: "Shopify shows", alignment: "end" },
          { title: "TikTok Shop shows", alignment: "end" },
          { title: "Link" },
        ]}
        emptyState={
          <EmptySearchResult
            title="No variants here"
            description={
              typed
                ? "No variant fits this search."
                : "Products appear as soon as they have been read from Shopify."
            }
            withIllustration
          />
        }
      >
        {byProduct(rows).map(({ product, variants, first }) => (
          <Fragment key={product.productId}>
            <ProductHeading
              title={product.productTitle}
              id={product.productId}
              variants={variants}
              first={first}
              selected={selectedResources}
            />
            {variants.map((row, index) => (
              <VariantTableRow
                key={row.id}
                row={row}
                position={first + index}
                selected={selectedResources.includes(row.id)}
              />
            ))}
          </Fragment>
        ))}
      </IndexTable>
      <Pager at={products} goTo={(page) => set({ page: String(page) })} />
      <ReleaseModal
        open={isReleasing}
        count={shipped.length}
        onStop={stop}
        onClose={() => setReleasing(false)}
      />
    </>
  );
}

type Row = VariantRow & { id: string };

/** Consecutive rows of one product, with the position of the first. */
function byProduct(rows: Row[]) {
  const groups: { product: Row; variants: Row[]; first: number }[] = [];
  rows.forEach((row, index) => {
    const last = groups.at(-1);
    if (last?.product.productId === row.productId) last.variants.push(row);
    else groups.push({ product: row, variants: [row], first: index });
  });
  return groups;
}
