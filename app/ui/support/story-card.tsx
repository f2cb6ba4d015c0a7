import { BlockStack, InlineStack, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { type ErrorCode, isErrorCode } from "#core/errors/catalog.ts";
import type { StoryMoment } from "../../queries/support/order-story.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { useRecorded } from "../recorded.ts";
import { Moment } from "../time.tsx";
import { TitledCard } from "./titled-card.tsx";

const tones: Record<string, string> = {
  confirmed: "done",
  retired: "done",
  refused: "trouble",
};

/** What happened to an order across all systems, oldest first. @param hasLinks leads staff on to steps and letters. */
export function StoryCard({
  moments,
  hasLinks = false,
}: {
  moments: StoryMoment[];
  hasLinks?: boolean;
}) {
  const { t } = useTranslation("support");
  return (
    <TitledCard title={t("story.title")}>
      <ol className="timeline">
        {moments.map((moment) => (
          <li
            key={`${moment.kind}${moment.id}`}
            data-tone={
              moment.kind === "step"
                ? (tones[moment.state ?? ""] ?? "waiting")
                : moment.kind === "heard"
                  ? "heard"
                  : "done"
            }
          >
            <StoryLine moment={moment} hasLinks={hasLinks} />
          </li>
        ))}
      </ol>
    </TitledCard>
  );
}

function StoryLine({
  moment: { id, kind, at, place, title, state, code },
  hasLinks,
}: {
  moment: StoryMoment;
  hasLinks: boolean;
}) {
  const { t } = useTranslation(rooms);
  const said = useRecorded();
  const what =
    kind === "step"
      ? said(title ?? "")
      : t(`support:story.${kind}`, { topic: title ?? "" });
  const page = { step: "effects", heard: "entries" }[kind as "step"];
  return (
    <BlockStack gap="050">
      <InlineStack align="space-between" gap="200">
        {hasLinks && page ? (
          <Link url={`/support/${page}/${id}`}>{what}</Link>
        ) : (
          <Text as="span">{what}</Text>
        )}
        <Text as="span" tone="subdued">
          <Moment at={at} seconds />
        </Text>
      </InlineStack>
      <Text as="span" tone={state === "refused" ? "critical" : "subdued"}>
        {[
          t(`support:story.place.${place}`),
          state && t(`support:step.state.${state as "planned"}`),
          code && isErrorCode(code) && failureTitle(code, t),
        ]
          .filter(Boolean)
          .join(" · ")}
      </Text>
    </BlockStack>
  );
}

const failureTitle = (
  code: ErrorCode,
  t: (key: `errors:${ErrorCode}.title`) => string,
): string => t(`errors:${code}.title`);
