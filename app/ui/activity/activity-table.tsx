import { Box, Card, InlineGrid, Tabs } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { ActivityKind } from "../../queries/activity.server.ts";
import type { AuditView } from "../../queries/audit-lines.server.ts";
import type { PageOf } from "../../queries/page.ts";
import { useListAddress } from "../list-address.ts";
import { Pager } from "../pager.tsx";
import { useIsNarrow } from "../reader.tsx";
import { SearchField } from "../search-field.tsx";
import { ActivityList } from "./activity-list.tsx";
import { ActivityRows } from "./activity-rows.tsx";
import { NoActivity } from "./no-activity.tsx";

const tabs: [ActivityKind, string][] = [
  ["all", "All"],
  ["people", "Your decisions"],
  ["stock", "Stock"],
  ["orders", "Orders and parcels"],
  ["titles", "Titles"],
  ["failures", "Refused"],
];

/** The audit, newest first. */
export function ActivityTable({
  activity,
  action,
}: {
  activity: PageOf<AuditView>;
  action: ReactNode;
}) {
  const { params, set, typed, type } = useListAddress();
  const isNarrow = useIsNarrow();
  const tab = tabs.findIndex(([name]) => name === params.get("kind"));
  const isFiltered = Boolean(typed) || tab > 0;
  const Shown = isNarrow ? ActivityList : ActivityRows;
  return (
    <Card padding="0">
      <Tabs
        selected={Math.max(0, tab)}
        onSelect={(index) => set({ kind: tabs[index]?.[0] ?? null })}
        tabs={tabs.map(([id, content]) => ({ id, content }))}
      />
      <Box padding="300" paddingBlockStart="0">
        <InlineGrid columns={{ xs: 1, sm: "1fr auto" }} gap="200">
          <SearchField
            label="Search actions, products and orders"
            value={typed}
            onChange={type}
          />
          {action}
        </InlineGrid>
      </Box>
      <Shown
        lines={activity.rows}
        empty={<NoActivity isFiltered={isFiltered} />}
      />
      <Pager at={activity} goTo={(page) => set({ page: String(page) })} />
    </Card>
  );
}
