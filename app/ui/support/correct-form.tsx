import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CorrectableWord } from "#core/domain/corrections/correct-payload.ts";
import type { action } from "../../routes/support.effects.$id.tsx";
import { CorrectWord, useWordNames } from "./correct-word.tsx";
import { Facts } from "./facts.tsx";
import { ReasonForm } from "./reason-form.tsx";

/**
 * The words of a refused request, to be corrected: first it is shown what would differ, held to the checks that the request
 * went through when it was planned, then it is tried again for a reason.
 */
export function CorrectForm({ words }: { words: CorrectableWord[] }) {
  const { t } = useTranslation("support");
  const nameOf = useWordNames();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [seen, setSeen] = useState<Record<string, string> | null>(null);
  const fetcher = useFetcher<typeof action>();
  const changed = words.filter(
    ({ path, value }) => (typed[path] ?? value) !== value,
  );
  // What was foreseen is no word about what has been typed since.
  const answer =
    seen === typed && fetcher.state === "idle" ? fetcher.data : undefined;
  const unfit = answer?.outcome === "unfitting" ? answer.unfit : {};
  const changes = answer?.outcome === "foreseen" ? answer.changes : [];
  const was = new Map(words.map(({ path, value }) => [path, value]));
  const foresee = () => {
    setSeen(typed);
    fetcher.submit(
      {
        do: "foresee",
        ...Object.fromEntries(
          changed.map(({ path }) => [`edit.${path}`, typed[path] ?? ""]),
        ),
      },
      { method: "post" },
    );
  };
  return (
    <ReasonForm
      deed="edit"
      button={t("step.editButton")}
      isReady={changes.length > 0}
    >
      {words.map((word) => (
        <CorrectWord
          key={word.path}
          word={word}
          label={nameOf(word.path)}
          typed={typed[word.path] ?? word.value}
          unfit={unfit[word.path]}
          onType={(text) => setTyped({ ...typed, [word.path]: text })}
        />
      ))}
      <InlineStack>
        <Button
          onClick={foresee}
          disabled={changed.length === 0}
          loading={fetcher.state !== "idle"}
        >
          {t("step.foresee")}
        </Button>
      </InlineStack>
      <div role="status">
        <BlockStack gap="200">
          {answer && answer.outcome !== "foreseen" && (
            <Text as="p" tone="critical">
              {answer.outcome === "unfitting"
                ? t("outcome.unfitting")
                : t("outcome.unedited")}
            </Text>
          )}
          {changes.length > 0 && (
            <>
              <Text as="p">{t("step.foreseen")}</Text>
              <Facts
                rows={changes.map(({ path, after }) => [
                  nameOf(path),
                  <span key={path}>
                    <del>{was.get(path)}</del> → <ins>{after}</ins>
                  </span>,
                ])}
              />
            </>
          )}
        </BlockStack>
      </div>
    </ReasonForm>
  );
}
