import { Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Suggestion } from "#core/domain/conflicts/suggest.ts";
import { useRecorded } from "../recorded.ts";

/** What fits best, how sure that is, and why; nothing where only a person who looks can tell. */
export function SuggestedAnswer({
  suggestion,
}: {
  suggestion: Suggestion | null;
}) {
  const { t } = useTranslation("support");
  const said = useRecorded();
  if (!suggestion) return null;
  const { answer, confidence, reason } = suggestion;
  return (
    <Text as="p">
      {t("suggestion", {
        answer: t(`answer.${answer.kind}`),
        sure: t(`sure.${confidence}`),
        reason: said(reason),
      })}
    </Text>
  );
}
