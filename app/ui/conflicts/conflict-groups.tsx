import { Box, Card, Text } from "@shopify/polaris";
import type { ConflictListRow } from "../../queries/conflicts.server.ts";
import { ConflictList } from "./conflict-list.tsx";

const groups = [
  ["field", "Edited on both sides"],
  ["link", "TikTok SKUs that need a variant"],
  ["stock", "Counts that differ"],
  ["stuck", "Steps that were refused"],
] as const;

/** Questions of one sort stand together, because they are answered alike. */
export function ConflictGroups({
  rows,
  now,
  empty,
}: {
  rows: ConflictListRow[];
  now: Date;
  empty: string;
}) {
  if (rows.length === 0)
    return (
      <Card>
        <Box padding="400">
          <Text as="p" tone="subdued" alignment="center">
            {empty}
          </Text>
        </Box>
      </Card>
    );
  return groups.map(([kind, title]) => {
    const asked = rows.filter((row) => row.kind === kind);
    return asked.length > 0 ? (
      <ConflictList key={kind} title={title} rows={asked} now={now} />
    ) : null;
  });
}
