import { Box, Card, InlineGrid, Select, Tabs } from "@shopify/polaris";
import type { OrderRow, OrderTab } from "../../queries/orders.server.ts";
import type { PageOf } from "../../queries/page.ts";
import { useListAddress } from "../list-address.ts";
import { Pager } from "../pager.tsx";
import { useIsNarrow } from "../reader.tsx";
import { SearchField } from "../search-field.tsx";
import { NoOrders } from "./no-orders.tsx";
import { OrderList } from "./order-list.tsx";
import { OrderRows } from "./order-rows.tsx";

const tabs: [OrderTab, string][] = [
  ["all", "All"],
  ["in_flight", "In flight"],
  ["at_risk", "At risk"],
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
  const isNarrow = useIsNarrow();
  const tab = tabs.findIndex(([name]) => name === params.get("tab"));
  const isFiltered = Boolean(typed || params.get("channel") || tab > 0);
  const Shown = isNarrow ? OrderList : OrderRows;
  return (
    <Card padding="0">
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
      <Shown
        rows={orders.rows}
        now={now}
        empty={<NoOrders isFiltered={isFiltered} />}
      />
      <Pager at={orders} goTo={(page) => set({ page: String(page) })} />
    </Card>
  );
}
