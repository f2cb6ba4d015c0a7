import { Form, useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  InlineStack,
  Link,
  Text,
} from "@shopify/polaris";
import type { AnswerPolicyView } from "../../queries/answer-policies.server.ts";
import { useFormat } from "../format.ts";
import { Ago } from "../time.tsx";
import { choiceInWords } from "./conflict-words.ts";
import { NoConflicts } from "./no-conflicts.tsx";

/** The answers that a person wants always given, with how often each has, and the way to take one back. */
export function AnswerRules({
  rules,
  now,
}: {
  rules: AnswerPolicyView[];
  now: Date;
}) {
  const navigation = useNavigation();
  const { counted } = useFormat();
  return (
    <BlockStack gap="400">
      {rules.length === 0 ? (
        <NoConflicts text="No question is answered by itself. “Always do this” on a question makes a rule." />
      ) : (
        <Card padding="0">
          <ul className="rows">
            {rules.map((rule) => (
              <li key={rule.id}>
                <InlineStack
                  align="space-between"
                  blockAlign="center"
                  gap="300"
                >
                  <BlockStack gap="050">
                    <Text as="span" fontWeight="semibold">
                      {rule.title}
                    </Text>
                    <Text as="span" tone="subdued">
                      {`${choiceInWords(rule.answer, null)}, ${counted(rule.times, "time")}. Wanted by ${rule.who} `}
                      <Ago at={rule.setAt} now={now} />
                    </Text>
                  </BlockStack>
                  <Form method="post">
                    <input type="hidden" name="revoke" value={rule.cause} />
                    <Button
                      submit
                      loading={
                        navigation.formData?.get("revoke") === rule.cause
                      }
                      accessibilityLabel={`Ask again: ${rule.title}`}
                    >
                      Ask again
                    </Button>
                  </Form>
                </InlineStack>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Text as="p" tone="subdued">
        Who wins where a field was edited on both sides is set on{" "}
        <Link url="/app/fields">Fields</Link>.
      </Text>
    </BlockStack>
  );
}
