import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Moment as TimelineMoment } from "../../queries/order-timeline.server.ts";
import type { action } from "../../routes/app.orders.$id.tsx";
import { rooms } from "../../texts/rooms.ts";
import { FailureBanner } from "../problem.tsx";
import { sayRecorded } from "../recorded.ts";
import { Moment } from "../time.tsx";

/** One story across all systems, newest last. */
export function Timeline({ moments }: { moments: TimelineMoment[] }) {
  const { t } = useTranslation("orders");
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("timeline.title")}
        </Text>
        <ol className="timeline">
          {moments.map((moment) => (
            <li key={moment.id} data-tone={moment.tone}>
              <TimelineItem moment={moment} />
            </li>
          ))}
        </ol>
      </BlockStack>
    </Card>
  );
}

function TimelineItem({ moment }: { moment: TimelineMoment }) {
  const { t } = useTranslation(rooms);
  const isTrouble = moment.tone === "trouble";
  return (
    <BlockStack gap="050">
      <InlineStack align="space-between" gap="200">
        <Text
          as="span"
          fontWeight={moment.tone === "heard" ? "regular" : "medium"}
          tone={moment.tone === "heard" ? "subdued" : undefined}
        >
          {sayRecorded(moment.what, t)}
        </Text>
        <Text as="span" tone="subdued">
          <Moment at={moment.at} seconds />
        </Text>
      </InlineStack>
      <Text as="span" tone={isTrouble ? "critical" : "subdued"} breakWord>
        {[moment.where, moment.result && sayRecorded(moment.result, t)]
          .filter(Boolean)
          .join(" · ")}
      </Text>
      {moment.retry && <Retry effectId={moment.retry} />}
    </BlockStack>
  );
}

function Retry({ effectId }: { effectId: string }) {
  const { t } = useTranslation("orders");
  const fetcher = useFetcher<typeof action>();
  const { data: answer } = fetcher;
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="effect" value={effectId} />
      <Button submit size="slim" loading={fetcher.state !== "idle"}>
        {t("timeline.retry")}
      </Button>
      {answer?.outcome === "failed" && (
        <FailureBanner failure={answer.failure} />
      )}
      {answer?.outcome === "unknown" && (
        <Text as="p" tone="subdued">
          {t("timeline.notRefused")}
        </Text>
      )}
    </fetcher.Form>
  );
}
