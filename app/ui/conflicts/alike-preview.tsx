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
import { useTranslation } from "react-i18next";
import type { Choice } from "#core/domain/letters.ts";
import type { Foreseen, Item, Rule } from "#core/flows/resolve-conflicts.ts";
import type { Translate } from "../../texts/rooms.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { sayRecorded } from "../recorded.ts";

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
  const { t } = useTranslation(rooms);
  const { settles, writes, stays, rule } = foreseen;
  const [reason, setReason] = useState("");
  const navigation = useNavigation();
  const { number } = useFormat();
  const sums = {
    questions: t("conflicts:questions", { count: settles }),
    values: t("common:values", { count: writes }),
  };

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
            {stays > 0
              ? t("conflicts:alike.sumStays", { ...sums, stays: number(stays) })
              : t("conflicts:alike.sum", sums)}
          </Text>
          {rule && <Text as="p">{ruleInWords(rule, t)}</Text>}
        </BlockStack>
      </Card>
      <Card padding="0">
        <ul className="rows" aria-label={t("conflicts:alike.what")}>
          {foreseen.items.map((one) => (
            <li key={one.conflictId}>
              <BlockStack gap="050">
                <InlineStack gap="200">
                  <Text as="span" fontWeight="semibold">
                    {sayRecorded(one.subject, t)}
                  </Text>
                  {one.stays && (
                    <Badge tone="warning">
                      {t("conflicts:alike.staysOpen")}
                    </Badge>
                  )}
                </InlineStack>
                {one.writes.map(({ where, before, after }) => (
                  <Text key={where} as="p" tone="subdued" breakWord>
                    {t("conflicts:alike.write", {
                      where,
                      before: before ?? t("conflicts:alike.nothing"),
                      after,
                    })}
                  </Text>
                ))}
                {(one.stays ?? one.says) && (
                  <Text as="p" tone="subdued">
                    {sayRecorded(one.stays ?? one.says ?? "", t)}
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
              label={t("conflicts:form.reason")}
              name="reason"
              value={reason}
              onChange={setReason}
              maxLength={500}
              autoComplete="off"
              helpText={t("conflicts:form.reasonHelpAlike")}
            />
            <InlineStack>
              <Button
                submit
                variant="primary"
                disabled={settles === 0}
                loading={navigation.formMethod === "POST"}
              >
                {t("conflicts:settleThese", { count: settles })}
              </Button>
            </InlineStack>
          </BlockStack>
        </Form>
      </Card>
    </>
  );
}

function ruleInWords(rule: Rule, t: Translate): string {
  if (rule.kind === "never")
    return t("conflicts:alike.rule.never", { why: sayRecorded(rule.why, t) });
  if (rule.kind === "answer") return t("conflicts:alike.rule.answer");
  const values = t("common:values", { count: rule.preview.writes });
  return t("conflicts:alike.rule.field", { values });
}
