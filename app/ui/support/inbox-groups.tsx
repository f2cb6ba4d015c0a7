import {
  Badge,
  BlockStack,
  Box,
  Button,
  Card,
  EmptySearchResult,
  InlineStack,
  Link,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Inbox, InboxGroup } from "../../queries/support/inbox.server.ts";
import { useFormat } from "../format.ts";
import { useRelativeTime } from "../time.tsx";
import { useMay } from "./desk.tsx";
import { InboxRow } from "./inbox-row.tsx";

/** Open questions by cause, the most pressing first. */
export function InboxGroups({
  inbox: { groups, total, weighed, now },
}: {
  inbox: Inbox & { now: Date };
}) {
  const { t } = useTranslation("support");
  if (groups.length === 0)
    return (
      <Card>
        <EmptySearchResult
          title={t("inbox.empty.title")}
          description={t("inbox.empty.text")}
          withIllustration
        />
      </Card>
    );
  return (
    <BlockStack gap="400">
      {weighed < total && (
        <Text as="p" tone="subdued">
          {t("inbox.more", { weighed, total })}
        </Text>
      )}
      {groups.map((group) => (
        <Group key={group.cause} group={group} now={now} />
      ))}
    </BlockStack>
  );
}

function Group({ group, now }: { group: InboxGroup; now: Date }) {
  const { cause, title, count, shops, money, deadline, questions } = group;
  const { t } = useTranslation("support");
  const format = useFormat();
  const relative = useRelativeTime();
  const maySettle = useMay("conflict:resolve:any");
  const alike = `/support/alike?cause=${encodeURIComponent(cause)}`;
  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <BlockStack gap="100">
            <InlineStack align="start" gap="200" blockAlign="center">
              <Text as="h2" variant="headingMd">
                {title}
              </Text>
              <Badge>{format.number(count)}</Badge>
            </InlineStack>
            <InlineStack align="start" gap="100">
              {shops > 1 && <Badge>{t("inbox.shops", { count: shops })}</Badge>}
              {money.map(({ currency, minor }) => (
                <Badge key={currency}>
                  {t("inbox.atRisk", { money: format.money(minor, currency) })}
                </Badge>
              ))}
              {deadline && (
                <Badge tone={group.pressing ? "attention" : undefined}>
                  {t("inbox.first", { when: relative(deadline, now) })}
                </Badge>
              )}
            </InlineStack>
          </BlockStack>
          {maySettle && count > 1 && (
            <Button
              url={alike}
              accessibilityLabel={t("inbox.alikeLabel", { title })}
            >
              {t("inbox.alike")}
            </Button>
          )}
        </InlineStack>
      </Box>
      <ul className="rows" aria-label={title}>
        {questions.map((question) => (
          <li key={question.id} data-row>
            <InboxRow question={question} now={now} />
          </li>
        ))}
      </ul>
      {questions.length < count && (
        <Box padding="400">
          <Link url={alike}>
            {t("inbox.rest", { count: count - questions.length })}
          </Link>
        </Box>
      )}
    </Card>
  );
}
