import { Banner, List } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { SettledAcross } from "../../auth/settle-across.server.ts";
import type { Failure } from "../failure.ts";
import { useRecorded } from "../recorded.ts";
import { DeskOutcome } from "./desk-outcome.tsx";

/** How many were settled; those that were left are named with the reason. */
export function AlikeResult({
  answer,
}: {
  answer:
    | SettledAcross
    | { outcome: "reasonless" }
    | { outcome: "failed"; failure: Failure }
    | undefined;
}) {
  const { t } = useTranslation("support");
  const said = useRecorded();
  if (answer?.outcome !== "across") return <DeskOutcome answer={answer} />;
  const { settled, left } = answer;
  return (
    <Banner
      tone={left.length > 0 ? "warning" : "success"}
      title={t("alike.settled", { count: settled })}
    >
      {left.length > 0 && (
        <List>
          {left.map(({ subject, outcome, why }) => (
            <List.Item key={subject}>
              {`${subject}: ${why ? said(why) : t(`outcome.${outcome as "moved"}`)}`}
            </List.Item>
          ))}
        </List>
      )}
    </Banner>
  );
}
