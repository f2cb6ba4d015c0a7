import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Failure } from "../failure.ts";
import { FailureBanner } from "../problem.tsx";
import { useRecorded } from "../recorded.ts";

/** What came of a deed at the desk, in a word that the page has a text for. */
export type DeskAnswer =
  | { outcome: keyof typeof tones }
  | { outcome: "unfit"; why: string }
  /** What does not fit, by the word; it stands beside each. */
  | { outcome: "unfitting"; unfit: Record<string, string> }
  /** What a correction would change stands in its own form. */
  | { outcome: "foreseen" }
  | { outcome: "failed"; failure: Failure };

const tones = {
  settled: "success",
  retried: "success",
  replayed: "success",
  unmasked: "success",
  tended: "success",
  revoked: "success",
  shared: "success",
  moved: "warning",
  reasonless: "warning",
  unedited: "warning",
  unreplayable: "warning",
  already: "info",
  unknown: "info",
} as const;

/** A banner above the thing that something was done to. */
export function DeskOutcome({ answer }: { answer: DeskAnswer | undefined }) {
  const { t } = useTranslation("support");
  const said = useRecorded();
  if (!answer) return null;
  if (answer.outcome === "foreseen") return null;
  if (answer.outcome === "failed")
    return <FailureBanner failure={answer.failure} />;
  if (answer.outcome === "unfit")
    return (
      <Banner tone="warning" title={t("outcome.unfit")}>
        {said(answer.why)}
      </Banner>
    );
  if (answer.outcome === "unfitting")
    return (
      <Banner tone="warning" title={t("outcome.unfitting")}>
        {Object.values(answer.unfit).map(said).join(" ")}
      </Banner>
    );
  return (
    <Banner
      tone={tones[answer.outcome]}
      title={t(`outcome.${answer.outcome}`)}
    />
  );
}
