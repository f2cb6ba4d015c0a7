import { EmptySearchResult } from "@shopify/polaris";

/** An empty list says whether the filter or the shop is empty. */
export function NoVariants({ isFiltered }: { isFiltered: boolean }) {
  return (
    <EmptySearchResult
      title={isFiltered ? "No variants here" : "No products yet"}
      description={
        isFiltered
          ? "No variant fits this search and tab."
          : "Products appear here as soon as they have been read from Shopify."
      }
      withIllustration
    />
  );
}
