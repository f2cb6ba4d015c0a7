import { Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { EntryPage } from "../../queries/support/entry.server.ts";
import { useFormat } from "../format.ts";
import { useRecorded } from "../recorded.ts";
import { Ago } from "../time.tsx";
import { Facts } from "./facts.tsx";
import { TitledCard } from "./titled-card.tsx";

/** What a line of the journal says and what followed from it. */
export function EntryCards({ entry, now }: { entry: EntryPage; now: Date }) {
  const { t } = useTranslation("support");
  const { number } = useFormat();
  const said = useRecorded();
  const ago = (at: Date | null) => at && <Ago at={at} now={now} />;
  return (
    <>
      <TitledCard title={t("entry.facts")}>
        <Facts
          rows={[
            [t("entry.from"), said(entry.who)],
            [t("entry.received"), ago(entry.receivedAt)],
            [t("entry.planned"), ago(entry.plannedAt)],
            [t("entry.outcome"), entry.outcome],
            [t("entry.note"), entry.note && said(entry.note)],
            [t("entry.repeats"), number(entry.repeats)],
            [t("entry.attempts"), number(entry.attempts)],
          ]}
        />
      </TitledCard>
      <TitledCard title={t("entry.effects")}>
        <StepList steps={entry.effects} />
      </TitledCard>
      {entry.body && (
        <TitledCard title={t("entry.body")}>
          <pre className="wrapping">{entry.body}</pre>
        </TitledCard>
      )}
    </>
  );
}

/** Steps with their keys. */
export function StepList({ steps }: { steps: EntryPage["effects"] }) {
  const { t } = useTranslation("support");
  const said = useRecorded();
  if (steps.length === 0)
    return (
      <Text as="p" tone="subdued">
        {t("entry.nothing")}
      </Text>
    );
  return (
    <ul className="rows">
      {steps.map(({ id, title, key, state }) => (
        <li key={id}>
          <Link url={`/support/effects/${id}`}>{said(title)}</Link>
          {` · ${t(`step.state.${state as "planned"}`)} · `}
          <code className="wrapping">{key}</code>
        </li>
      ))}
    </ul>
  );
}
