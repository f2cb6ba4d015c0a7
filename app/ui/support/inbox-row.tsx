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
  const { id, subject, shop, risk, currency, note } = question;
  const { t } = useTranslation("support");
  const tending = useTending(question, now);
  const { assignee } = tending;
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
      <RowDeeds subject={subject} tending={tending} />
    </InlineStack>
  );
}

type Deed = "assign" | "release" | "snooze" | "wake";

/**
 * Who looks after a question and whether it is put off: as it will be once what was just pressed is taken, which nothing
 * hangs on. Where it is not, what is true comes back.
 */
function useTending(question: InboxQuestion, now: Date) {
  const fetcher = useFetcher();
  const { name } = useDesk();
  const wished = fetcher.formData?.get("deed");
  const isAsleep =
    question.snoozedUntil !== null && question.snoozedUntil > now;
  return {
    isAsleep: wished === "snooze" || (isAsleep && wished !== "wake"),
    assignee:
      wished === "assign"
        ? name
        : wished === "release"
          ? null
          : question.assignee,
    press: (deed: Deed) =>
      fetcher.submit(
        { do: "tend", conflict: question.id, deed },
        { method: "post" },
      ),
  };
}

function RowDeeds({
  subject,
  tending: { assignee, isAsleep, press },
}: {
  subject: string;
  tending: ReturnType<typeof useTending>;
}) {
  const { t } = useTranslation("support");
  const { name } = useDesk();
  const may = useMay("conflict:tend:any");
  if (!may) return null;
  const isMine = assignee === name;
  const deed = (key: "a" | "s", value: Deed) => (
    <span data-key={key}>
      <Button
        size="slim"
        onClick={() => press(value)}
        accessibilityLabel={`${t(`deed.${value}`)}: ${subject}`}
      >
        {t(`deed.${value}`)}
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
