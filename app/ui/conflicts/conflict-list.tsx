import {
  Badge,
  BlockStack,
  Box,
  Card,
  InlineStack,
  Link,
  Text,
} from "@shopify/polaris";
import type { ConflictListRow } from "../../queries/conflicts.server.ts";
import { useFormat } from "../format.ts";
import { Ago } from "../time.tsx";

/** Questions that are over, with their reason and how they ended. */
export function ConflictList({
  title,
  rows,
  now,
}: {
  title: string;
  rows: ConflictListRow[];
  now: Date;
}) {
  const { number } = useFormat();
  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Badge>{number(rows.length)}</Badge>
        </InlineStack>
      </Box>
      <ul className="rows">
        {rows.map((row) => (
          <li key={row.id}>
            <ConflictLine row={row} now={now} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ConflictLine({ row, now }: { row: ConflictListRow; now: Date }) {
  return (
    <BlockStack gap="050">
      <InlineStack align="space-between" gap="200">
        <Link url={`/app/conflicts/${row.id}`} removeUnderline>
          <Text as="span" fontWeight="semibold">
            {row.subject}
          </Text>
        </Link>
        <Text as="span" tone="subdued">
          <When row={row} now={now} />
        </Text>
      </InlineStack>
      <Text as="p" tone="subdued">
        {row.reason}
      </Text>
    </BlockStack>
  );
}

function When({ row, now }: { row: ConflictListRow; now: Date }) {
  return (
    <>
      {row.state === "closed"
        ? "closed by itself "
        : `settled by ${row.settledBy} `}
      {row.settledAt && <Ago at={row.settledAt} now={now} />}
    </>
  );
}
