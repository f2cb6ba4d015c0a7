import { Icon, TextField } from "@shopify/polaris";
import { SearchIcon } from "@shopify/polaris-icons";

/** A search that is always in sight, and named for people who do not see it. */
export function SearchField({
  label,
  value,
  onChange,
  placeholder,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  placeholder?: string;
}) {
  return (
    <TextField
      label={label}
      labelHidden
      value={value}
      onChange={onChange}
      placeholder={placeholder ?? label}
      autoComplete="off"
      prefix={<Icon source={SearchIcon} tone="subdued" />}
      clearButton
      onClearButtonClick={() => onChange("")}
    />
  );
}
