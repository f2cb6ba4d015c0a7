import { Select } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { stockPromises } from "#core/domain/stock/stock-rule.ts";

/** The choice between one pool that both channels see and one that is split between them. */
export function PromiseField({
  value,
  onChange,
}: {
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation("stock");
  return (
    <Select
      label={t("promise.label")}
      name="promise"
      options={stockPromises.map((promise) => ({
        label: t(`promise.${promise}`),
        value: promise,
      }))}
      value={value}
      onChange={onChange}
      helpText={t("promise.help")}
    />
  );
}
