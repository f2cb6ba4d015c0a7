import { BlockStack, RadioButton, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  returnReasons,
  sellerCancelReasons,
} from "#core/domain/aftersale-facts.ts";
import { rooms } from "../../texts/rooms.ts";

type Chosen = { choice: string; onChoose: (choice: string) => void };

const questions = ["refund", "return", "parcel", "replacement"] as const;

/** Grants what a buyer asks for, or refuses it with one of TikTok Shop's reasons. */
export function ReturnAnswers({
  cause,
  reasons,
  choice,
  onChoose,
}: Chosen & {
  cause: string;
  reasons: { name: string; text: string }[] | null;
}) {
  const { t } = useTranslation(rooms);
  const question =
    questions.find((one) => cause.endsWith(`-${one}`)) ?? "refund";
  return (
    <>
      <RadioButton
        label={t("returns:form.grant")}
        helpText={t(`returns:form.grantHelp.${question}`)}
        name="choice"
        id="choice-marketplace"
        value="marketplace"
        checked={choice === "marketplace"}
        onChange={() => onChoose("marketplace")}
      />
      {reasons && reasons.length > 0 ? (
        <ValueChoice
          label={t("returns:form.refuse")}
          helpText={t("returns:form.refuseHelp")}
          options={reasons.map(({ name, text }) => ({
            value: name,
            label: text,
          }))}
          choice={choice}
          onChoose={onChoose}
        />
      ) : (
        <Text as="p" tone="subdued">
          {t("returns:form.noReasons")}
        </Text>
      )}
    </>
  );
}

/** Why the merchant gave money back in Shopify, in the reasons that a seller may give on TikTok Shop. */
export function RefundReasons(chosen: Chosen) {
  const { t } = useTranslation(rooms);
  return (
    <ValueChoice
      label={t("returns:form.say")}
      helpText={t("returns:form.sayHelp")}
      options={returnReasons.map((reason) => ({
        value: reason,
        label: t(`returns:cause.${reason}`),
      }))}
      {...chosen}
    />
  );
}

/** Why units are cancelled on TikTok Shop that the merchant refunded in Shopify before they left. */
export function CancelReasons(chosen: Chosen) {
  const { t } = useTranslation(rooms);
  return (
    <ValueChoice
      label={t("returns:form.cancel")}
      helpText={t("returns:form.cancelHelp")}
      options={sellerCancelReasons.map((reason) => ({
        value: reason,
        label: t(`returns:cancelReason.${reason}`),
      }))}
      {...chosen}
    />
  );
}

function ValueChoice({
  label,
  helpText,
  options,
  choice,
  onChoose,
}: Chosen & {
  label: string;
  helpText: string;
  options: { value: string; label: string }[];
}) {
  const { t } = useTranslation(rooms);
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
          label={t("returns:form.reasons")}
          name="value"
          options={options}
          value={value}
          onChange={setValue}
        />
      )}
    </BlockStack>
  );
}
