import { Button, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { CorrectableWord } from "#core/domain/corrections/correct-payload.ts";
import type { FixedReason } from "#core/domain/corrections/correctable.ts";
import { CorrectForm } from "./correct-form.tsx";
import { useMay } from "./desk.tsx";
import { ReasonForm } from "./reason-form.tsx";
import { TitledCard } from "./titled-card.tsx";

/** What can be corrected of the step: its words, why there are none, or that they are masked yet. */
type CorrectableShown =
  | { words: CorrectableWord[] }
  | { fixed: FixedReason }
  | { masked: boolean }
  | null;

/** Tries a refused step again, as it is or with its words corrected; its key stays. */
export function StepRetry({
  stepId,
  correctable,
}: {
  stepId: string;
  correctable: CorrectableShown;
}) {
  const { t } = useTranslation("support");
  const mayRetry = useMay("effect:retry:any");
  const mayEdit = useMay("effect:edit:any");
  return (
    <>
      {mayRetry && (
        <TitledCard title={t("step.retry")}>
          <Text as="p">{t("step.retryText")}</Text>
          <ReasonForm deed="retry" button={t("step.retry")} />
        </TitledCard>
      )}
      {mayEdit && correctable && (
        <TitledCard title={t("step.edit")}>
          {"words" in correctable ? (
            <CorrectForm words={correctable.words} />
          ) : (
            <Text as="p">
              {"fixed" in correctable
                ? t(`step.fixed.${correctable.fixed}`)
                : t("step.editMasked")}
            </Text>
          )}
          {"fixed" in correctable && correctable.fixed === "form" && (
            <InlineStack>
              <Button url={`/support/effects/${stepId}/details`}>
                {t("step.details.title")}
              </Button>
            </InlineStack>
          )}
        </TitledCard>
      )}
    </>
  );
}
