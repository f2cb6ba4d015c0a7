import { Box, Card, Tabs } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { oneOf } from "../../queries/list-filters.ts";
import type { PageOf } from "../../queries/page.ts";
import { productChoices } from "../../queries/product-filter.ts";
import type { VariantRow } from "../../queries/products.server.ts";
import { useListAddress } from "../list-address.ts";
import { Pager } from "../pager.tsx";
import { NoVariants } from "../products/no-variants.tsx";
import { useIsNarrow } from "../reader.tsx";
import { SearchField } from "../search-field.tsx";
import { StockList } from "./stock-list.tsx";
import { StockRows } from "./stock-rows.tsx";

const words = {
  "": "stock:list.all",
  at_risk: "products:filter.atRisk",
  sold_out: "products:filter.soldOut",
} as const;

/** Stock of all variants, with what is running out a press away. */
export function StockTable({ stock }: { stock: PageOf<VariantRow> }) {
  const { t } = useTranslation(["stock", "products"]);
  const { params, set, typed, type } = useListAddress();
  const isNarrow = useIsNarrow();
  const { risk: risks } = productChoices;
  const at = risks.indexOf(oneOf(risks, params.get("risk")));
  const Shown = isNarrow ? StockList : StockRows;
  return (
    <Card padding="0">
      <Tabs
        selected={at}
        onSelect={(index) => set({ risk: risks[index] ?? null })}
        tabs={risks.map((risk) => ({
          id: risk || "all",
          content: t(words[risk]),
        }))}
      />
      <Box padding="300" paddingBlockStart="0">
        <SearchField
          label={t("products:search")}
          value={typed}
          onChange={type}
        />
      </Box>
      <Shown
        rows={stock.rows}
        empty={<NoVariants isFiltered={Boolean(typed) || at > 0} />}
      />
      <Pager at={stock} goTo={(page) => set({ page: String(page) })} />
    </Card>
  );
}
