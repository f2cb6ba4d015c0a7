import { BlockStack, RadioButton, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "#core/domain/conflicts/suggest.ts";
import type { ForeseenAnswer } from "#core/flows/foresee-answer.ts";
import type { Question } from "../../queries/support/question.server.ts";
import { answersOf } from "../conflicts/conflict-words.ts";
import { useRecorded } from "../recorded.ts";
import { useMay } from "./desk.tsx";
import { ReasonForm } from "./reason-form.tsx";
import { TitledCard } from "./titled-card.tsx";

/** The answers that fit a question and need nothing typed. */
export function answersFor(
  question: Pick<Question, "kind" | "field" | "subjectKind" | "candidates">,
): Answer[] {
  const can = answersOf(question);
  const both = can.sides || can.asked;
  return [
    ...(both ? [{ kind: "storefront" } as const] : []),
    ...(both || can.price ? [{ kind: "marketplace" } as const] : []),
    ...(can.link
      ? question.candidates.map(
          ({ variantId }) => ({ kind: "link", variantId }) as const,
        )
      : []),
    ...(can.retry ? [{ kind: "retry" } as const] : []),
    { kind: "leave" },
  ];
}

type Choice = { answer: Answer; foreseen: ForeseenAnswer | null };

const inForm = (answer: Answer): string =>
  answer.kind === "link" ? `link:${answer.variantId}` : answer.kind;

/** The answers with what each would do, a reason, and one button. */
export function SettleForm({
  question,
  choices,
}: {
  question: Question;
  choices: Choice[];
}) {
  const { t } = useTranslation("support");
  const [choice, setChoice] = useState("");
  const [value, setValue] = useState("");
  const said = useRecorded();
  const may = useMay("conflict:resolve:any");
  if (!may) return null;
  const can = answersOf(question);
  const canType = can.typed || can.number;
  const label = ({ answer }: Choice): string => {
    if (answer.kind !== "link") return t(`choose.${answer.kind}`);
    const meant = question.candidates.find(
      (one) => one.variantId === answer.variantId,
    );
    return t("choose.link", { name: meant?.label ?? "" });
  };
  return (
    <TitledCard title={t("settle.title")}>
      <ReasonForm
        deed={choice === "retry" ? "retry" : "settle"}
        button={t("settle.button")}
        isReady={choice !== "" && (choice !== "value" || value.trim() !== "")}
        isPrimary
      >
        <input type="hidden" name="version" value={question.version} />
        <fieldset className="plain-fieldset">
          <legend className="Polaris-Text--visuallyHidden">
            {t("settle.title")}
          </legend>
          <BlockStack gap="200">
            {choices.map((one) => (
              <RadioButton
                key={inForm(one.answer)}
                id={`choice-${inForm(one.answer)}`}
                name="choice"
                value={inForm(one.answer)}
                label={label(one)}
                helpText={consequence(one.foreseen, said)}
                checked={choice === inForm(one.answer)}
                onChange={() => setChoice(inForm(one.answer))}
              />
            ))}
            {canType && (
              <RadioButton
                id="choice-value"
                name="choice"
                value="value"
                label={t("choose.value")}
                checked={choice === "value"}
                onChange={() => setChoice("value")}
              />
            )}
          </BlockStack>
        </fieldset>
        {choice === "value" && (
          <TextField
            label={t("settle.value")}
            name="value"
            value={value}
            onChange={setValue}
            maxLength={10_000}
            multiline={2}
            autoComplete="off"
          />
        )}
      </ReasonForm>
    </TitledCard>
  );
}

/** What an answer would do, before it is done. */
export function consequence(
  foreseen: ForeseenAnswer | null,
  said: (text: string) => string,
): string {
  if (!foreseen) return "";
  const { writes, says, stays } = foreseen;
  return [
    ...writes.map(
      ({ where, before, after }) => `${where}: ${before ?? "–"} → ${after}`,
    ),
    said(stays ?? says ?? ""),
  ]
    .filter(Boolean)
    .join(" · ");
}
