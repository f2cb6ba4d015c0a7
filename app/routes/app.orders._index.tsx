import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { requireMerchant } from "../auth/merchant.server.ts";
import { oneOf, searchText } from "../queries/list-filters.ts";
import { orderTabs, readOrders } from "../queries/orders.server.ts";
import { pageNumber } from "../queries/page.ts";
import { readVariantName } from "../queries/subject-names.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { useLive } from "../ui/live.ts";
import { OrderTable } from "../ui/orders/order-table.tsx";
import type { TitleHandle } from "../ui/page-title.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

export const handle: TitleHandle = { title: (t) => t("orders:title") };

const orderSorts = ["clock", "placed"] as const;
const channels = ["", "storefront", "marketplace"] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  const now = world.clock.now();
  const variantId = searchParams.get("variant") ?? undefined;
  const variant = isId(variantId)
    ? {
        id: variantId,
        inKits: searchParams.has("kits"),
        name: await readVariantName(world.prisma, shopId, variantId),
      }
    : null;
  const filter = {
    tab: oneOf(orderTabs, searchParams.get("tab")),
    channel: oneOf(channels, searchParams.get("channel")) || null,
    sort: oneOf(orderSorts, searchParams.get("sort")),
    query: searchText(searchParams.get("query")),
    variant: variant?.name ? variant : null,
    page: pageNumber(searchParams.get("page")),
  };
  return {
    orders: await readOrders(world.prisma, shopId, filter, now),
    // An address of what the shop does not have is the address of the list.
    variant: variant?.name
      ? { name: variant.name, inKits: variant.inKits }
      : null,
    now,
  };
}

export default function Orders() {
  const { t } = useTranslation(["orders", "carriers"]);
  const { orders, variant, now } = useLoaderData<typeof loader>();
  useLive();
  return (
    <Page
      title={t("title")}
      subtitle={t("subtitle")}
      fullWidth
      secondaryActions={[
        { content: t("whenRefused"), url: "/app/settings#orders" },
        { content: t("carriers:title"), url: "/app/carriers" },
      ]}
    >
      <OrderTable orders={orders} variant={variant} now={now} />
    </Page>
  );
}
