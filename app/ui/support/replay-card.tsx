import { BlockStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { EntryPage } from "../../queries/support/entry.server.ts";
import { useRecorded } from "../recorded.ts";
import { Ago } from "../time.tsx";
import { useMay } from "./desk.tsx";
import { StepList } from "./entry-cards.tsx";
import { ReasonForm } from "./reason-form.tsx";
import { TitledCard } from "./titled-card.tsx";

/** Has a letter read again out of what is known now, and shows what that came to: keys that were there are not written again. */
export function ReplayCard({
  entry,
  isReplayable,
  now,
}: {
  entry: EntryPage;
  isReplayable: boolean;
  now: Date;
}) {
  const { t } = useTranslation("support");
  const said = useRecorded();
  const may = useMay("entry:replay:any");
  return (
    <TitledCard title={t("replay.title")}>
      <Text as="p">{t("replay.proof")}</Text>
      {entry.replays.map((replay) => (
        <BlockStack key={replay.id} gap="100">
          <Text as="h3" fontWeight="semibold">
            {said(replay.who)}, <Ago at={replay.receivedAt} now={now} />
          </Text>
          <Text as="p" tone="subdued">
            {replay.plannedAt
              ? t("replay.came", {
                  count: replay.effects.length,
                  outcome: replay.outcome,
                })
              : t("replay.waits")}
          </Text>
          {replay.effects.length > 0 && <StepList steps={replay.effects} />}
        </BlockStack>
      ))}
      {!isReplayable && (
        <Text as="p" tone="subdued">
          {t("outcome.unreplayable")}
        </Text>
      )}
      {may && isReplayable && (
        <ReasonForm deed="replay" button={t("replay.button")} />
      )}
    </TitledCard>
  );
}
