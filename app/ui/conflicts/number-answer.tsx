import { BlockStack, RadioButton, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** Enters the number of a parcel that was sent without one, and its carrier where the number does not tell it. */
export function NumberAnswer({
  choice,
  onChoose,
}: {
  choice: string;
  onChoose: (choice: string) => void;
}) {
  const { t } = useTranslation("conflicts");
  const [number, setNumber] = useState("");
  const [carrier, setCarrier] = useState("");
  return (
    <BlockStack gap="200">
      <RadioButton
        label={t("form.number.enter")}
        helpText={t("form.number.enterHelp")}
        name="choice"
        id="choice-value"
        value="value"
        checked={choice === "value"}
        onChange={() => onChoose("value")}
      />
      {choice === "value" && (
        <>
          <input type="hidden" name="value" value={`${number},${carrier}`} />
          <TextField
            label={t("form.number.number")}
            value={number}
            onChange={setNumber}
            maxLength={100}
            autoComplete="off"
          />
          <TextField
            label={t("form.number.carrier")}
            helpText={t("form.number.carrierHelp")}
            value={carrier}
            onChange={setCarrier}
            maxLength={100}
            autoComplete="off"
          />
        </>
      )}
    </BlockStack>
  );
}
