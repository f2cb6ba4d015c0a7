import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { Moment as TimelineMoment } from "../../queries/order-timeline.server.ts";
import type { action } from "../../routes/app.orders.$id.tsx";
import { FailureBanner } from "../problem.tsx";
import { Moment } from "../time.tsx";

/** One story across all systems, newest last. */
export function Timeline({ moments }: { moments: TimelineMoment[] }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          What happened
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
  const isTrouble = moment.tone === "trouble";
  return (
    <BlockStack gap="050">
      <InlineStack align="space-between" gap="200">
        <Text
          as="span"
          fontWeight={moment.tone === "heard" ? "regular" : "medium"}
          tone={moment.tone === "heard" ? "subdued" : undefined}
        >
          {moment.what}
        </Text>
        <Text as="span" tone="subdued">
          <Moment at={moment.at} seconds />
        </Text>
      </InlineStack>
      <Text as="span" tone={isTrouble ? "critical" : "subdued"} breakWord>
        {[moment.where, moment.result].filter(Boolean).join(" · ")}
      </Text>
      {moment.retry && <Retry effectId={moment.retry} />}
    </BlockStack>
  );
}

function Retry({ effectId }: { effectId: string }) {
  const fetcher = useFetcher<typeof action>();
  const { data: answer } = fetcher;
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="effect" value={effectId} />
      <Button submit size="slim" loading={fetcher.state !== "idle"}>
        Try again
      </Button>
      {answer?.outcome === "failed" && (
        <FailureBanner failure={answer.failure} />
      )}
      {answer?.outcome === "unknown" && (
        <Text as="p" tone="subdued">
          This step is not refused any more.
        </Text>
      )}
    </fetcher.Form>
  );
}
