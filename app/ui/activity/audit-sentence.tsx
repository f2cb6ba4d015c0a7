import { Badge, BlockStack, InlineStack, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { AuditFact } from "../../queries/audit-lines.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { type AuditWords, sayAudit } from "./audit-words.ts";

/** One audit line as a sentence: what, of what, from what to what, who, and how it ended. */
export function AuditSentence({ line: fact }: { line: AuditFact }) {
  const { t } = useTranslation(rooms);
  const line = sayAudit(fact, t);
  const { action, subject, tone, result, reason, who } = line;
  return (
    <BlockStack gap="050">
      <InlineStack align="start" gap="200" blockAlign="center">
        <Text as="span" fontWeight="medium">
          {action}
        </Text>
        {tone !== "success" && (
          <Badge tone={tone === "critical" ? "critical" : undefined}>
            {result}
          </Badge>
        )}
      </InlineStack>
      <Text as="span" tone="subdued" breakWord>
        <Subject subject={subject} />
        {" · "}
        <Change line={line} />
        {who}
        {reason && ` · ${reason}`}
      </Text>
    </BlockStack>
  );
}

/** What a line is about, with a way to it where there is a page. */
export function Subject({ subject }: Pick<AuditWords, "subject">) {
  return subject.href ? (
    <Link url={subject.href} monochrome>
      {subject.label}
    </Link>
  ) : (
    subject.label
  );
}

function Change({
  line: { before, after },
}: {
  line: Pick<AuditWords, "before" | "after">;
}) {
  if (after === null) return null;
  return before === null ? `${after} · ` : `${before} → ${after} · `;
}
