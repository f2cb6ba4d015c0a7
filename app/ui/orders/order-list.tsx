import { BlockStack, Box, InlineStack, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

import { Moment } from "../time.tsx";
import { Clock } from "./order-clock.tsx";
import type { OrdersShown } from "./order-rows.tsx";
import { OrderState } from "./order-state.tsx";
import { mustShip, trackingOf } from "./order-words.ts";

/** Orders as a list, for phones. */
export function OrderList({ rows, now, empty }: OrdersShown) {
  const { t } = useTranslation(["orders", "common"]);

  if (rows.length === 0) return <Box padding="400">{empty}</Box>;
  return (
    <ul className="rows">
      {rows.map((order) => (
        <li key={order.id}>
          <BlockStack gap="100">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Link url={`/app/orders/${order.id}`} monochrome removeUnderline>
                <Text as="span" fontWeight="semibold">
                  {order.name}
                </Text>
              </Link>
              <OrderState order={order} />
            </InlineStack>
            <Text as="span" tone="subdued">
              {t(`common:channel.${order.channel}`)}
              {order.channel === "marketplace" &&
                order.storefrontName &&
                ` · ${t("storefrontName", { name: order.storefrontName })}`}
              {" · "}
              <Moment at={order.placedAt} />
            </Text>
            <Text as="span">
              {t(`ships.${order.fulfilledBy}`)} ·{" "}
              {t("common:items", { count: order.units })}
              {order.tracking.length > 0 && ` · ${trackingOf(order)}`}
            </Text>
            {mustShip(order) && (
              <InlineStack gap="100">
                <Clock order={order} now={now} />
              </InlineStack>
            )}
          </BlockStack>
        </li>
      ))}
    </ul>
  );
}
