import { Box, Card, InlineGrid, Select, Tabs, Tag } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { OrderRow, OrderTab } from "../../queries/orders.server.ts";
import type { PageOf } from "../../queries/page.ts";
import { useListAddress } from "../list-address.ts";
import { Pager } from "../pager.tsx";
import { useIsNarrow } from "../reader.tsx";
import { SearchField } from "../search-field.tsx";
import { NoOrders } from "./no-orders.tsx";
import { OrderList } from "./order-list.tsx";
import { OrderRows } from "./order-rows.tsx";
import { OrderSort } from "./order-sort.tsx";

const tabs: readonly OrderTab[] = [
  "all",
  "in_flight",
  "at_risk",
  "shipped",
  "delivered",
  "cancelled",
];

/** The orders of both channels in one list. */
export function OrderTable({
  orders,
  variant,
  now,
}: {
  orders: PageOf<OrderRow>;
  /** Of what alone orders are shown. */
  variant: { name: string; inKits: boolean } | null;
  now: Date;
}) {
  const { t } = useTranslation(["orders", "common"]);
  const { params, set, typed, type } = useListAddress();
  const isNarrow = useIsNarrow();
  const tab = tabs.indexOf(params.get("tab") as OrderTab);
  const isFiltered = Boolean(
    typed || params.get("channel") || variant || tab > 0,
  );
  const Shown = isNarrow ? OrderList : OrderRows;
  return (
    <Card padding="0">
      <Tabs
        selected={Math.max(0, tab)}
        onSelect={(index) => set({ tab: tabs[index] ?? null })}
        tabs={tabs.map((id) => ({ id, content: t(`tabs.${id}`) }))}
      />
      <Box padding="300" paddingBlockStart="0">
        <InlineGrid
          columns={{ xs: 1, sm: ["twoThirds", "oneThird"] }}
          gap="200"
        >
          <SearchField label={t("search")} value={typed} onChange={type} />
          <Select
            label={t("channel")}
            labelInline
            value={params.get("channel") ?? ""}
            onChange={(channel) => set({ channel: channel || null })}
            options={[
              { label: t("both"), value: "" },
              { label: t("common:channel.storefront"), value: "storefront" },
              { label: t("common:channel.marketplace"), value: "marketplace" },
            ]}
          />
        </InlineGrid>
        {variant && (
          <Box paddingBlockStart="200">
            <Tag onRemove={() => set({ variant: null, kits: null })}>
              {t(variant.inKits ? "onlyOfInKits" : "onlyOf", {
                name: variant.name,
              })}
            </Tag>
          </Box>
        )}
        {["in_flight", "at_risk"].includes(params.get("tab") ?? "") && (
          <Box paddingBlockStart="200">
            <OrderSort
              sort={params.get("sort")}
              choose={(sort) => set({ sort })}
            />
          </Box>
        )}
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
