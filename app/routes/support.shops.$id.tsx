import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { staffLoader } from "../auth/staff.server.ts";
import { readShopHealth } from "../queries/support/shops.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { useLive } from "../ui/live.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { ShopConnections } from "../ui/support/shop-connections.tsx";
import { ShopWork } from "../ui/support/shop-work.tsx";
import { world } from "../world.server.ts";

export { DeskPageProblem as ErrorBoundary } from "../ui/support/desk-problem.tsx";

export const handle: TitleHandle = {
  title: (_, data) => (data as { shop: { name: string } }).shop.name,
};

export const loader = staffLoader("shop:read:any", async ({ params, now }) => {
  const health = isId(params.id)
    ? await readShopHealth(world.prisma, params.id, now)
    : null;
  if (!health) throw new Response(null, { status: 404 });
  const { id } = health.shop;
  return {
    about: { shopId: id, subject: `shop:${id}` },
    page: { ...health, now },
  };
});

export default function ShopAtDesk() {
  const { now, ...health } = useLoaderData<typeof loader>();
  const { t } = useTranslation("support");
  useLive();
  return (
    <Page
      title={health.shop.name}
      subtitle={health.shop.domain}
      backAction={{ content: t("bar.shops"), url: "/support/shops" }}
      secondaryActions={[
        {
          content: t("shop.questions", { count: health.open }),
          url: `/support?shop=${health.shop.id}`,
        },
      ]}
    >
      <BlockStack gap="400">
        <ShopConnections health={health} now={now} />
        <ShopWork health={health} now={now} />
      </BlockStack>
    </Page>
  );
}
