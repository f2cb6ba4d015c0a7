import { Link, useNavigation } from "@remix-run/react";
import {
  Badge,
  Box,
  EmptySearchResult,
  IndexTable,
  InlineGrid,
  Tabs,
  Text,
} from "@shopify/polaris";
import type { ReactNode } from "react";
import type { ActivityKind } from "../../queries/activity.server.ts";
import type { AuditView } from "../../queries/audit-lines.server.ts";
import type { PageOf } from "../../queries/page.ts";
import { useListAddress } from "../list-address.ts";
import { Pager } from "../pager.tsx";
import { SearchField } from "../search-field.tsx";
import { Moment } from "../time.tsx";

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
  const navigation = useNavigation();
  const tab = tabs.findIndex(([name]) => name === params.get("kind"));
  return (
    <>
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
      <IndexTable
        selectable={false}
        resourceName={{ singular: "line", plural: "lines" }}
        itemCount={activity.rows.length}
        loading={
          navigation.state === "loading" &&
          navigation.location.pathname === "/app/activity"
        }
        headings={[
          { title: "When" },
          { title: "Who" },
          { title: "What" },
          { title: "Of what" },
          { title: "Before" },
          { title: "After" },
          { title: "Result" },
        ]}
        emptyState={
          <EmptySearchResult
            title="Nothing here"
            description={
              params.size > 0
                ? "No line fits these filters."
                : "Every change on a platform will stand here."
            }
            withIllustration
          />
        }
      >
        {activity.rows.map((line, index) => (
          <ActivityRow key={line.id} line={line} position={index} />
        ))}
      </IndexTable>
      <Pager at={activity} goTo={(page) => set({ page: String(page) })} />
    </>
  );
}

function ActivityRow({
  line,
  position,
}: {
  line: AuditView;
  position: number;
}) {
  const { subject, tone } = line;
  return (
    <IndexTable.Row id={line.id} position={position}>
      <IndexTable.Cell>
        <Moment at={line.at} seconds />
      </IndexTable.Cell>
      <IndexTable.Cell>{line.who}</IndexTable.Cell>
      <IndexTable.Cell>{line.action}</IndexTable.Cell>
      <IndexTable.Cell>
        <Clipped>
          {subject.href ? (
            <Link to={subject.href}>{subject.label}</Link>
          ) : (
            subject.label
          )}
        </Clipped>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Clipped>{line.before ?? "–"}</Clipped>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Clipped>{line.after ?? "–"}</Clipped>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Badge
          tone={
            tone === "critical"
              ? "critical"
              : tone === "success"
                ? "success"
                : undefined
          }
        >
          {line.result}
        </Badge>
        {line.reason && (
          <Clipped>
            <Text as="span" tone="subdued">
              {line.reason}
            </Text>
          </Clipped>
        )}
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}

/** Long values break instead of widening the table. */
function Clipped({ children }: { children: ReactNode }) {
  return (
    <Box maxWidth="260px">
      <div style={{ whiteSpace: "normal", overflowWrap: "anywhere" }}>
        {children}
      </div>
    </Box>
  );
}
