import { Link } from "@remix-run/react";
import { Badge, BlockStack, InlineStack, Text } from "@shopify/polaris";
import type { AuditView } from "../../queries/audit-lines.server.ts";

/** One audit line as a sentence: what, of what, from what to what, and how it ended. */
export function AuditSentence({ line }: { line: AuditView }) {
  const { action, subject, before, after, tone, result, reason } = line;
  return (
    <BlockStack gap="050">
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" fontWeight="medium">
          {action}
        </Text>
        {tone !== "success" && (
          <Badge tone={tone === "critical" ? "critical" : undefined}>
            {tone === "critical" ? "Refused" : result}
          </Badge>
        )}
      </InlineStack>
      <Text as="span" tone="subdued" breakWord>
        {subject.href ? (
          <Link to={subject.href}>{subject.label}</Link>
        ) : (
          subject.label
        )}
        <Change before={before} after={after} />
        {reason && ` · ${reason}`}
      </Text>
    </BlockStack>
  );
}

function Change({ before, after }: Pick<AuditView, "before" | "after">) {
  if (before === null && after === null) return null;
  if (before === null) return <> · {after}</>;
  return (
    <>
      {" "}
      · {before} → {after ?? "nothing"}
    </>
  );
}
