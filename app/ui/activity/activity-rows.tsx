import { useNavigation } from "@remix-run/react";
import { Badge, BlockStack, IndexTable, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AuditFact } from "../../queries/audit-lines.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { Moment } from "../time.tsx";
import { Subject } from "./audit-sentence.tsx";
import { sayAudit } from "./audit-words.ts";

export type ActivityShown = { lines: AuditFact[]; empty: ReactNode };

const badgeTone = {
  success: "success",
  critical: "critical",
  info: undefined,
} as const;

/** The audit as a table, where there is room for one. */
export function ActivityRows({ lines, empty }: ActivityShown) {
  const { t } = useTranslation("activity");
  const navigation = useNavigation();
  return (
    <IndexTable
      selectable={false}
      resourceName={{
        singular: t("table.change"),
        plural: t("table.changes"),
      }}
      itemCount={lines.length}
      loading={
        navigation.state === "loading" &&
        navigation.location.pathname === "/app/activity"
      }
      headings={[
        { title: t("table.when") },
        { title: t("table.what") },
        { title: t("table.fromTo") },
        { title: t("table.who") },
        { title: t("table.result") },
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
  line: fact,
  position,
}: {
  line: AuditFact;
  position: number;
}) {
  const { t } = useTranslation(rooms);
  const line = sayAudit(fact, t);
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
