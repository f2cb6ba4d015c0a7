import { Form } from "@remix-run/react";
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import type { Channel } from "#core/domain/stock/stock-rule.ts";
import type { RuleVersion } from "../../queries/stock-rules.server.ts";
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
  return (
    <BlockStack gap="200">
      {canLift && (
        <Form method="post">
          <RuleFields channel={channel} limits={null} />
          <Button submit variant="plain">
            {hasFallback ? "Follow the shop's rule again" : "Remove the rule"}
          </Button>
        </Form>
      )}
      {versions.map((one, index) => (
        <InlineStack key={one.id} gap="200" blockAlign="center">
          <Text as="span" tone="subdued">
            Version {one.version}: {limitsInWords(one.limits)} ·{" "}
            <Moment at={one.setAt} />
          </Text>
          {index > 0 && (
            <Form method="post">
              <RuleFields channel={channel} limits={one.limits} />
              <Button
                submit
                variant="plain"
                accessibilityLabel={`Set back to version ${one.version}`}
              >
                Set back
              </Button>
            </Form>
          )}
        </InlineStack>
      ))}
    </BlockStack>
  );
}
