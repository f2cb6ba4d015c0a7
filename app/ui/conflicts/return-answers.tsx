import { RadioButton, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import {
  returnReasons,
  sellerCancelReasons,
} from "#core/domain/aftersale-facts.ts";
import { rooms } from "../../texts/rooms.ts";
import { type Chosen, ValueChoice } from "./value-choice.tsx";

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
          listLabel={t("returns:form.reasons")}
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
      listLabel={t("returns:form.reasons")}
      options={returnReasons.map((reason) => ({
        value: reason,
        label: t(`returns:cause.${reason}`),
      }))}
      {...chosen}
    />
  );
}

/**
 * Why an order is cancelled on TikTok Shop that the merchant cancelled in Shopify, or units of it that he refunded there
 * before they left.
 */
export function CancelReasons({
  ofOrder,
  ...chosen
}: Chosen & { ofOrder: boolean }) {
  const { t } = useTranslation(rooms);
  return (
    <ValueChoice
      label={t(ofOrder ? "returns:form.cancelOrder" : "returns:form.cancel")}
      helpText={t(
        ofOrder ? "returns:form.cancelOrderHelp" : "returns:form.cancelHelp",
      )}
      listLabel={t("returns:form.reasons")}
      options={sellerCancelReasons.map((reason) => ({
        value: reason,
        label: t(`returns:cancelReason.${reason}`),
      }))}
      {...chosen}
    />
  );
}
