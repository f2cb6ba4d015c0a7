import {
  Badge,
  BlockStack,
  Box,
  Card,
  InlineStack,
  Link,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ConflictListRow } from "../../queries/conflicts.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { sayRecorded } from "../recorded.ts";
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
  const { t } = useTranslation(rooms);
  return (
    <BlockStack gap="050">
      <InlineStack align="space-between" gap="200">
        <Link url={`/app/conflicts/${row.id}`} removeUnderline>
          <Text as="span" fontWeight="semibold">
            {sayRecorded(row.subject, t)}
          </Text>
        </Link>
        <Text as="span" tone="subdued">
          <When row={row} now={now} />
        </Text>
      </InlineStack>
      <Text as="p" tone="subdued">
        {sayRecorded(row.reason, t)}
      </Text>
    </BlockStack>
  );
}

function When({ row, now }: { row: ConflictListRow; now: Date }) {
  const { t } = useTranslation(rooms);
  return (
    <>
      {row.state === "closed"
        ? t("conflicts:line.closed")
        : t("conflicts:line.settledBy", {
            who: sayRecorded(row.settledBy ?? "", t),
          })}{" "}
      {row.settledAt && <Ago at={row.settledAt} now={now} />}
    </>
  );
}
