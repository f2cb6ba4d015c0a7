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
import { useFormat } from "../format.ts";
import type { BulkAnswer } from "./answer-words.ts";

/** Which answer all of them get. Choosing one only shows what it would do. */
export function AlikeAnswers({
  seen,
}: {
  seen: {
    cause: string;
    ids: string[];
    count: number;
    later: number;
    answers: { answer: BulkAnswer; label: string }[];
    answer: BulkAnswer | null;
    wantsAlways: boolean;
  };
}) {
  const [answer, setAnswer] = useState<BulkAnswer | null>(seen.answer);
  const [always, setAlways] = useState(seen.wantsAlways);
  const { state } = useNavigation();
  const { counted, number } = useFormat();
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
              {`One answer to ${counted(seen.count, "question")}`}
            </Text>
            {seen.later > 0 && (
              <Text as="p" tone="subdued">
                {`${number(seen.later)} more come after these.`}
              </Text>
            )}
            {seen.answers.map((one) => (
              <RadioButton
                key={one.answer}
                id={`answer-${one.answer}`}
                name="answer"
                value={one.answer}
                label={one.label}
                checked={answer === one.answer}
                onChange={() => setAnswer(one.answer)}
              />
            ))}
            <Checkbox
              label="Always do this"
              helpText="Later questions of this sort are answered alike, in your name, until you take it back under Rules."
              name="always"
              value="1"
              checked={always}
              onChange={setAlways}
              disabled={answer === "suggested" || answer === "retry"}
            />
            <InlineStack>
              <Button submit disabled={!answer} loading={state === "loading"}>
                Preview
              </Button>
            </InlineStack>
          </BlockStack>
        </fieldset>
      </Form>
    </Card>
  );
}
