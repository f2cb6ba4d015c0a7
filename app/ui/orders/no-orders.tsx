import { EmptySearchResult } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

/** An empty list says whether the filter or the shop is empty. */
export function NoOrders({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTranslation("orders");
  return (
    <EmptySearchResult
      title={t(isFiltered ? "empty.filteredTitle" : "empty.title")}
      description={t(isFiltered ? "empty.filtered" : "empty.text")}
      withIllustration
    />
  );
}
