import { EmptySearchResult } from "@shopify/polaris";

/** An empty list says whether the filter or the shop is empty. */
export function NoOrders({ isFiltered }: { isFiltered: boolean }) {
  return (
    <EmptySearchResult
      title={isFiltered ? "No orders here" : "No orders yet"}
      description={
        isFiltered
          ? "No order fits these filters."
          : "Orders of both channels appear here as they are placed."
      }
      withIllustration
    />
  );
}
