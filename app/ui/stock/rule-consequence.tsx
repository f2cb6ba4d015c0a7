import { Form, useNavigation, useSubmit } from "@remix-run/react";
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
import { Pager } from "../pager.tsx";
import { PromiseConsequence } from "./promise-consequence.tsx";
import { RuleFields, ruleForm } from "./rule-fields.tsx";
import { Takes } from "./takes.tsx";

type Shown = Extract<RuleAnswer, { outcome: "previewed" | "moved" }>;

/** What a change would do to the numbers as they are now, and the button that sets it. */
export function RuleConsequence({ answer }: { answer: Shown }) {
  const { t } = useTranslation(["stock", "common"]);
  const { preview, wish } = answer;
  const { number } = useFormat();
  const navigation = useNavigation();
  const submit = useSubmit();
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
        <Takes preview={preview} />
        {preview.changes.map((change) => (
          <InlineStack key={`${change.variantId}${change.from}`} gap="200">
            <Text as="span">{change.label}</Text>
            <Text as="span" numeric>
              {number(change.from)} → {number(change.to)}
            </Text>
          </InlineStack>
        ))}
        <Pager
          at={{
            page: preview.page,
            pages: preview.pages,
            total: preview.changing,
          }}
          goTo={(page) =>
            submit(
              { ...ruleForm(wish.channel, wish.limits), page },
              { method: "post", preventScrollReset: true },
            )
          }
        />
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
