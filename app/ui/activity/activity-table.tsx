import { Box, Card, InlineGrid, Select, Tabs } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type {
  ActivityKind,
  ActivityPeriod,
} from "../../queries/activity.server.ts";
import type { AuditFact } from "../../queries/audit-lines.server.ts";
import type { PageOf } from "../../queries/page.ts";
import { useListAddress } from "../list-address.ts";
import { Pager } from "../pager.tsx";
import { useIsNarrow } from "../reader.tsx";
import { SearchField } from "../search-field.tsx";
import { ActivityList } from "./activity-list.tsx";
import { ActivityRows } from "./activity-rows.tsx";
import { NoActivity } from "./no-activity.tsx";

const tabs: readonly ActivityKind[] = [
  "all",
  "people",
  "support",
  "stock",
  "orders",
  "titles",
  "failures",
];

const periods: readonly ActivityPeriod[] = ["", "day", "week", "month"];

/** The audit, newest first. */
export function ActivityTable({
  activity,
  action,
}: {
  activity: PageOf<AuditFact>;
  action: ReactNode;
}) {
  const { t } = useTranslation("activity");
  const { params, set, typed, type } = useListAddress();
  const isNarrow = useIsNarrow();
  const tab = tabs.indexOf(params.get("kind") as ActivityKind);
  const within = periods.find((one) => one === params.get("within")) ?? "";
  const isFiltered = Boolean(typed || within) || tab > 0;
  const Shown = isNarrow ? ActivityList : ActivityRows;
  return (
    <Card padding="0">
      <Tabs
        selected={Math.max(0, tab)}
        onSelect={(index) => set({ kind: tabs[index] ?? null })}
        tabs={tabs.map((id) => ({ id, content: t(`tabs.${id}`) }))}
      />
      <Box padding="300" paddingBlockStart="0">
        <InlineGrid columns={{ xs: 1, sm: "1fr auto auto" }} gap="200">
          <SearchField label={t("search")} value={typed} onChange={type} />
          <Select
            label={t("within.label")}
            labelInline
            value={within}
            onChange={(period) => set({ within: period || null })}
            options={periods.map((value) => ({
              value,
              label: t(`within.${value || "ever"}`),
            }))}
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
