import { Form } from "@remix-run/react";
import { Badge, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Channel } from "#core/domain/stock/stock-rule.ts";
import type { RuleVersion } from "../../queries/stock-rules.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { Arrival, useIsHere } from "../arrival.tsx";
import { Moment } from "../time.tsx";
import { RuleFields } from "./rule-fields.tsx";
import { limitsInWords } from "./rule-words.ts";
import { ruleVersionId } from "./why-anchors.ts";

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
        <Version key={one.id} version={one} channel={channel} at={index} />
      ))}
    </BlockStack>
  );
}

/** One version, which the terms of a number lead to. @param at how many came after it, of those that are shown. */
function Version({
  version: one,
  channel,
  at,
}: {
  version: RuleVersion;
  channel: Channel;
  at: number;
}) {
  const { t } = useTranslation(rooms);
  const id = ruleVersionId(one.id);
  const isHere = useIsHere(id);
  const says = t("stock:rule.version", {
    version: one.version,
    rule: limitsInWords(one.limits, t),
  });
  return (
    <Arrival id={id} label={says}>
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" tone={isHere ? undefined : "subdued"}>
          {says} · <Moment at={one.setAt} />
          {one.replacedAt && (
            <>
              {" "}
              · {t("stock:rule.replaced")} <Moment at={one.replacedAt} />
            </>
          )}
        </Text>
        {isHere && <Badge tone="info">{t("stock:rule.ofTheNumber")}</Badge>}
        {at > 0 && (
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
    </Arrival>
  );
}
