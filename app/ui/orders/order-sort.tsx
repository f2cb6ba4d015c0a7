import { Select } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

/** By what the orders that run against time are put in order. */
export function OrderSort({
  sort,
  choose,
}: {
  sort: string | null;
  choose: (sort: string | null) => void;
}) {
  const { t } = useTranslation("order");
  return (
    <Select
      label={t("clock.sort")}
      labelInline
      value={sort ?? ""}
      onChange={(value) => choose(value || null)}
      options={[
        { label: t("clock.byClock"), value: "" },
        { label: t("clock.byPlaced"), value: "placed" },
      ]}
    />
  );
}
