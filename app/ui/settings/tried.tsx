import { Link } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Box,
  List,
  Scrollable,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type {
  OrderRuleReplay,
  RuleOutcome,
} from "#core/domain/orders/replay-order-rule.ts";
import type { Tried } from "../../api/settings-action.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { ChangeItems } from "../fields/change-items.tsx";
import { useFormat } from "../format.ts";
import { FailureBanner } from "../problem.tsx";
import { sayRecorded } from "../recorded.ts";
import { limitsInWords } from "../stock/rule-words.ts";

/** What the tried rule would have done; nothing of it has been. */
export function TriedOnThePast({ tried }: { tried: Tried }) {
  const { t } = useTranslation(rooms);
  switch (tried.outcome) {
    case "failed":
      return <FailureBanner failure={tried.failure} />;
    case "unfit":
      return (
        <Banner tone="critical">
          {tried.why ? sayRecorded(tried.why, t) : t("settings:unfit")}
        </Banner>
      );
    case "prices":
    case "titles":
      return <Values {...tried} />;
    case "buffers":
      return <Buffers {...tried} />;
    case "mails":
      return <Mails {...tried} />;
    case "orders":
      return <Orders replay={tried.replay} />;
  }
}

function Values({
  outcome,
  preview,
}: Extract<Tried, { outcome: "prices" | "titles" }>) {
  const { t } = useTranslation(rooms);
  return (
    <BlockStack gap="200">
      <Text as="p" fontWeight="semibold">
        {preview.writes + preview.blocked === 0
          ? t(`settings:${outcome}.none`)
          : t("fields:preview.sum", {
              writes: t("common:values", { count: preview.writes }),
              blocked: t("common:items", { count: preview.blocked }),
              calls: t("common:calls", { count: preview.calls }),
              minutes: t("common:minutes", {
                count: Math.ceil(preview.seconds / 60),
              }),
            })}
      </Text>
      {preview.items.length > 0 && (
        <Scrollable
          focusable
          aria-label={t(`settings:${outcome}.list`)}
          style={{ maxHeight: "20rem" }}
        >
          <ChangeItems preview={preview} />
        </Scrollable>
      )}
    </BlockStack>
  );
}

function Buffers({ replays }: Extract<Tried, { outcome: "buffers" }>) {
  const { t } = useTranslation(rooms);
  const { number } = useFormat();
  return (
    <Box padding="300" background="bg-surface-secondary" borderRadius="200">
      <BlockStack gap="300">
        {replays.map(({ channel, limits, today, replay }) => (
          <BlockStack gap="100" key={channel}>
            <Text as="h3" variant="headingSm">
              {t(`common:channel.${channel}`)}
            </Text>
            {replay ? (
              <>
                <Text as="p">
                  {t("settings:stock.tried", {
                    rule: limitsInWords(limits, t),
                    oversold: number(replay.tried.oversold),
                    sales: t("stock:replay.sales", {
                      count: replay.tried.lostSales,
                    }),
                  })}
                </Text>
                <Text as="p">
                  {t("settings:stock.today", {
                    rule: limitsInWords(today, t),
                    oversold: number(replay.today.oversold),
                    sales: t("stock:replay.sales", {
                      count: replay.today.lostSales,
                    }),
                  })}
                </Text>
                <Text as="p" tone="subdued">
                  {t("settings:stock.from", {
                    count: replay.variants,
                    sold: number(replay.sold),
                    sales: number(replay.sales),
                  })}
                </Text>
              </>
            ) : (
              <Text as="p" tone="subdued">
                {t("settings:stock.nothing")}
              </Text>
            )}
          </BlockStack>
        ))}
        <Text as="p" tone="subdued">
          {t("stock:replay.turnedAway")}
        </Text>
      </BlockStack>
    </Box>
  );
}

function Mails({ replay }: Extract<Tried, { outcome: "mails" }>) {
  const { t } = useTranslation(rooms);
  const { number } = useFormat();
  const inWords = ({ now, daily, inApp }: typeof replay.today) =>
    t("settings:notices.replayed", {
      count: now + daily,
      now: number(now),
      daily: number(daily),
      inApp: number(inApp),
    });
  return (
    <Box padding="300" background="bg-surface-secondary" borderRadius="200">
      <BlockStack gap="200">
        <Text as="p" fontWeight="semibold">
          {t("settings:orders.tried", { outcome: inWords(replay.tried) })}
        </Text>
        <Text as="p">
          {t("settings:orders.today", { outcome: inWords(replay.today) })}
        </Text>
        <Text as="p" tone="subdued">
          {t("settings:notices.from", { count: replay.notices })}
        </Text>
      </BlockStack>
    </Box>
  );
}

const mostShown = 10;

function Orders({ replay }: { replay: OrderRuleReplay }) {
  const { t } = useTranslation(rooms);
  const { number } = useFormat();
  const { requests, differing, today, tried } = replay;
  const rest = differing.length - Math.min(differing.length, mostShown);
  const inWords = (counts: Record<RuleOutcome, number>) =>
    (Object.keys(counts) as RuleOutcome[])
      .filter((outcome) => counts[outcome] > 0)
      .map((outcome) =>
        t(`settings:orders.outcome.${outcome}`, {
          units: number(counts[outcome]),
        }),
      )
      .join(", ");
  if (requests === 0) return <Banner>{t("settings:orders.noRequests")}</Banner>;
  return (
    <Box padding="300" background="bg-surface-secondary" borderRadius="200">
      <BlockStack gap="200">
        <Text as="p" fontWeight="semibold">
          {differing.length === 0
            ? t("settings:orders.same", { count: requests })
            : t("settings:orders.differ", {
                count: requests,
                differing: number(differing.length),
              })}
        </Text>
        <Text as="p">
          {t("settings:orders.tried", { outcome: inWords(tried) })}
        </Text>
        <Text as="p">
          {t("settings:orders.today", { outcome: inWords(today) })}
        </Text>
        {differing.length > 0 && (
          <List>
            {differing.slice(0, mostShown).map((one) => (
              <List.Item key={`${one.orderId}${one.tried}`}>
                <Link to={`/app/orders/${one.orderId}`}>{one.name}</Link>{" "}
                {t("settings:orders.instead", {
                  today: t(`settings:orders.one.${one.today}`),
                  tried: t(`settings:orders.one.${one.tried}`),
                })}
              </List.Item>
            ))}
          </List>
        )}
        {rest > 0 && (
          <Text as="p" tone="subdued">
            {t("fields:more", { count: rest })}
          </Text>
        )}
      </BlockStack>
    </Box>
  );
}
