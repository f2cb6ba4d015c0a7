import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { exposureUnits } from "#core/domain/stock/exposure.ts";
import type { Channel } from "#core/domain/stock/stock-rule.ts";
import type { Pace } from "../../queries/selling-pace.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { Arrival } from "../arrival.tsx";
import { useFormat } from "../format.ts";
import { paceId, ruleId } from "./why-anchors.ts";

/** What sells while a number travels, as measured: what is kept back for it follows from these. */
export function PaceCard({
  channel,
  variantId,
  pace: { lag, ofLate, ofDay },
}: {
  channel: Channel;
  variantId: string;
  pace: Pace;
}) {
  const { t } = useTranslation(rooms);
  const { number, duration } = useFormat();
  const name = t(`common:channel.${channel}`);
  return (
    <Arrival
      id={paceId(channel)}
      label={t("stock:pace.title", { channel: name })}
    >
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t("stock:pace.title", { channel: name })}
          </Text>
          <Text as="p">
            {lag
              ? t("stock:pace.lag", {
                  count: lag.of,
                  channel: name,
                  half: duration(lag.p50Ms / 1000),
                  most: duration(lag.p99Ms / 1000),
                })
              : t("stock:pace.unmeasured", { channel: name })}
          </Text>
          <Text as="p">
            {t("stock:pace.sold", {
              day: t("common:units", { count: ofDay?.units ?? 0 }),
              late: number(ofLate?.units ?? 0),
            })}
          </Text>
          {lag && (
            <Text as="p" fontWeight="semibold">
              {t("stock:pace.exposed", {
                units: t("common:units", {
                  count: Math.max(
                    ...[ofLate, ofDay].map((demand) =>
                      demand ? exposureUnits(demand, lag.p99Ms) : 0,
                    ),
                  ),
                }),
              })}
            </Text>
          )}
          <Text as="p">
            <Link
              url={`/app/orders?${new URLSearchParams({ variant: variantId, kits: "1" })}`}
            >
              {t("stock:pace.orders")}
            </Link>
            {" · "}
            <Link url={`#${ruleId(channel)}`}>{t("stock:pace.rule")}</Link>
          </Text>
        </BlockStack>
      </Card>
    </Arrival>
  );
}
