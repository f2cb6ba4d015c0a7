import { BlockStack, RadioButton, Select } from "@shopify/polaris";
import { useState } from "react";

export type Chosen = { choice: string; onChoose: (choice: string) => void };

/** An answer that is one of several values, which are shown once it is chosen. */
export function ValueChoice({
  label,
  helpText,
  listLabel,
  options,
  choice,
  onChoose,
}: Chosen & {
  label: string;
  helpText: string;
  listLabel: string;
  options: { value: string; label: string }[];
}) {
  const [value, setValue] = useState(options[0]?.value ?? "");
  return (
    <BlockStack gap="200">
      <RadioButton
        label={label}
        helpText={helpText}
        name="choice"
        id="choice-value"
        value="value"
        checked={choice === "value"}
        onChange={() => onChoose("value")}
      />
      {choice === "value" && (
        <Select
          label={listLabel}
          name="value"
          options={options}
          value={value}
          onChange={setValue}
        />
      )}
    </BlockStack>
  );
}
