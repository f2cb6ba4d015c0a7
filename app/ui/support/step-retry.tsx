import { Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Step } from "../../queries/support/step.server.ts";
import { useMay } from "./desk.tsx";
import { ReasonForm } from "./reason-form.tsx";
import { TitledCard } from "./titled-card.tsx";

/** Tries a refused step again, as it is or with its words corrected; its key stays. */
export function StepRetry({ step }: { step: Step }) {
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
      {mayEdit && step.words.length > 0 && <EditForm step={step} />}
    </>
  );
}

function EditForm({ step: { words } }: { step: Step }) {
  const { t } = useTranslation("support");
  const [typed, setTyped] = useState<Record<string, string>>({});
  return (
    <TitledCard title={t("step.edit")}>
      <ReasonForm
        deed="edit"
        button={t("step.editButton")}
        isReady={words.some(
          ({ path, value }) => (typed[path] ?? value) !== value,
        )}
      >
        {words.map(({ path, value, maxLength }) => (
          <TextField
            key={path}
            label={t(`step.word.${path.replace(".", "-") as "message"}`)}
            name={`edit.${path}`}
            value={typed[path] ?? value}
            onChange={(text) => setTyped({ ...typed, [path]: text })}
            maxLength={maxLength}
            autoComplete="off"
          />
        ))}
      </ReasonForm>
    </TitledCard>
  );
}
