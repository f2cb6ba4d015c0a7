import { BlockStack, Card, List, RangeSlider, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isReturnStatus } from "#core/domain/aftersale-facts.ts";
import {
  orderAt,
  type OrderPast as Past,
  type SideState,
} from "#core/domain/orders/order-at.ts";
import { isStorefrontReturnState } from "#core/domain/storefront-aftersale-facts.ts";
import type { Moment as TimelineMoment } from "../../queries/order-timeline.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { sayRecorded } from "../recorded.ts";
import { Moment } from "../time.tsx";

/** Where the order stood on each side at any moment of its timeline. */
export function OrderPast({
  past,
  moments,
}: {
  past: Past;
  moments: TimelineMoment[];
}) {
  const { t } = useTranslation(rooms);
  const last = moments.length - 1;
  const [chosen, setChosen] = useState(last);
  const { number, money } = useFormat();
  const side = (name: "storefront" | "marketplace", state: SideState) =>
    t(`orders:past.side.${state}`, { side: t(`common:channel.${name}`) });
  const stateOf = (stood: string | null) =>
    stood !== null && isReturnStatus(stood)
      ? t(`returns:status.${stood}`)
      : stood !== null && isStorefrontReturnState(stood)
        ? t(`returns:storeStatus.${stood}`)
        : t("orders:past.returnUnknown");
  const moment = moments[Math.min(chosen, last)];
  if (!moment) return null;
  const then = orderAt(past, moment.at);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("orders:past.title")}
        </Text>
        <RangeSlider
          label={t("orders:past.slider")}
          min={0}
          max={Math.max(1, last)}
          value={Math.min(chosen, last)}
          disabled={last < 1}
          onChange={(value) => setChosen(Number(value))}
        />
        <div role="status" aria-live="polite">
          <Text as="p" fontWeight="semibold">
            <Moment at={moment.at} seconds /> {sayRecorded(moment.what, t)}
          </Text>
          <List>
            <List.Item>{side("storefront", then.storefront)}</List.Item>
            {then.marketplace && (
              <List.Item>{side("marketplace", then.marketplace)}</List.Item>
            )}
            <List.Item>
              {t("orders:past.atNetwork", {
                orders: t("common:orders", { count: then.atNetwork }),
                left: number(then.parcels.length),
                parcels: t("orders:parcelCount", {
                  count: past.parcels.length,
                }),
              })}
            </List.Item>
            {then.addressUntil && (
              <List.Item>
                {t("orders:past.otherAddress")}{" "}
                <Moment at={then.addressUntil} seconds />
              </List.Item>
            )}
            {then.returns.map(({ id, side: name, kind, ...one }) => (
              <List.Item key={id}>
                {t("orders:past.return", {
                  side: t(`common:channel.${name}`),
                  what: t(`returns:kind.${kind}`),
                  name: one.name,
                  stood: stateOf(one.stood),
                })}
              </List.Item>
            ))}
            {then.paidBack.map(({ side: name, at, minor, currency }) => (
              <List.Item key={`${name}:${at}`}>
                {t("orders:past.paidBack", {
                  side: t(`common:channel.${name}`),
                  money: money(minor, currency),
                })}
              </List.Item>
            ))}
            {then.steps.map((step) => (
              <List.Item key={step.id}>
                {t("orders:past.step", {
                  step: sayRecorded(step.title, t),
                  stood: sayRecorded(step.stood, t),
                })}
              </List.Item>
            ))}
          </List>
        </div>
        <Text as="p" tone="subdued">
          {t("orders:past.lastTry")}
        </Text>
      </BlockStack>
    </Card>
  );
}
