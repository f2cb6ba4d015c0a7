import { Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AuditFact } from "../../queries/audit-lines.server.ts";
import { AuditSentence } from "../activity/audit-sentence.tsx";
import { Ago } from "../time.tsx";

/** The last few things that changed, in words. */
export function RecentChanges({
  lines,
  now,
  action,
}: {
  lines: AuditFact[];
  now: Date;
  action: ReactNode;
}) {
  const { t } = useTranslation("home");
  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("recent.title")}
          </Text>
          {action}
        </InlineStack>
      </Box>
      {lines.length === 0 && (
        <Box padding="400" paddingBlockStart="0">
          <Text as="p" tone="subdued">
            {t("recent.empty")}
          </Text>
        </Box>
      )}
      <ul className="rows">
        {lines.map((line) => (
          <li key={line.id}>
            <InlineStack align="space-between" gap="300" wrap={false}>
              <AuditSentence line={line} />
              <Box minWidth="fit-content">
                <Text as="span" tone="subdued">
                  <Ago at={line.at} now={now} />
                </Text>
              </Box>
            </InlineStack>
          </li>
        ))}
      </ul>
      {lines.length > 0 && (
        <Box padding="300" borderBlockStartWidth="025" borderColor="border">
          <Button variant="plain" url="/app/activity">
            {t("recent.all")}
          </Button>
        </Box>
      )}
    </Card>
  );
}
