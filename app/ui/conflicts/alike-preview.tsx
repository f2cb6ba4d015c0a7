import { Form, useNavigation } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Button,
  Card,
  InlineStack,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import type { Choice } from "#core/domain/letters.ts";
import type { Foreseen, Item, Rule } from "#core/flows/resolve-conflicts.ts";
import { type Format, useFormat } from "../format.ts";

/** What will be written where, question by question, and one button that does exactly this. */
export function AlikePreview({
  foreseen,
  items,
  always,
}: {
  foreseen: Foreseen;
  items: Item[];
  always: { cause: string; choice: Choice } | null;
}) {
  const [reason, setReason] = useState("");
  const navigation = useNavigation();
  const format = useFormat();
  const { settles, writes, stays, rule } = foreseen;
  const isRule = rule !== null && rule.kind !== "never";
  const settlements = {
    items,
    always: isRule
      ? {
          ...always,
          fingerprint: rule.kind === "field" ? rule.preview.fingerprint : null,
        }
      : null,
  };
  return (
    <>
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {`This settles ${format.counted(settles, "question")} and writes ${format.counted(writes, "value")}${stays > 0 ? `; ${format.number(stays)} stay open` : ""}`}
          </Text>
          {rule && <Text as="p">{ruleInWords(rule, format)}</Text>}
        </BlockStack>
      </Card>
      <Card padding="0">
        <ul className="rows" aria-label="What will be done">
          {foreseen.items.map((one) => (
            <li key={one.conflictId}>
              <BlockStack gap="050">
                <InlineStack gap="200">
                  <Text as="span" fontWeight="semibold">
                    {one.subject}
                  </Text>
                  {one.stays && <Badge tone="warning">Stays open</Badge>}
                </InlineStack>
                {one.writes.map(({ where, before, after }) => (
                  <Text key={where} as="p" tone="subdued" breakWord>
                    {`${where}: ${before ?? "nothing"} → ${after}`}
                  </Text>
                ))}
                {(one.stays ?? one.says) && (
                  <Text as="p" tone="subdued">
                    {one.stays ?? one.says}
                  </Text>
                )}
              </BlockStack>
            </li>
          ))}
        </ul>
      </Card>
      <Card>
        <Form method="post">
          <input
            type="hidden"
            name="settlements"
            value={JSON.stringify(settlements)}
          />
          <BlockStack gap="300">
            <TextField
              label="Reason (optional)"
              name="reason"
              value={reason}
              onChange={setReason}
              maxLength={500}
              autoComplete="off"
              helpText="Stands beside each decision in the activity list."
            />
            <InlineStack>
              <Button
                submit
                variant="primary"
                disabled={settles === 0}
                loading={navigation.formMethod === "POST"}
              >
                {`Settle ${format.counted(settles, "question")}`}
              </Button>
            </InlineStack>
          </BlockStack>
        </Form>
      </Card>
    </>
  );
}

function ruleInWords(rule: Rule, { counted }: Format): string {
  if (rule.kind === "never") return `This cannot be made a rule. ${rule.why}`;
  if (rule.kind === "answer")
    return "Later questions of this sort will be answered alike. What is open now and not in this list stays yours.";
  const { writes } = rule.preview;
  return `The rule decides every difference of this field, those in this list and others that there are: ${counted(writes, "value")} in all.`;
}
