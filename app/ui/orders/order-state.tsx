import { Badge, InlineStack } from "@shopify/polaris";
import type { OrderRow } from "../../queries/orders.server.ts";
import { stateTone } from "./order-words.ts";

/** Where an order stands, and whether somebody should look. */
export function OrderState({ order }: { order: OrderRow }) {
  return (
    <InlineStack align="start" gap="100">
      <Badge tone={stateTone[order.state]}>{order.stateTitle}</Badge>
      {order.troubled && <Badge tone="critical">Needs a look</Badge>}
    </InlineStack>
  );
}
