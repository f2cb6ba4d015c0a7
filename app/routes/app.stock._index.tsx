import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { requireMerchant } from "../auth/merchant.server.ts";
import { oneOf, searchText } from "../queries/list-filters.ts";
import { pageNumber } from "../queries/page.ts";
import { productChoices } from "../queries/product-filter.ts";
import { readProducts } from "../queries/products.server.ts";
import { useLive } from "../ui/live.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { StockTable } from "../ui/stock/stock-table.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

export const handle: TitleHandle = { title: (t) => t("stock:list.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  return {
    stock: await readProducts(world.prisma, shopId, {
      tab: "all",
      query: searchText(searchParams.get("query")),
      risk: oneOf(productChoices.risk, searchParams.get("risk")),
      page: pageNumber(searchParams.get("page")),
    }),
  };
}

/** Every variant's units at every place, and the numbers that follow from them. */
export default function Stock() {
  const { t } = useTranslation("stock");
  const { stock } = useLoaderData<typeof loader>();
  useLive();
  return (
    <Page
      title={t("list.title")}
      subtitle={t("list.subtitle")}
      secondaryActions={[
        { content: t("rules.title"), url: "/app/stock/rules" },
      ]}
      fullWidth
    >
      <StockTable stock={stock} />
    </Page>
  );
}
