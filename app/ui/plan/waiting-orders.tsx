import { Box, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { WaitingPlan } from "../../queries/waiting-plan.server.ts";
import { useListAddress } from "../list-address.ts";
import { Pager } from "../pager.tsx";
import { Ago } from "../time.tsx";

/** TikTok Shop's open orders that will stand in Shopify. */
export function WaitingOrders({
  orders,
  now,
}: Pick<WaitingPlan, "orders"> & { now: Date }) {
  const { t } = useTranslation("plan");
  const { params, set } = useListAddress();
  if (orders.total === 0) return null;
  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd="200">
        <Text as="h2" variant="headingMd">
          {t("orders.title")}
        </Text>
      </Box>
      <ul className="rows" aria-label={t("orders.title")}>
        {orders.rows.map(({ id, name, placedAt, shipBy }) => (
          <li key={id}>
            <InlineStack align="space-between" gap="200">
              <Link url={`/app/orders/${id}`}>{name}</Link>
              <Text as="span" tone="subdued">
                {t("orders.bought")} <Ago at={placedAt} now={now} />
                {shipBy && (
                  <>
                    {" · "}
                    {t("orders.shipBy")} <Ago at={shipBy} now={now} />
                  </>
                )}
              </Text>
            </InlineStack>
          </li>
        ))}
      </ul>
      <Pager
        at={orders}
        goTo={(page) => set({ page: params.get("page"), orders: String(page) })}
      />
    </Card>
  );
}
