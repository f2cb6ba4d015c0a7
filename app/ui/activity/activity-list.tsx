import { BlockStack, Box, Text } from "@shopify/polaris";
import { Moment } from "../time.tsx";
import type { ActivityShown } from "./activity-rows.tsx";
import { AuditSentence } from "./audit-sentence.tsx";

/** The audit as sentences, for phones. */
export function ActivityList({ lines, empty }: ActivityShown) {
  if (lines.length === 0) return <Box padding="400">{empty}</Box>;
  return (
    <ul className="rows">
      {lines.map((line) => (
        <li key={line.id}>
          <BlockStack gap="050">
            <AuditSentence line={line} />
            <Text as="span" tone="subdued" variant="bodySm">
              <Moment at={line.at} seconds />
            </Text>
          </BlockStack>
        </li>
      ))}
    </ul>
  );
}
