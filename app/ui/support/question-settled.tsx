import { Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Question } from "../../queries/support/question.server.ts";
import { useRecorded } from "../recorded.ts";
import { Ago } from "../time.tsx";
import { TitledCard } from "./titled-card.tsx";

/** A question that is over: who answered what and why, or that its cause went away by itself. */
export function QuestionSettled({
  question: { settled, state },
  now,
}: {
  question: Pick<Question, "settled" | "state">;
  now: Date;
}) {
  const { t } = useTranslation("support");
  const said = useRecorded();
  if (!settled) return null;
  const { choice, who, at, reason } = settled;
  return (
    <TitledCard
      title={
        state === "closed" || !choice
          ? t("settled.byItself")
          : t(`settled.${choice as "leave"}`)
      }
    >
      <Text as="p" tone="subdued">
        {who && `${said(who)} `}
        {at && <Ago at={at} now={now} />}
      </Text>
      {reason && <Text as="p">{said(reason)}</Text>}
    </TitledCard>
  );
}
