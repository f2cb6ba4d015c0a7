import { TextField } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

/** A field for a number of units, which may be left empty. */
export function UnitsField(field: {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  helpText?: string;
}) {
  const { t } = useTranslation("stock");
  return (
    <TextField
      {...field}
      type="number"
      min={0}
      suffix={t("units")}
      autoComplete="off"
    />
  );
}
