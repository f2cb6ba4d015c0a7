import { Form, useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Button,
  InlineStack,
  RadioButton,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AlikeAnswerKind } from "./alike-words.ts";
import { TitledCard } from "./titled-card.tsx";

/** Which answer all of them get. Choosing one only shows what it would do. */
export function AlikeAnswer({
  seen: { cause, count, later, answers, answer: chosen },
}: {
  seen: {
    cause: string;
    count: number;
    later: number;
    answers: AlikeAnswerKind[];
    answer: AlikeAnswerKind | null;
  };
}) {
  const { t } = useTranslation("support");
  const [answer, setAnswer] = useState(chosen);
  const { state } = useNavigation();
  if (count === 0) return <Text as="p">{t("alike.none")}</Text>;
  return (
    <TitledCard title={t("alike.title", { count })}>
      <Form method="get">
        <input type="hidden" name="cause" value={cause} />
        <BlockStack gap="300">
          {later > 0 && (
            <Text as="p" tone="subdued">
              {t("alike.later", { count: later })}
            </Text>
          )}
          <fieldset className="plain-fieldset">
            <legend className="Polaris-Text--visuallyHidden">
              {t("alike.title", { count })}
            </legend>
            {answers.map((one) => (
              <div key={one}>
                <RadioButton
                  id={`answer-${one}`}
                  name="answer"
                  value={one}
                  label={t(`alike.answer.${one}`)}
                  checked={answer === one}
                  onChange={() => setAnswer(one)}
                />
              </div>
            ))}
          </fieldset>
          <InlineStack>
            <Button submit disabled={!answer} loading={state === "loading"}>
              {t("alike.preview")}
            </Button>
          </InlineStack>
        </BlockStack>
      </Form>
    </TitledCard>
  );
}
