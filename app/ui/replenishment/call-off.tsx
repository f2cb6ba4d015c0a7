import { Form, useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  InlineStack,
  List,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DeliveryPage } from "../../queries/delivery.server.ts";

/** Calls a delivery off, after it was seen what that takes away. The network takes all parts of a plan, or none. */
export function CallOff({ delivery }: { delivery: DeliveryPage }) {
  const { t } = useTranslation("replenishment");
  const navigation = useNavigation();
  const [isLooking, setLooking] = useState(false);
  const [reason, setReason] = useState("");
  const orders = delivery.orders.filter(({ steps }) =>
    steps.includes("cancel"),
  );
  if (orders.length === 0 || orders.some(({ isWorking }) => isWorking))
    return null;
  const units = orders
    .flatMap(({ planned }) => planned)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const gone = delivery.orders.length - orders.length;
  if (!isLooking)
    return (
      <InlineStack>
        <Button
          tone="critical"
          variant="plain"
          onClick={() => setLooking(true)}
        >
          {t("cancel.look")}
        </Button>
      </InlineStack>
    );
  return (
    <Card>
      <Form method="post">
        <input type="hidden" name="intent" value="cancel" />
        <input type="hidden" name="planId" value={delivery.planId} />
        <input type="hidden" name="reason" value={reason} />
        <BlockStack gap="300">
          <Text as="h2" variant="headingSm">
            {t("cancel.title")}
          </Text>
          <List>
            {orders.map((order) => (
              <List.Item key={order.externalId}>
                {t("cancel.one", {
                  id: `IBR${order.externalId}`,
                  centre: order.centre ?? "",
                  count: order.planned.reduce(
                    (sum, { quantity }) => sum + quantity,
                    0,
                  ),
                })}
              </List.Item>
            ))}
          </List>
          <Text as="p">{t("cancel.says", { count: units })}</Text>
          {gone > 0 && (
            <Text as="p" tone="critical">
              {t("cancel.gone", { count: gone })}
            </Text>
          )}
          <TextField
            label={t("cancel.reason")}
            value={reason}
            onChange={setReason}
            autoComplete="off"
            requiredIndicator
          />
          <InlineStack gap="200">
            <Button
              submit
              tone="critical"
              variant="primary"
              disabled={reason.trim() === ""}
              loading={navigation.formData?.get("intent") === "cancel"}
            >
              {t("cancel.do")}
            </Button>
            <Button onClick={() => setLooking(false)}>
              {t("cancel.keep")}
            </Button>
          </InlineStack>
        </BlockStack>
      </Form>
    </Card>
  );
}
