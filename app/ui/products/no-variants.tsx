import { EmptySearchResult } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

/** An empty list says whether the filter or the shop is empty. */
export function NoVariants({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTranslation("products");
  return (
    <EmptySearchResult
      title={t(isFiltered ? "empty.filteredTitle" : "empty.title")}
      description={t(isFiltered ? "empty.filtered" : "empty.text")}
      withIllustration
    />
  );
}
