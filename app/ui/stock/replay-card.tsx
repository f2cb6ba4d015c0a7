import { Form, useNavigation } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  Card,
  InlineStack,
  Select,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import type { Replayed } from "#core/domain/stock/replay-period.ts";
import type { Channel } from "#core/domain/stock/stock-rule.ts";
import type { ReplayAction } from "../../api/replay-action.server.ts";
import type { ReplayAnswer } from "../../queries/replay.server.ts";
import { type Format, useFormat } from "../format.ts";
import { channelNames, limitsInWords } from "./rule-words.ts";
import { UnitsField } from "./units-field.tsx";

/** Tries another buffer on the variant's own last days: what it would have saved, and what it would have cost. */
export function ReplayCard({
  channel,
  bufferUnits,
  answer,
}: {
  channel: Channel;
  /** In force. */
  bufferUnits: number;
  answer: ReplayAction | undefined;
}) {
  const navigation = useNavigation();
  const [units, setUnits] = useState(String(bufferUnits));
  const [days, setDays] = useState("7");
  const isMine = answer?.channel === channel;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Try a buffer for {channelNames[channel]} on the past
        </Text>
        <Form method="post">
          <input type="hidden" name="intent" value="replay" />
          <input type="hidden" name="channel" value={channel} />
          <InlineStack gap="300" blockAlign="end">
            <UnitsField
              label="With a buffer of"
              name="bufferUnits"
              value={units}
              onChange={setUnits}
            />
            <Select
              label="Try on"
              name="days"
              options={[
                { label: "the last 7 days", value: "7" },
                { label: "the last 30 days", value: "30" },
              ]}
              value={days}
              onChange={setDays}
            />
            <Button submit loading={navigation.formMethod === "POST"}>
              Try
            </Button>
          </InlineStack>
        </Form>
        {isMine && answer.outcome === "unfit" && (
          <Banner tone="critical">Give a whole number from 0.</Banner>
        )}
        {isMine && answer.outcome === "nothing" && (
          <Banner>
            Nothing is recorded yet of the stock that {channelNames[channel]} is
            told about.
          </Banner>
        )}
        {isMine && answer.outcome === "replayed" && (
          <Outcome answer={answer.replay} />
        )}
      </BlockStack>
    </Card>
  );
}

function Outcome({ answer }: { answer: ReplayAnswer }) {
  const format = useFormat();
  const { tried, today, lag, channel, leftOut } = answer;
  const told = lag[channel];
  return (
    <div role="status">
      <BlockStack gap="200">
        <Text as="p" fontWeight="semibold">
          {`With buffer ${format.number(answer.limits.bufferUnits)}: ${inWords(tried, format)}.`}
        </Text>
        <Text as="p">
          {`Today's rule (${limitsInWords(today.limits)}): ${inWords(today.replayed, format)}.`}
        </Text>
        <Text as="p" tone="subdued">
          {`From ${format.counted(answer.sales, "recorded sale")}. `}
          {told.of === 0
            ? "No number was told in this time, so news is taken to arrive at once. "
            : `News reaches ${channelNames[channel]} in ${format.duration(told.ms / 1000)} (99 of 100, of ${format.counted(told.of, "number")}). `}
          {answer.beginsLater &&
            "The ledger begins within this time; the replay begins with it. "}
          {leftOut > 0 &&
            `${format.counted(leftOut, "order")} shipped from both kinds of places ${leftOut === 1 ? "is" : "are"} left out. `}
          Buyers whom the real number turned away left no record: what a smaller
          buffer would have gained is not counted.
        </Text>
      </BlockStack>
    </div>
  );
}

const inWords = (
  { oversold, lost, lostSales }: Replayed,
  { number, counted }: Format,
): string =>
  `${number(oversold)} oversold, ${counted(lostSales, "sale")} lost${lost > lostSales ? ` (${counted(lost, "unit")})` : ""}`;
