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
import { useTranslation } from "react-i18next";
import type { Replayed } from "#core/domain/stock/replay-period.ts";
import {
  type Channel,
  type StockPromise,
  stockPromises,
} from "#core/domain/stock/stock-rule.ts";
import type { ReplayAction } from "../../api/replay-action.server.ts";
import type { ReplayAnswer } from "../../queries/replay.server.ts";
import type { Translate } from "../../texts/rooms.ts";
import { rooms } from "../../texts/rooms.ts";
import { type Format, useFormat } from "../format.ts";
import { limitsInWords } from "./rule-words.ts";
import { UnitsField } from "./units-field.tsx";

/** Tries another buffer on the variant's own last days: what it would have saved, and what it would have cost. */
export function ReplayCard({
  channel,
  bufferUnits,
  promise: inForce,
  answer,
}: {
  channel: Channel;
  /** In force. */
  bufferUnits: number;
  promise: StockPromise;
  answer: ReplayAction | undefined;
}) {
  const { t } = useTranslation(["stock", "common"]);
  const navigation = useNavigation();
  const [units, setUnits] = useState(String(bufferUnits));
  const [days, setDays] = useState("7");
  const [promise, setPromise] = useState<string>(inForce);
  const isMine = answer?.channel === channel;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("replay.title", { channel: t(`common:channel.${channel}`) })}
        </Text>
        <Form method="post">
          <input type="hidden" name="intent" value="replay" />
          <input type="hidden" name="channel" value={channel} />
          <InlineStack gap="300" blockAlign="end">
            {channel === "marketplace" && (
              <Select
                label={t("replay.promise")}
                name="promise"
                options={stockPromises.map((one) => ({
                  label: t(`replay.${one}`),
                  value: one,
                }))}
                value={promise}
                onChange={setPromise}
              />
            )}
            <UnitsField
              label={t("replay.with")}
              name="bufferUnits"
              value={units}
              onChange={setUnits}
            />
            <Select
              label={t("replay.on")}
              name="days"
              options={[
                { label: t("replay.week"), value: "7" },
                { label: t("replay.month"), value: "30" },
              ]}
              value={days}
              onChange={setDays}
            />
            <Button submit loading={navigation.formMethod === "POST"}>
              {t("replay.button")}
            </Button>
          </InlineStack>
        </Form>
        {isMine && answer.outcome === "unfit" && (
          <Banner tone="critical">{t("replay.unfit")}</Banner>
        )}
        {isMine && answer.outcome === "nothing" && (
          <Banner>
            {t("replay.nothing", { channel: t(`common:channel.${channel}`) })}
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
  const { t } = useTranslation(rooms);
  const { number, duration } = useFormat();
  const { tried, today, lag, channel, leftOut } = answer;
  const told = lag[channel];
  return (
    <div role="status">
      <BlockStack gap="200">
        <Text as="p" fontWeight="semibold">
          {t(`stock:replay.tried.${answer.limits.promise ?? "shared"}`, {
            buffer: number(answer.limits.bufferUnits),
            outcome: inWords(tried, number, t),
          })}
        </Text>
        <Text as="p">
          {t("stock:replay.today", {
            rule: limitsInWords(today.limits, t),
            outcome: inWords(today.replayed, number, t),
          })}
        </Text>
        <Text as="p" tone="subdued">
          {[
            t("stock:replay.from", { count: answer.sales }),
            told.of === 0
              ? t("stock:replay.atOnce")
              : t("stock:replay.reaches", {
                  count: told.of,
                  channel: t(`common:channel.${channel}`),
                  duration: duration(told.ms / 1000),
                }),
            answer.beginsLater && t("stock:replay.later"),
            leftOut > 0 && t("stock:replay.leftOut", { count: leftOut }),
            t("stock:replay.turnedAway"),
          ]
            .filter(Boolean)
            .join(" ")}
        </Text>
      </BlockStack>
    </div>
  );
}

function inWords(
  { oversold, lost, lostSales }: Replayed,
  number: Format["number"],
  t: Translate,
): string {
  const said = {
    oversold: number(oversold),
    sales: t("stock:replay.sales", { count: lostSales }),
  };
  return lost > lostSales
    ? t("stock:replay.outcomeUnits", {
        ...said,
        units: t("common:units", { count: lost }),
      })
    : t("stock:replay.outcome", said);
}
