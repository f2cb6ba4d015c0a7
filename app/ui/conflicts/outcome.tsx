import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { rooms } from "../../texts/rooms.ts";
import type { Failure } from "../failure.ts";
import { FailureBanner } from "../problem.tsx";
import { sayRecorded } from "../recorded.ts";

export type Answer =
  | { outcome: "settled" | "moved" | "unknown" | Again | "tended" }
  | { outcome: "undone"; writes: number; kept: number; lasting: number }
  | { outcome: "already"; settledBy?: string | null }
  | { outcome: "unfit"; why: string }
  | { outcome: "failed"; failure: Failure };

/** Something is done once more. */
type Again = "retried" | "resent" | "replayed";

/** Where nothing had been written yet there is nothing to write back either. */
const isSetBack = ({
  writes,
  kept,
  lasting,
}: Extract<Answer, { outcome: "undone" }>): boolean =>
  writes > 0 || kept + lasting === 0;

/** What came of an answer, above the question it was given to. */
export function Outcome({ answer }: { answer: Answer | undefined }) {
  const { t } = useTranslation(rooms);
  switch (answer?.outcome) {
    case "settled":
      return (
        <Banner tone="success" title={t("conflicts:outcome.settled.title")}>
          {t("conflicts:outcome.settled.text")}
        </Banner>
      );
    case "retried":
    case "resent":
    case "replayed":
      return (
        <Banner
          tone="success"
          title={t(`conflicts:outcome.${answer.outcome}.title`)}
        >
          {t(`conflicts:outcome.${answer.outcome}.text`)}
        </Banner>
      );
    case "moved":
      return (
        <Banner tone="warning" title={t("conflicts:outcome.moved.title")}>
          {t("conflicts:outcome.moved.text")}
        </Banner>
      );
    case "already":
      return (
        <Banner tone="info" title={t("conflicts:outcome.already.title")}>
          {t("conflicts:outcome.already.text")}
        </Banner>
      );
    case "tended":
      return <Banner tone="success" title={t("conflicts:outcome.tended")} />;
    case "undone":
      return (
        <Banner
          tone={isSetBack(answer) ? "success" : "warning"}
          title={t(
            isSetBack(answer)
              ? "conflicts:outcome.undone"
              : answer.lasting > 0
                ? "conflicts:outcome.pictureStays"
                : "conflicts:outcome.notUndone",
          )}
        >
          {answer.writes > 0 &&
            answer.lasting > 0 &&
            t("conflicts:outcome.pictureStays")}
        </Banner>
      );
    case "unfit":
      return (
        <Banner tone="warning" title={t("conflicts:outcome.unfit")}>
          {answer.why === "too-long"
            ? t("conflicts:outcome.unfitTending")
            : answer.why === "unanswered"
              ? t("conflicts:outcome.unanswered")
              : sayRecorded(answer.why, t)}
        </Banner>
      );
    case "unknown":
      return (
        <Banner tone="info" title={t("conflicts:outcome.unknown.title")}>
          {t("conflicts:outcome.unknown.text")}
        </Banner>
      );
    case "failed":
      return <FailureBanner failure={answer.failure} />;
    default:
      return null;
  }
}
