import { Select, TextField } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

type Field = {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
};

/** A field for a number, which may be left empty. */
export const NumberField = (
  field: Field & {
    min?: number;
    max?: number;
    step?: number;
    prefix?: string;
    suffix?: string;
    placeholder?: string;
  },
) => <TextField min={0} {...field} type="number" autoComplete="off" />;

/** A field for a day, YYYY-MM-DD. */
export const DateField = (field: Field & { min?: string }) => (
  <TextField {...field} type="date" autoComplete="off" />
);

/** A choice between yes and no. */
export function YesNoField(field: Field) {
  const { t } = useTranslation("replenishment");
  const options = (["no", "yes"] as const).map((value) => ({
    value,
    label: t(value),
  }));
  return <Select {...field} options={options} />;
}
