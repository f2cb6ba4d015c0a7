import { Link, useNavigation } from "@remix-run/react";
import {
  Badge,
  Box,
  EmptySearchResult,
  IndexTable,
  InlineGrid,
  InlineStack,
  Select,
  Tabs,
  Text,
} from "@shopify/polaris";
import type { OrderRow, OrderTab } from "../../queries/orders.server.ts";
import type { PageOf } from "../../queries/page.ts";
import { useListAddress } from "../list-address.ts";
import { Pager } from "../pager.tsx";
import { SearchField } from "../search-field.tsx";
import { Moment } from "../time.tsx";
import { channelName, shipperName, stateTone } from "./order-words.ts";
import { ShipBy } from "./ship-by.tsx";

const tabs: [OrderTab, string][] = [
  ["all", "All"],
  ["to_ship", "To ship"],
  ["waiting", "Waiting"],
  ["partly_shipped", "Partly shipped"],
  ["shipped", "Shipped"],
  ["delivered", "Delivered"],
  ["cancelled", "Cancelled"],
];

/** The orders of both channels in one list. */
export function OrderTable({
  orders,
  now,
}: {
  orders: PageOf<OrderRow>;
  now: Date;
}) {
  const { params, set, typed, type } = useListAddress();
  const navigation = useNavigation();
  const tab = tabs.findIndex(([name]) => name === params.get("tab"));
  const isFiltered = [...params.keys()].some((name) => name !== "page");
  return (
    <>
      <Tabs
        selected={Math.max(0, tab)}
        onSelect={(index) => set({ tab: tabs[index]?.[0] ?? null })}
        tabs={tabs.map(([id, content]) => ({ id, content }))}
      />
      <Box padding="300" paddingBlockStart="0">
        <InlineGrid
          columns={{ xs: 1, sm: ["twoThirds", "oneThird"] }}
          gap="200"
        >
          <SearchField
            label="Search orders, SKUs and tracking numbers"
            value={typed}
            onChange={type}
          />
          <Select
            label="Channel"
            labelInline
            value={params.get("channel") ?? ""}
            onChange={(channel) => set({ channel: channel || null })}
            options={[
              { label: "Both", value: "" },
              { label: "Shopify", value: "storefront" },
              { label: "TikTok Shop", value: "marketplace" },
            ]}
          />
        </InlineGrid>
      </Box>
      <IndexTable
        selectable={false}
        resourceName={{ singular: "order", plural: "orders" }}
        itemCount={orders.rows.length}
        loading={
          navigation.state === "loading" &&
          navigation.location.pathname === "/app/orders"
        }
        headings={[
          { title: "Order" },
          { title: "Channel" },
          { title: "Placed" },
          { title: "State" },
          { title: "Ships" },
          { title: "Ship by" },
          { title: "Items", alignment: "end" },
          { title: "Tracking" },
        ]}
        emptyState={
          <EmptySearchResult
            title={isFiltered ? "No orders here" : "No orders yet"}
            description={
              isFiltered
                ? "No order fits these filters."
                : "Orders of both channels appear within seconds of being placed."
            }
            withIllustration
          />
        }
      >
        {orders.rows.map((order, index) => (
          <OrderTableRow
            key={order.id}
            order={order}
            position={index}
            now={now}
          />
        ))}
      </IndexTable>
      <Pager at={orders} goTo={(page) => set({ page: String(page) })} />
    </>
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
  return (
    <IndexTable.Row id={order.id} position={position}>
      <IndexTable.Cell>
        <Link to={`/app/orders/${order.id}`} data-primary-link>
          <Text as="span" fontWeight="semibold">
            {order.name}
          </Text>
        </Link>
        {order.channel === "marketplace" && order.storefrontName && (
          <Text as="p" tone="subdued">
            {order.storefrontName} in Shopify
          </Text>
        )}
      </IndexTable.Cell>
      <IndexTable.Cell>{channelName[order.channel]}</IndexTable.Cell>
      <IndexTable.Cell>
        <Moment at={order.placedAt} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <InlineStack gap="100">
          <Badge tone={stateTone[order.state]}>{order.stateTitle}</Badge>
          {order.troubled && <Badge tone="critical">Needs a look</Badge>}
        </InlineStack>
      </IndexTable.Cell>
      <IndexTable.Cell>{shipperName[order.fulfilledBy]}</IndexTable.Cell>
      <IndexTable.Cell>
        <ShipBy order={order} now={now} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="p" alignment="end" numeric>
          {order.units}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        {order.tracking.length === 0 ? "–" : order.tracking[0]?.number}
        {order.tracking.length > 1 && ` + ${order.tracking.length - 1}`}
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}
