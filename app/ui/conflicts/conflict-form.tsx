import { Form, useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  InlineStack,
  RadioButton,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { variantField } from "#core/domain/conflicts/cause.ts";
import { numberField } from "#core/domain/shipments/missing-number.ts";
import type { ConflictView } from "../../queries/conflicts.server.ts";
import type { Writers } from "../../queries/support/last-writers.server.ts";
import { alikeUrl } from "./alike-url.ts";
import type { BulkAnswer } from "./answer-words.ts";
import { answersOf, isAboutCounts } from "./conflict-words.ts";
import { CountColumns } from "./count-columns.tsx";
import { LinkChoices } from "./link-choices.tsx";
import { NumberAnswer } from "./number-answer.tsx";
import {
  CancelReasons,
  RefundReasons,
  ReturnAnswers,
} from "./return-answers.tsx";
import { SideChoices } from "./side-choices.tsx";
import { VariantAnswers } from "./variant-answers.tsx";
import { WarehouseAnswers } from "./warehouse-answers.tsx";

/** The answers that fit the question, with what each will do, and one button. */
export function ConflictForm({
  conflict,
  writers,
  now,
  rejectReasons,
  locations,
}: {
  conflict: ConflictView;
  writers: Writers;
  now: Date;
  /** TikTok Shop's reasons to refuse a buyer's request with; null where they could not be asked for. */
  rejectReasons: { name: string; text: string }[] | null;
  /** The merchant's locations that may stand behind a warehouse of TikTok Shop's. */
  locations: { poolId: string; name: string }[];
}) {
  const { t } = useTranslation("conflicts");
  const [choice, setChoice] = useState("");
  const [reason, setReason] = useState("");
  const navigation = useNavigation();
  const answers = answersOf(conflict);
  return (
    <Form method="post">
      <input type="hidden" name="version" value={conflict.version} />
      <fieldset className="plain-fieldset">
        <Text as="legend" visuallyHidden>
          {t("form.legend")}
        </Text>
        <BlockStack gap="400">
          {isAboutCounts(conflict) && <CountColumns conflict={conflict} />}
          {answers.sides && (
            <SideChoices
              conflict={conflict}
              writers={writers}
              now={now}
              choice={choice}
              onChoose={setChoice}
            />
          )}
          <Card>
            <BlockStack gap="300">
              {answers.variant && (
                <VariantAnswers
                  conflict={conflict}
                  choice={choice}
                  onChoose={setChoice}
                />
              )}
              {answers.link && (
                <LinkChoices
                  candidates={conflict.candidates}
                  choice={choice}
                  onChoose={setChoice}
                />
              )}
              {again.map(
                (deed) =>
                  answers[deed] && (
                    <RadioButton
                      key={deed}
                      label={t(`form.${deed}`)}
                      helpText={t(`form.${deed}Help`)}
                      name="choice"
                      id={`choice-${deed}`}
                      value={deed}
                      checked={choice === deed}
                      onChange={() => setChoice(deed)}
                    />
                  ),
              )}
              {answers.price && (
                <RadioButton
                  label={t("form.bring")}
                  helpText={t("form.bringHelp")}
                  name="choice"
                  id="choice-marketplace"
                  value="marketplace"
                  checked={choice === "marketplace"}
                  onChange={() => setChoice("marketplace")}
                />
              )}
              {answers.asked && (
                <>
                  <RadioButton
                    label={t("form.letGo")}
                    helpText={t("form.letGoHelp")}
                    name="choice"
                    id="choice-marketplace"
                    value="marketplace"
                    checked={choice === "marketplace"}
                    onChange={() => setChoice("marketplace")}
                  />
                  <RadioButton
                    label={t("form.refuse")}
                    helpText={t("form.refuseHelp")}
                    name="choice"
                    id="choice-storefront"
                    value="storefront"
                    checked={choice === "storefront"}
                    onChange={() => setChoice("storefront")}
                  />
                </>
              )}
              {answers.returned && (
                <ReturnAnswers
                  cause={conflict.cause}
                  reasons={rejectReasons}
                  choice={choice}
                  onChoose={setChoice}
                />
              )}
              {answers.warehouse && (
                <WarehouseAnswers
                  locations={locations}
                  choice={choice}
                  onChoose={setChoice}
                />
              )}
              {answers.refundReason && (
                <RefundReasons choice={choice} onChoose={setChoice} />
              )}
              {answers.cancelReason && (
                <CancelReasons
                  ofOrder={conflict.cause === "stuck:cancel-reason"}
                  choice={choice}
                  onChoose={setChoice}
                />
              )}
              {answers.number && (
                <NumberAnswer choice={choice} onChoose={setChoice} />
              )}
              {answers.leave && (
                <RadioButton
                  label={t("form.leave")}
                  helpText={t(`form.leaving.${leaving(conflict)}`)}
                  name="choice"
                  id="choice-leave"
                  value="leave"
                  checked={choice === "leave"}
                  onChange={() => setChoice("leave")}
                />
              )}
              <TextField
                label={t("form.reason")}
                name="reason"
                value={reason}
                onChange={setReason}
                maxLength={500}
                multiline={2}
                autoComplete="off"
                helpText={t("form.reasonHelp")}
              />
              <InlineStack gap="200">
                <Button
                  submit
                  variant="primary"
                  disabled={!choice}
                  loading={navigation.formMethod === "POST"}
                >
                  {t("form.settle")}
                </Button>
                {conflict.mayBeRules.some((one) => one === choice) && (
                  <Button
                    url={alikeUrl({
                      cause: conflict.cause,
                      ids: [conflict.id],
                      answer: choice as BulkAnswer,
                      always: true,
                    })}
                  >
                    {t("form.always")}
                  </Button>
                )}
              </InlineStack>
            </BlockStack>
          </Card>
        </BlockStack>
      </fieldset>
    </Form>
  );
}

/** What can be done once more. */
const again = ["retry", "resend", "again"] as const;

const leaving = ({ kind, field, subjectKind }: ConflictView) => {
  if (field === variantField)
    return subjectKind === "variant" ? "variant" : "sku";
  if (subjectKind === "warehouse") return "warehouse";
  if (field === numberField) return "number";
  if (kind === "link" && subjectKind === "goods") return "goods";
  return kind === "field" || kind === "link" || kind === "stock"
    ? kind
    : "stuck";
};
