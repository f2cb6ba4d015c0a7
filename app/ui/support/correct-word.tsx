import { Select, TextField } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { CorrectableWord } from "#core/domain/corrections/correct-payload.ts";
import { useRecorded } from "../recorded.ts";

/** What a word of a payload is called: `cartons.1.weightGrams` is the weight of carton 2. */
export function useWordNames(): (path: string) => string {
  const { t } = useTranslation("support");
  return (path) => {
    const parts = path.split(".");
    const index = parts.find((part) => /^\d+$/.test(part));
    const name = parts.filter((part) => !/^\d+$/.test(part)).join("-");
    return t(`step.word.${name as "message"}`, { nth: Number(index ?? 0) + 1 });
  };
}

/** One word of a request, typed or chosen as its form wants it. */
export function CorrectWord({
  word: { path, value, form },
  label,
  typed,
  unfit,
  onType,
}: {
  word: CorrectableWord;
  label: string;
  typed: string;
  unfit: string | undefined;
  onType(text: string): void;
}) {
  const { t } = useTranslation("support");
  const said = useRecorded();
  const error = unfit && said(unfit);
  // Only what differs is sent.
  const name = typed === value ? undefined : `edit.${path}`;
  if (form.kind === "choice")
    return (
      <Select
        label={label}
        {...(name && { name })}
        value={typed}
        onChange={onType}
        error={error}
        options={form.of.map((one) => ({
          value: one,
          label: t(`step.choice.${one as "OTHER"}`),
        }))}
      />
    );
  const isLong = "most" in form && form.kind !== "whole" && form.most > 255;
  return (
    <TextField
      label={label}
      {...(name && { name })}
      value={typed}
      onChange={onType}
      error={error}
      {...(form.kind === "text" && { maxLength: form.most })}
      {...(form.kind === "money" && { suffix: form.currency })}
      {...(isLong && { multiline: 4 })}
      {...((form.kind === "whole" || form.kind === "money") && {
        inputMode: "decimal" as const,
      })}
      autoComplete="off"
    />
  );
}
