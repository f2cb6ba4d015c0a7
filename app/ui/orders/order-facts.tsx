import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { OrderView } from "../../queries/order.server.ts";
import { Moment } from "../time.tsx";
import { channelName, shipperName } from "./order-words.ts";
import { ShipBy } from "./ship-by.tsx";

/** Where the order came from, who ships it and until when. */
export function OrderFacts({ order, now }: { order: OrderView; now: Date }) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          Order
        </Text>
        <Fact label="Channel">{channelName[order.channel]}</Fact>
        <Fact label="Placed">
          <Moment at={order.placedAt} />
        </Fact>
        {order.channel === "marketplace" && (
          <Fact label="In Shopify">{order.storefrontName ?? "Not yet"}</Fact>
        )}
        <Fact label="Ships">{shipperName[order.fulfilledBy]}</Fact>
        <Fact label="Ship by">
          <ShipBy order={order} now={now} />
        </Fact>
        <Fact label={`${channelName[order.channel]}'s own word`}>
          {order.channelState.toLowerCase().replaceAll("_", " ")}
        </Fact>
        <Text as="p" tone="subdued" variant="bodySm">
          Names and addresses of buyers are not shown here.
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
