import { useNavigation } from "@remix-run/react";
import { Badge, BlockStack, IndexTable, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { AuditView } from "../../queries/audit-lines.server.ts";
import { Moment } from "../time.tsx";
import { Subject } from "./audit-sentence.tsx";

export type ActivityShown = { lines: AuditView[]; empty: ReactNode };

const badgeTone = {
  success: "success",
  critical: "critical",
  info: undefined,
} as const;

/** The audit as a table, where there is room for one. */
export function ActivityRows({ lines, empty }: ActivityShown) {
  const navigation = useNavigation();
  return (
    <IndexTable
      selectable={false}
      resourceName={{ singular: "change", plural: "changes" }}
      itemCount={lines.length}
      loading={
        navigation.state === "loading" &&
        navigation.location.pathname === "/app/activity"
      }
      headings={[
        { title: "When" },
        { title: "What" },
        { title: "From → to" },
        { title: "Asked for by" },
        { title: "Result" },
      ]}
      emptyState={empty}
    >
      {lines.map((line, index) => (
        <ActivityRow key={line.id} line={line} position={index} />
      ))}
    </IndexTable>
  );
}

function ActivityRow({
  line,
  position,
}: {
  line: AuditView;
  position: number;
}) {
  const { before, after } = line;
  return (
    <IndexTable.Row id={line.id} position={position}>
      <IndexTable.Cell>
        <Moment at={line.at} seconds />
      </IndexTable.Cell>
      <IndexTable.Cell className="wrapping wide">
        <BlockStack>
          <Text as="span" fontWeight="medium">
            {line.action}
          </Text>
          <Text as="span" tone="subdued">
            <Subject subject={line.subject} />
          </Text>
        </BlockStack>
      </IndexTable.Cell>
      <IndexTable.Cell className="wrapping">
        <BlockStack>
          <Text as="span">
            {before !== null && after !== null
              ? `${before} → ${after}`
              : (after ?? "–")}
          </Text>
          {line.reason && (
            <Text as="span" tone="subdued">
              {line.reason}
            </Text>
          )}
        </BlockStack>
      </IndexTable.Cell>
      <IndexTable.Cell>{line.who}</IndexTable.Cell>
      <IndexTable.Cell>
        <Badge tone={badgeTone[line.tone]}>{line.result}</Badge>
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}
