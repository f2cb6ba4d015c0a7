import { EmptySearchResult } from "@shopify/polaris";

/** An empty list says whether the filter or the shop is empty. */
export function NoActivity({ isFiltered }: { isFiltered: boolean }) {
  return (
    <EmptySearchResult
      title={isFiltered ? "Nothing here" : "Nothing has been changed yet"}
      description={
        isFiltered
          ? "No change fits this search and tab."
          : "Every change that Quayside makes on a platform is written down here."
      }
      withIllustration
    />
  );
}
