import { Form, useNavigation } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Select,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import type { Channel } from "#core/domain/stock/stock-rule.ts";
import type { RuleAnswer } from "../../api/stock-rule-action.server.ts";
import type { RuleVersion } from "../../queries/stock-rules.server.ts";
import { FailureBanner } from "../problem.tsx";
import { PromiseField } from "./promise-field.tsx";
import { RuleConsequence } from "./rule-consequence.tsx";
import { RuleVersions } from "./rule-versions.tsx";
import { channelNames, limitsInWords } from "./rule-words.ts";
import { UnitsField } from "./units-field.tsx";

const exposureOptions = [
  { label: "While sales jump", value: "spikes" },
  { label: "Always", value: "always" },
  { label: "Never", value: "off" },
];

/**
 * The rule of one channel: what is in force, a form that first shows what a change would do, and the earlier versions to
 * go back to.
 */
export function RuleCard({
  channel,
  versions,
  fallback,
  answer,
}: {
  channel: Channel;
  /** Of this very scope, the newest first. */
  versions: RuleVersion[];
  /** What holds where this scope has no rule of its own; undefined for the shop itself. */
  fallback?: RuleVersion | undefined;
  answer: RuleAnswer | undefined;
}) {
  const navigation = useNavigation();
  const own = versions[0]?.limits ?? null;
  const limits = own ?? fallback?.limits ?? null;
  const [bufferUnits, setBuffer] = useState(String(limits?.bufferUnits ?? 0));
  const [cap, setCap] = useState(limits?.cap?.toString() ?? "");
  const [floor, setFloor] = useState(String(limits?.floor ?? 0));
  const [exposure, setExposure] = useState<string>(
    limits?.exposure ?? "spikes",
  );
  const [promise, setPromise] = useState<string>(limits?.promise ?? "shared");
  const isMine = answer && "wish" in answer && answer.wish.channel === channel;
  const busy = navigation.formMethod === "POST";
  const inForce = own
    ? limitsInWords(own)
    : fallback?.limits
      ? `the shop's rule: ${limitsInWords(fallback.limits)}`
      : "nothing is kept back";
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Rule for {channelNames[channel]}
          </Text>
          <Text as="p" tone="subdued">
            In force: {inForce}
          </Text>
        </BlockStack>
        {answer?.outcome === "failed" && (
          <FailureBanner failure={answer.failure} />
        )}
        {answer?.outcome === "unfit" && (
          <Banner tone="critical">Give whole numbers from 0.</Banner>
        )}
        <Form method="post">
          <input type="hidden" name="channel" value={channel} />
          <BlockStack gap="300">
            <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
              <UnitsField
                label="Buffer"
                name="bufferUnits"
                value={bufferUnits}
                onChange={setBuffer}
                helpText="Kept back from what the channel is told."
              />
              <UnitsField
                label="At most"
                name="cap"
                value={cap}
                onChange={setCap}
                helpText="Empty: no limit."
              />
              <UnitsField
                label="Sold out below"
                name="floor"
                value={floor}
                onChange={setFloor}
                helpText="Told as zero while fewer are left."
              />
            </InlineGrid>
            {channel === "marketplace" && (
              <PromiseField value={promise} onChange={setPromise} />
            )}
            {channel === "marketplace" && (
              <Select
                label="Keep back what sells faster than numbers travel"
                name="exposure"
                options={exposureOptions}
                value={exposure}
                onChange={setExposure}
                helpText="As many units as sell while a number is on its way, as measured."
              />
            )}
            <InlineStack gap="200">
              <Button submit loading={busy}>
                Show what would change
              </Button>
            </InlineStack>
          </BlockStack>
        </Form>
        {isMine && "preview" in answer && <RuleConsequence answer={answer} />}
        {isMine && answer.outcome === "set" && (
          <Banner tone="success">
            Set. The numbers are being told; an earlier version below is the way
            back.
          </Banner>
        )}
        <RuleVersions
          channel={channel}
          versions={versions}
          canLift={own !== null}
          hasFallback={fallback !== undefined}
        />
      </BlockStack>
    </Card>
  );
}
