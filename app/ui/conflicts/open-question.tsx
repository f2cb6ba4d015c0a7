import {
  Badge,
  BlockStack,
  Checkbox,
  InlineStack,
  Link,
  Text,
} from "@shopify/polaris";
import type { GroupedConflict } from "../../queries/conflict-groups.server.ts";
import { Ago } from "../time.tsx";
import { confidenceName, suggestionInWords } from "./answer-words.ts";
import { RiskBadges } from "./risk-badges.tsx";

/** One open question: what it is about, what hangs on it, what fits best, and who looks after it. */
export function OpenQuestion({
  question,
  currency,
  now,
  marked,
  onMark,
}: {
  question: GroupedConflict;
  currency: string;
  now: Date;
  marked: boolean;
  onMark: ((isMarked: boolean) => void) | null;
}) {
  const { id, subject, reason, suggestion, cause, assignee, note } = question;
  return (
    <InlineStack gap="200" wrap={false} blockAlign="start">
      {onMark && (
        <Checkbox
          label={`Mark ${subject}`}
          labelHidden
          checked={marked}
          onChange={onMark}
        />
      )}
      <div className="grow">
        <BlockStack gap="050">
          <InlineStack align="space-between" gap="200">
            <InlineStack gap="200" blockAlign="center">
              <Link url={`/app/conflicts/${id}`} removeUnderline>
                <Text as="span" fontWeight="semibold">
                  {subject}
                </Text>
              </Link>
              <RiskBadges risk={question.risk} currency={currency} now={now} />
              {assignee && <Badge tone="info">{`With ${assignee}`}</Badge>}
            </InlineStack>
            <Text as="span" tone="subdued">
              {question.snoozedUntil && question.snoozedUntil > now ? (
                <>
                  comes back <Ago at={question.snoozedUntil} now={now} />
                </>
              ) : (
                <>
                  asked <Ago at={question.openedAt} now={now} />
                </>
              )}
            </Text>
          </InlineStack>
          <Text as="p" tone="subdued">
            {reason}
          </Text>
          {suggestion && (
            <Text as="p">
              {`Suggested (${confidenceName[suggestion.confidence]}): ${suggestionInWords(suggestion.answer, cause)}. ${suggestion.reason}`}
            </Text>
          )}
          {note && <Text as="p">{`Note: ${note}`}</Text>}
        </BlockStack>
      </div>
    </InlineStack>
  );
}
