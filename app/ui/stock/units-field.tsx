import { TextField } from "@shopify/polaris";

/** A field for a number of units, which may be left empty. */
export function UnitsField(field: {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  helpText?: string;
}) {
  return (
    <TextField
      {...field}
      type="number"
      min={0}
      suffix="units"
      autoComplete="off"
    />
  );
}
