import { Badge, InlineStack } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { OrderRow } from "../../queries/orders.server.ts";
import { stateTone } from "./order-words.ts";

/** Where an order stands, and whether somebody should look. */
export function OrderState({ order }: { order: OrderRow }) {
  const { t } = useTranslation("orders");
  return (
    <InlineStack align="start" gap="100">
      <Badge tone={stateTone[order.state]}>{t(`state.${order.state}`)}</Badge>
      {order.troubled && <Badge tone="critical">{t("needsLook")}</Badge>}
    </InlineStack>
  );
}
