import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { OrderView } from "../../queries/order.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { sayRecorded } from "../recorded.ts";
import { Moment } from "../time.tsx";
import { Clock } from "./order-clock.tsx";

/** Where the order came from, who ships it and until when. */
export function OrderFacts({ order, now }: { order: OrderView; now: Date }) {
  const { t } = useTranslation(rooms);
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("orders:facts.title")}
        </Text>
        <Fact label={t("orders:channel")}>
          {t(`common:channel.${order.channel}`)}
        </Fact>
        <Fact label={t("orders:facts.placed")}>
          <Moment at={order.placedAt} />
        </Fact>
        {order.channel === "marketplace" && (
          <Fact label={t("orders:facts.inShopify")}>
            {order.storefrontName ?? t("common:notYet")}
          </Fact>
        )}
        <Fact label={t("orders:facts.ships")}>
          {t(`orders:ships.${order.fulfilledBy}`)}
        </Fact>
        <Fact label={t("order:clock.title")}>
          <Clock order={order} now={now} />
        </Fact>
        <Fact
          label={t("orders:facts.ownWord", {
            channel: t(`common:channel.${order.channel}`),
          })}
        >
          {sayRecorded(
            order.channelState.toLowerCase().replaceAll("_", " "),
            t,
          )}
        </Fact>
        <Text as="p" tone="subdued" variant="bodySm">
          {t("orders:facts.noNames")}
        </Text>
      </BlockStack>
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <InlineStack align="space-between" gap="200">
      <Text as="span" tone="subdued">
        {label}
      </Text>
      <span>{children}</span>
    </InlineStack>
  );
}
