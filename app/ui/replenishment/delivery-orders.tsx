import {
  Badge,
  BlockStack,
  Card,
  InlineStack,
  List,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { DeliveryPage } from "../../queries/delivery.server.ts";
import { Moment } from "../time.tsx";
import { CallOff } from "./call-off.tsx";
import { ClaimCard } from "./claim-card.tsx";
import { OrderSteps } from "./order-steps.tsx";

/** What the network has made of a delivery: where each part goes, how far it is, and what was counted of it. */
export function DeliveryOrders({ delivery }: { delivery: DeliveryPage }) {
  const { orders, lines, claimUntil } = delivery;
  const { t } = useTranslation("replenishment");
  if (orders.length === 0) return null;
  const nameOf = (goodsExternalId: string) =>
    lines.find((line) => line.goodsExternalId === goodsExternalId)?.name ??
    goodsExternalId;
  const missing = orders.reduce((sum, { unclaimed }) => sum + unclaimed, 0);
  return (
    <BlockStack gap="400">
      {missing > 0 && claimUntil && (
        <Card>
          <Text as="p" tone="critical">
            {t("order.claim", { count: missing })} <Moment at={claimUntil} />
          </Text>
        </Card>
      )}
      {orders.map((order) => (
        <Card key={order.externalId}>
          <BlockStack gap="200">
            <InlineStack align="space-between" blockAlign="center">
              <Text as="h2" variant="headingSm">
                {t("order.title", { id: `IBR${order.externalId}` })}
              </Text>
              <Badge>{t(`status.${order.status as "WORKING"}`)}</Badge>
            </InlineStack>
            {order.centre && <Text as="p">{order.centre}</Text>}
            {order.tracking.length > 0 && (
              <Text as="p" tone="subdued">
                {order.tracking
                  .map(({ carrier, number }) => `${carrier} ${number}`)
                  .join(", ")}
              </Text>
            )}
            {order.receipts.length > 0 && (
              <List>
                {order.receipts.map((receipt) => (
                  <List.Item key={receipt.goodsExternalId}>
                    {t("order.receipt", {
                      name: nameOf(receipt.goodsExternalId),
                      planned: receipt.planned,
                      sellable: receipt.sellable,
                      defective: receipt.defective,
                      missing: receipt.missing,
                    })}
                  </List.Item>
                ))}
              </List>
            )}
            <ClaimCard
              key={order.claim?.on}
              delivery={delivery}
              order={order}
            />
            <OrderSteps key={order.status} delivery={delivery} order={order} />
          </BlockStack>
        </Card>
      ))}
      <CallOff delivery={delivery} />
    </BlockStack>
  );
}
