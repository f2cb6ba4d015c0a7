import { Banner } from "@shopify/polaris";
import type { Failure } from "../failure.ts";
import { FailureBanner } from "../problem.tsx";

export type Answer =
  | { outcome: "settled" | "moved" | "unknown" | "retried" | "tended" }
  | { outcome: "undone"; writes: number; kept: number }
  | { outcome: "already"; settledBy?: string | null }
  | { outcome: "unfit"; why: string }
  | { outcome: "failed"; failure: Failure };

/** What came of an answer, above the question it was given to. */
export function Outcome({ answer }: { answer: Answer | undefined }) {
  switch (answer?.outcome) {
    case "settled":
      return (
        <Banner tone="success" title="Settled">
          Quayside writes your decision to both sides now.
        </Banner>
      );
    case "retried":
      return (
        <Banner tone="success" title="Trying again">
          If it is refused once more, the question comes back.
        </Banner>
      );
    case "moved":
      return (
        <Banner tone="warning" title="A side has changed since you looked">
          Nothing was done. Below is how it stands now; please decide again.
        </Banner>
      );
    case "already":
      return (
        <Banner tone="info" title="This was settled already">
          Somebody was faster. Nothing more was done.
        </Banner>
      );
    case "tended":
      return <Banner tone="success" title="Noted" />;
    case "undone":
      return (
        <Banner
          tone={answer.writes > 0 ? "success" : "warning"}
          title={
            answer.writes > 0
              ? "It is set back"
              : "Somebody has changed it since, so it stays"
          }
        />
      );
    case "unfit":
      return (
        <Banner tone="warning" title="This answer does not fit">
          {answer.why}
        </Banner>
      );
    case "unknown":
      return (
        <Banner tone="info" title="This question is gone">
          Its cause went away in the meantime.
        </Banner>
      );
    case "failed":
      return <FailureBanner failure={answer.failure} />;
    default:
      return null;
  }
}
