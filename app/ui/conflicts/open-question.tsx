import {
  Badge,
  BlockStack,
  Checkbox,
  InlineStack,
  Link,
  Text,
} from "@shopify/polaris";
import { memo } from "react";
import { Trans, useTranslation } from "react-i18next";
import type { GroupedConflict } from "../../queries/conflict-groups.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { sayRecorded } from "../recorded.ts";
import { Ago } from "../time.tsx";
import { suggestionInWords } from "./answer-words.ts";
import { RiskBadges } from "./risk-badges.tsx";

/**
 * One open question: what it is about, what hangs on it, what fits best, and who looks after it. Drawn again only when
 * something of its own has changed.
 */
export const OpenQuestion = memo(function OpenQuestion({
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
  /** Null where there is nothing to mark it for. */
  onMark: ((id: string, isMarked: boolean) => void) | null;
}) {
  const { t } = useTranslation(rooms);
  const { id, reason, suggestion, cause, assignee, note } = question;
  const subject = sayRecorded(question.subject, t);
  return (
    <InlineStack gap="200" wrap={false} blockAlign="start">
      {onMark && (
        <Checkbox
          label={t("conflicts:open.mark", { subject })}
          labelHidden
          checked={marked}
          onChange={(isMarked) => onMark(id, isMarked)}
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
              {assignee && (
                <Badge tone="info">
                  {t("conflicts:open.with", { assignee })}
                </Badge>
              )}
            </InlineStack>
            <Text as="span" tone="subdued">
              {question.snoozedUntil && question.snoozedUntil > now ? (
                <Trans
                  t={t}
                  i18nKey="conflicts:open.comesBack"
                  components={{
                    1: <Ago at={question.snoozedUntil} now={now} />,
                  }}
                />
              ) : (
                <Trans
                  t={t}
                  i18nKey="conflicts:open.asked"
                  components={{ 1: <Ago at={question.openedAt} now={now} /> }}
                />
              )}
            </Text>
          </InlineStack>
          <Text as="p" tone="subdued">
            {sayRecorded(reason, t)}
          </Text>
          {suggestion && (
            <Text as="p">{suggestionInWords(suggestion, cause, t)}</Text>
          )}
          {note && <Text as="p">{t("conflicts:open.note", { note })}</Text>}
        </BlockStack>
      </div>
    </InlineStack>
  );
});
