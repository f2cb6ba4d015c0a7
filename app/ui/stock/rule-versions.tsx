import { Form } from "@remix-run/react";
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Channel } from "#core/domain/stock/stock-rule.ts";
import type { RuleVersion } from "../../queries/stock-rules.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { Moment } from "../time.tsx";
import { RuleFields } from "./rule-fields.tsx";
import { limitsInWords } from "./rule-words.ts";

/** Earlier versions, each with the way back to it; pressing it shows first what that would do. */
export function RuleVersions({
  channel,
  versions,
  canLift,
  hasFallback,
}: {
  channel: Channel;
  versions: RuleVersion[];
  canLift: boolean;
  hasFallback: boolean;
}) {
  const { t } = useTranslation(rooms);
  return (
    <BlockStack gap="200">
      {canLift && (
        <Form method="post">
          <RuleFields channel={channel} limits={null} />
          <Button submit variant="plain">
            {t(hasFallback ? "stock:rule.follow" : "stock:rule.remove")}
          </Button>
        </Form>
      )}
      {versions.map((one, index) => (
        <InlineStack key={one.id} gap="200" blockAlign="center">
          <Text as="span" tone="subdued">
            {t("stock:rule.version", {
              version: one.version,
              rule: limitsInWords(one.limits, t),
            })}{" "}
            · <Moment at={one.setAt} />
          </Text>
          {index > 0 && (
            <Form method="post">
              <RuleFields channel={channel} limits={one.limits} />
              <Button
                submit
                variant="plain"
                accessibilityLabel={t("stock:rule.setBackTo", {
                  version: one.version,
                })}
              >
                {t("stock:rule.setBack")}
              </Button>
            </Form>
          )}
        </InlineStack>
      ))}
    </BlockStack>
  );
}
