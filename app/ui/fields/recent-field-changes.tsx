import { Form, useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Box,
  Button,
  Card,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { FieldRules } from "../../queries/field-rules.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { sayValue } from "../activity/audit-words.ts";
import { sayRecorded } from "../recorded.ts";
import { Ago } from "../time.tsx";

/** What was changed lately; each change can be taken back. */
export function RecentFieldChanges({
  changes,
  now,
}: {
  changes: FieldRules["changes"];
  now: Date;
}) {
  const { t } = useTranslation(rooms);
  const navigation = useNavigation();
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {t("fields:lately")}
        </Text>
      </Box>
      <ul className="rows">
        {changes.map((change) => (
          <li key={change.entryId}>
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <BlockStack gap="050">
                <Text as="p" fontWeight="semibold">
                  {`${sayRecorded(change.action, t)}: ${sayRecorded(change.field, t)}`}
                </Text>
                <Text as="p" tone="subdued">
                  {[change.before, change.after]
                    .map((value) => sayValue(value, t))
                    .filter(Boolean)
                    .join(" → ")}
                </Text>
                <Text as="p" tone="subdued">
                  {sayRecorded(change.who, t)} <Ago at={change.at} now={now} />
                </Text>
              </BlockStack>
              {change.undone ? (
                <Text as="span" tone="subdued">
                  {t("fields:undone")}
                </Text>
              ) : (
                <Form method="post">
                  <input type="hidden" name="undo" value={change.entryId} />
                  <Button
                    submit
                    loading={
                      navigation.formData?.get("undo") === change.entryId
                    }
                    accessibilityLabel={t("fields:undoOf", {
                      action: sayRecorded(change.action, t),
                      field: sayRecorded(change.field, t),
                    })}
                  >
                    {t("fields:undo")}
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
