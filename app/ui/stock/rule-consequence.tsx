import { Form, useNavigation } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Box,
  Button,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { RuleAnswer } from "../../api/stock-rule-action.server.ts";
import { useFormat } from "../format.ts";
import { PromiseConsequence } from "./promise-consequence.tsx";
import { RuleFields } from "./rule-fields.tsx";

type Shown = Extract<RuleAnswer, { outcome: "previewed" | "moved" }>;

const mostRows = 10;

/** What a change would do to the numbers as they are now, and the button that sets it. */
export function RuleConsequence({ answer }: { answer: Shown }) {
  const { t } = useTranslation(["stock", "common"]);
  const { preview, wish } = answer;
  const { number } = useFormat();
  const navigation = useNavigation();
  const rest = preview.changing - Math.min(preview.changing, mostRows);
  return (
    <Box padding="300" background="bg-surface-secondary" borderRadius="200">
      <BlockStack gap="200">
        {answer.outcome === "moved" && (
          <Banner tone="warning" title={t("rule.movedTitle")}>
            {t("rule.moved")}
          </Banner>
        )}
        <Text as="p" fontWeight="semibold">
          {preview.changing === 0
            ? t("rule.none", { count: preview.numbers })
            : t("rule.changes", {
                count: preview.numbers,
                changing: number(preview.changing),
                now: t("common:units", { count: preview.unitsNow }),
                later: number(preview.unitsThen),
              })}
        </Text>
        {preview.calls > 0 && (
          <Text as="p">
            {t("rule.takes", {
              calls: t("common:calls", { count: preview.calls }),
              minutes: t("common:minutes", {
                count: Math.ceil(preview.seconds / 60),
              }),
            })}
          </Text>
        )}
        {preview.changes.slice(0, mostRows).map((change) => (
          <InlineStack key={`${change.variantId}${change.from}`} gap="200">
            <Text as="span">{change.label}</Text>
            <Text as="span" numeric>
              {number(change.from)} → {number(change.to)}
            </Text>
          </InlineStack>
        ))}
        {rest > 0 && (
          <Text as="p" tone="subdued">
            {t("rule.more", { count: rest })}
          </Text>
        )}
        {preview.promise && <PromiseConsequence preview={preview.promise} />}
        <Form method="post">
          <input type="hidden" name="intent" value="set" />
          <input type="hidden" name="basedOn" value={preview.basedOn} />
          <RuleFields channel={wish.channel} limits={wish.limits} />
          <Button
            submit
            variant="primary"
            loading={navigation.formMethod === "POST"}
          >
            {t("rule.setButton")}
          </Button>
        </Form>
      </BlockStack>
    </Box>
  );
}
