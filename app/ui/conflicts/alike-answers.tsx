import { Form, useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  Checkbox,
  InlineStack,
  RadioButton,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rooms } from "../../texts/rooms.ts";

import { type BulkAnswer, bulkInWords, type Offered } from "./answer-words.ts";

/** Which answer all of them get. Choosing one only shows what it would do. */
export function AlikeAnswers({
  seen,
}: {
  seen: {
    cause: string;
    ids: string[];
    count: number;
    later: number;
    answers: Offered[];
    answer: BulkAnswer | null;
    wantsAlways: boolean;
  };
}) {
  const { t } = useTranslation(rooms);
  const [answer, setAnswer] = useState<BulkAnswer | null>(seen.answer);
  const [always, setAlways] = useState(seen.wantsAlways);
  const { state } = useNavigation();

  return (
    <Card>
      <Form method="get">
        <input type="hidden" name="cause" value={seen.cause} />
        {seen.ids.map((id) => (
          <input key={id} type="hidden" name="id" value={id} />
        ))}
        <fieldset className="plain-fieldset">
          <BlockStack gap="300">
            <Text as="legend" variant="headingMd">
              {t("conflicts:alike.legend", { count: seen.count })}
            </Text>
            {seen.later > 0 && (
              <Text as="p" tone="subdued">
                {t("conflicts:alike.later", { count: seen.later })}
              </Text>
            )}
            {seen.answers.map((one) => (
              <RadioButton
                key={one.answer}
                id={`answer-${one.answer}`}
                name="answer"
                value={one.answer}
                label={bulkInWords(one, t)}
                checked={answer === one.answer}
                onChange={() => setAnswer(one.answer)}
              />
            ))}
            <Checkbox
              label={t("conflicts:alike.always")}
              helpText={t("conflicts:alike.alwaysHelp")}
              name="always"
              value="1"
              checked={always}
              onChange={setAlways}
              disabled={answer === "suggested" || answer === "retry"}
            />
            <InlineStack>
              <Button submit disabled={!answer} loading={state === "loading"}>
                {t("common:preview")}
              </Button>
            </InlineStack>
          </BlockStack>
        </fieldset>
      </Form>
    </Card>
  );
}
