import { Badge, InlineStack } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Risk } from "#core/domain/conflicts/risk.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { useRelativeTime } from "../time.tsx";
import { deadlineTone, moneyAtRisk } from "./answer-words.ts";

/** What is lost while a question waits, and until when it can. */
export function RiskBadges({
  risk,
  currency,
  now,
}: {
  risk: Risk;
  currency: string;
  now: Date;
}) {
  const { t } = useTranslation(rooms);
  const money = moneyAtRisk(risk, currency, useFormat(), t);
  const relativeTime = useRelativeTime();
  const tone = deadlineTone(risk, now);
  if (!money && !risk.deadline) return null;
  return (
    <InlineStack gap="100">
      {money && <Badge>{money}</Badge>}
      {risk.deadline && (
        <Badge {...(tone && { tone })}>
          {t(
            risk.deadline < now ? "conflicts:risk.late" : "conflicts:risk.due",
            { when: relativeTime(risk.deadline, now) },
          )}
        </Badge>
      )}
    </InlineStack>
  );
}
