import { Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { isErrorCode } from "#core/errors/catalog.ts";
import type { Step } from "../../queries/support/step.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { useRecorded } from "../recorded.ts";
import { Ago } from "../time.tsx";
import { Facts } from "./facts.tsx";
import { TitledCard } from "./titled-card.tsx";

/** What a step is, how it ended, and why it cannot take hold twice. */
export function StepCards({ step, now }: { step: Step; now: Date }) {
  const { t } = useTranslation(rooms);
  const { number } = useFormat();
  const said = useRecorded();
  const { errorCode: code } = step;
  const ago = (at: Date | null) => at && <Ago at={at} now={now} />;
  return (
    <>
      <TitledCard title={t("support:step.ended")}>
        {code && isErrorCode(code) && (
          <Text as="p">
            {`${t(`errors:${code}.title`)}. ${t(`errors:${code}.fix`)}`}
          </Text>
        )}
        <Facts
          rows={[
            [t("support:step.said"), step.said],
            [t("support:step.planned"), ago(step.plannedAt)],
            [t("support:step.sent"), ago(step.sentAt)],
            [t("support:step.end"), ago(step.endedAt)],
            [t("support:step.tries"), number(step.attempts)],
            [t("support:step.by"), said(step.entry.who)],
          ]}
        />
      </TitledCard>
      <TitledCard title={t("support:step.once")}>
        <Text as="p">
          {step.repeat && t(`support:step.repeat.${step.repeat}`)}
        </Text>
        <Facts
          rows={[
            [t("support:step.key"), <code key="key">{step.key}</code>],
            [t("support:step.subject"), <code key="of">{step.subject}</code>],
          ]}
        />
      </TitledCard>
      {step.lines.length > 0 && (
        <TitledCard title={t("support:step.lines")}>
          <Facts
            rows={step.lines.map((line) => [
              `${said(line.who)}: ${line.result}`,
              ago(line.at),
            ])}
          />
        </TitledCard>
      )}
      {step.payload && (
        <TitledCard title={t("support:step.payload")}>
          <pre className="wrapping">{step.payload}</pre>
        </TitledCard>
      )}
    </>
  );
}
