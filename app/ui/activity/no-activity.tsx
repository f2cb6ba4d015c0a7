import { EmptySearchResult } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

/** An empty list says whether the filter or the shop is empty. */
export function NoActivity({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTranslation(["activity", "common"]);
  return (
    <EmptySearchResult
      title={t(isFiltered ? "common:nothingHere" : "empty.title")}
      description={t(isFiltered ? "empty.filtered" : "empty.text")}
      withIllustration
    />
  );
}
