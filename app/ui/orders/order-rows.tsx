import { useNavigation } from "@remix-run/react";
import { IndexTable, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { OrderRow } from "../../queries/orders.server.ts";
import { useFormat } from "../format.ts";
import { Moment } from "../time.tsx";
import { Clock } from "./order-clock.tsx";
import { OrderState } from "./order-state.tsx";
import { trackingOf } from "./order-words.ts";

export type OrdersShown = { rows: OrderRow[]; now: Date; empty: ReactNode };

/** Orders as a table, where there is room for one. */
export function OrderRows({ rows, now, empty }: OrdersShown) {
  const { t } = useTranslation(["orders", "order"]);
  const navigation = useNavigation();
  return (
    <IndexTable
      selectable={false}
      resourceName={{ singular: t("table.order"), plural: t("table.orders") }}
      itemCount={rows.length}
      loading={
        navigation.state === "loading" &&
        navigation.location.pathname === "/app/orders"
      }
      headings={[
        { title: t("order:clock.title") },
        { title: t("facts.title") },
        { title: t("channel") },
        { title: t("facts.placed") },
        { title: t("table.state") },
        { title: t("facts.ships") },
        { title: t("lines.title"), alignment: "end" },
        { title: t("table.tracking") },
      ]}
      emptyState={empty}
    >
      {rows.map((order, index) => (
        <OrderTableRow
          key={order.id}
          order={order}
          position={index}
          now={now}
        />
      ))}
    </IndexTable>
  );
}

function OrderTableRow({
  order,
  position,
  now,
}: {
  order: OrderRow;
  position: number;
  now: Date;
}) {
  const { t } = useTranslation(["orders", "common"]);
  const { number } = useFormat();
  return (
    <IndexTable.Row id={order.id} position={position}>
      <IndexTable.Cell>
        <Clock order={order} now={now} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Link
          url={`/app/orders/${order.id}`}
          dataPrimaryLink
          monochrome
          removeUnderline
        >
          <Text as="span" fontWeight="semibold">
            {order.name}
          </Text>
        </Link>
        {order.channel === "marketplace" && order.storefrontName && (
          <Text as="p" tone="subdued">
            {t("storefrontName", { name: order.storefrontName })}
          </Text>
        )}
      </IndexTable.Cell>
      <IndexTable.Cell>{t(`common:channel.${order.channel}`)}</IndexTable.Cell>
      <IndexTable.Cell>
        <Moment at={order.placedAt} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <OrderState order={order} />
      </IndexTable.Cell>
      <IndexTable.Cell>{t(`ships.${order.fulfilledBy}`)}</IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="p" alignment="end" numeric>
          {number(order.units)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{trackingOf(order)}</IndexTable.Cell>
    </IndexTable.Row>
  );
}
