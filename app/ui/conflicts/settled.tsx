import { Form, useNavigation } from "@remix-run/react";
import { BlockStack, Button, Card, InlineGrid, Text } from "@shopify/polaris";
import type { ConflictView } from "../../queries/conflicts.server.ts";
import { Ago } from "../time.tsx";
import { choiceInWords } from "./conflict-words.ts";

/** A question that is over: who decided what, when and why. */
export function Settled({
  conflict,
  now,
}: {
  conflict: ConflictView;
  now: Date;
}) {
  const { settledBy, settledAt, settleReason, choice, undo } = conflict;
  const navigation = useNavigation();
  const columns = [
    [conflict.kind === "stock" ? "Its history" : "Last agreed", conflict.base],
    ["Shopify", conflict.storefront],
    ["TikTok Shop", conflict.marketplace],
    ["The network", conflict.network],
  ].filter(([, value]) => value !== null);
  return (
    <>
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {choiceInWords(choice, conflict.field)}
          </Text>
          <Text as="p" tone="subdued">
            by {settledBy ?? "Quayside"}{" "}
            {settledAt && <Ago at={settledAt} now={now} />}
          </Text>
          {settleReason && <Text as="p">“{settleReason}”</Text>}
          {undo && (
            <Form method="post">
              <input type="hidden" name="undo" value={undo} />
              <Button submit loading={navigation.formMethod === "POST"}>
                Set it back
              </Button>
              <Text as="p" tone="subdued">
                Both sides become what they were before, where nobody has
                changed them since.
              </Text>
            </Form>
          )}
        </BlockStack>
      </Card>
      <InlineGrid
        columns={{ xs: 1, md: Math.max(1, columns.length) }}
        gap="400"
      >
        {columns.map(([title, value]) => (
          <Card key={title}>
            <BlockStack gap="100">
              <Text as="h3" tone="subdued">
                {title}, when it was asked
              </Text>
              <Text as="p" breakWord>
                {value}
              </Text>
            </BlockStack>
          </Card>
        ))}
      </InlineGrid>
    </>
  );
}
