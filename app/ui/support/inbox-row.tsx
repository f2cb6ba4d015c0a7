import { useFetcher } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Button,
  InlineStack,
  Link,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { InboxQuestion } from "../../queries/support/inbox.server.ts";
import { useFormat } from "../format.ts";
import { useRecorded } from "../recorded.ts";
import { Ago, useRelativeTime } from "../time.tsx";
import { useDesk, useMay } from "./desk.tsx";
import { SuggestedAnswer } from "./suggested-answer.tsx";

/** One question of one shop, with what hangs on it and the two things that are done most. */
export function InboxRow({
  question,
  now,
}: {
  question: InboxQuestion;
  now: Date;
}) {
  const { id, subject, shop, risk, currency, assignee, note } = question;
  const { t } = useTranslation("support");
  const format = useFormat();
  const relative = useRelativeTime();
  const said = useRecorded();
  return (
    <InlineStack align="space-between" gap="300" wrap={false}>
      <div className="grow">
        <BlockStack gap="050">
          <InlineStack align="start" gap="200" blockAlign="center">
            <Link url={`/support/conflicts/${id}`} removeUnderline>
              <Text as="span" fontWeight="semibold">
                {subject}
              </Text>
            </Link>
            <Text as="span" tone="subdued">
              {shop.name}
            </Text>
            {risk.moneyMinor > 0 && (
              <Badge>{format.money(risk.moneyMinor, currency)}</Badge>
            )}
            {risk.deadline && (
              <Badge tone={risk.deadline < now ? "critical" : "attention"}>
                {t("inbox.due", { when: relative(risk.deadline, now) })}
              </Badge>
            )}
            {assignee && (
              <Badge tone="info">{t("inbox.with", { name: assignee })}</Badge>
            )}
          </InlineStack>
          <Text as="p" tone="subdued" breakWord>
            {said(question.reason)}
          </Text>
          <SuggestedAnswer suggestion={question.suggestion} />
          {note && <Text as="p">{t("inbox.note", { note })}</Text>}
          <Text as="span" tone="subdued" variant="bodySm">
            <Ago at={question.openedAt} now={now} />
          </Text>
        </BlockStack>
      </div>
      <RowDeeds question={question} now={now} />
    </InlineStack>
  );
}

function RowDeeds({ question, now }: { question: InboxQuestion; now: Date }) {
  const { t } = useTranslation("support");
  const fetcher = useFetcher();
  const { name } = useDesk();
  const may = useMay("conflict:tend:any");
  if (!may) return null;
  const { id, subject, assignee, snoozedUntil } = question;
  const isMine = assignee === name;
  const isAsleep = snoozedUntil !== null && snoozedUntil > now;
  const deed = (key: "a" | "s", value: string) => (
    <span data-key={key}>
      <Button
        size="slim"
        loading={fetcher.formData?.get("deed") === value}
        onClick={() =>
          fetcher.submit(
            { do: "tend", conflict: id, deed: value },
            { method: "post" },
          )
        }
        accessibilityLabel={`${t(`deed.${value as "assign"}`)}: ${subject}`}
      >
        {t(`deed.${value as "assign"}`)}
      </Button>
    </span>
  );
  return (
    <InlineStack align="start" gap="100" wrap={false} blockAlign="start">
      {deed("a", isMine ? "release" : "assign")}
      {deed("s", isAsleep ? "wake" : "snooze")}
    </InlineStack>
  );
}
