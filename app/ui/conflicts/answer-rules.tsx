import { Form, useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  InlineStack,
  Link,
  Text,
} from "@shopify/polaris";
import { Trans, useTranslation } from "react-i18next";
import type { AnswerPolicyView } from "../../queries/answer-policies.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { sayRecorded } from "../recorded.ts";
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
  const { t } = useTranslation(rooms);
  const navigation = useNavigation();

  return (
    <BlockStack gap="400">
      {rules.length === 0 ? (
        <NoConflicts text={t("conflicts:empty.rules")} />
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
                      {sayRecorded(rule.title, t)}
                    </Text>
                    <Text as="span" tone="subdued">
                      {t("conflicts:rules.line", {
                        answer: choiceInWords(rule.answer, null, t),
                        count: rule.times,
                        who: sayRecorded(rule.who, t),
                      })}{" "}
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
                      accessibilityLabel={t("conflicts:rules.askAgainOf", {
                        title: sayRecorded(rule.title, t),
                      })}
                    >
                      {t("conflicts:rules.askAgain")}
                    </Button>
                  </Form>
                </InlineStack>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Text as="p" tone="subdued">
        <Trans
          t={t}
          i18nKey="conflicts:rules.fields"
          components={{ 1: <Link url="/app/fields" /> }}
        />
      </Text>
    </BlockStack>
  );
}
