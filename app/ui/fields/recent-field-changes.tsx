import { Form, useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Box,
  Button,
  Card,
  InlineStack,
  Text,
} from "@shopify/polaris";
import type { FieldRules } from "../../queries/field-rules.server.ts";
import { Ago } from "../time.tsx";

/** What was changed lately; each change can be taken back. */
export function RecentFieldChanges({
  changes,
  now,
}: {
  changes: FieldRules["changes"];
  now: Date;
}) {
  const navigation = useNavigation();
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          Lately
        </Text>
      </Box>
      <ul className="rows">
        {changes.map((change) => (
          <li key={change.entryId}>
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <BlockStack gap="050">
                <Text as="p" fontWeight="semibold">
                  {`${change.action}: ${change.field}`}
                </Text>
                <Text as="p" tone="subdued">
                  {[change.before, change.after].filter(Boolean).join(" → ")}
                </Text>
                <Text as="p" tone="subdued">
                  {change.who} <Ago at={change.at} now={now} />
                </Text>
              </BlockStack>
              {change.undone ? (
                <Text as="span" tone="subdued">
                  Undone
                </Text>
              ) : (
                <Form method="post">
                  <input type="hidden" name="undo" value={change.entryId} />
                  <Button
                    submit
                    loading={
                      navigation.formData?.get("undo") === change.entryId
                    }
                    accessibilityLabel={`Undo: ${change.action}, ${change.field}`}
                  >
                    Undo
                  </Button>
                </Form>
              )}
            </InlineStack>
          </li>
        ))}
      </ul>
    </Card>
  );
}
