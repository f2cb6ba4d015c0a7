import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  Badge,
  Banner,
  BlockStack,
  Box,
  Card,
  Page,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { requireMerchant } from "../auth/merchant.server.ts";
import { readProductPage } from "../queries/product-page.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { rooms } from "../texts/rooms.ts";
import { ActivityList } from "../ui/activity/activity-list.tsx";
import { useLive } from "../ui/live.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { ProductFields } from "../ui/product/product-fields.tsx";
import { ProductSummary } from "../ui/product/product-summary.tsx";
import {
  ProductVariants,
  wantsGoods,
} from "../ui/product/product-variants.tsx";
import { isBeingTold } from "../ui/stock/is-being-told.ts";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

export const handle: TitleHandle = {
  title: (t, data) => {
    const seen = data as Awaited<ReturnType<typeof loader>> | undefined;
    return seen?.page.title ?? t("products:title");
  },
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const page = isId(params.id)
    ? await readProductPage(world, shopId, params.id)
    : null;
  if (!page) throw new Response(null, { status: 404 });
  return { page, now: world.clock.now() };
}

export default function Product() {
  const { t } = useTranslation(rooms);
  const { page, now } = useLoaderData<typeof loader>();
  const choosable = page.variants.filter(
    ({ chosen, goods }) => goods && !chosen,
  );
  const wanting = page.hasNetwork ? page.variants.filter(wantsGoods) : [];
  useLive(
    page.isBeingListed ||
      page.addition.isGoing ||
      page.listings.some(({ auditStatus }) => auditStatus === "AUDITING") ||
      page.fields.some(({ decision }) => decision === "take") ||
      page.variants.some(({ stock }) => isBeingTold(stock.told)),
  );
  return (
    <Page
      title={page.title}
      titleMetadata={
        page.isDeleted ? (
          <Badge tone="critical">{t("product:deleted")}</Badge>
        ) : undefined
      }
      backAction={{ content: t("products:title"), url: "/app/products" }}
      primaryAction={
        choosable.length > 0
          ? {
              content: t("products:choose"),
              url: `/app/products/preview?variants=${choosable.map(({ id }) => id).join(",")}`,
            }
          : undefined
      }
      secondaryActions={[
        ...(page.listings.length === 0 && !page.isBeingListed
          ? [
              {
                content: t("product:list"),
                url: `/app/list/${page.id}`,
              },
            ]
          : []),
        ...(wanting.length > 0
          ? [
              {
                content: t("goods:open"),
                url: `/app/goods?variants=${wanting.map(({ id }) => id).join(",")}`,
              },
            ]
          : []),
      ]}
      fullWidth
    >
      <BlockStack gap="400">
        {page.isBeingListed && (
          <Banner tone="info" title={t("product:beingListed.title")}>
            {t("product:beingListed.text")}
          </Banner>
        )}
        {page.addition.isGoing ? (
          <Banner tone="info" title={t("listing:addition.going")}>
            {t("listing:addition.goingText")}
          </Banner>
        ) : (
          page.addition.wanting > 0 && (
            <Banner
              tone="info"
              title={t("listing:addition.proposal", {
                count: page.addition.wanting,
              })}
              action={{
                content: t("listing:addition.look"),
                url: `/app/list/${page.id}/variants`,
              }}
            />
          )
        )}
        <ProductSummary page={page} now={now} />
        <ProductVariants page={page} now={now} />
        <ProductFields fields={page.fields} now={now} />
        <Card padding="0">
          <Box padding="400">
            <Text as="h2" variant="headingMd">
              {t("product:history")}
            </Text>
          </Box>
          <ActivityList
            lines={page.history}
            empty={
              <Text as="p" tone="subdued">
                {t("product:noHistory")}
              </Text>
            }
          />
        </Card>
      </BlockStack>
    </Page>
  );
}
