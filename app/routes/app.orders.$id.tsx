import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Layout, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { retryEffect } from "#core/flows/retry-effect.ts";
import { orderAdminUrl } from "../auth/admin-url.server.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { readOrder } from "../queries/order.server.ts";
import { readDeeds } from "../queries/order-deeds.server.ts";
import { readOrderReturns } from "../queries/order-returns.server.ts";
import { readOrderPromises } from "../queries/promises.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { useLive } from "../ui/live.ts";
import { OrderDeeds } from "../ui/orders/order-deeds.tsx";
import { OrderFacts } from "../ui/orders/order-facts.tsx";
import { OrderLines } from "../ui/orders/order-lines.tsx";
import { OrderPast } from "../ui/orders/order-past.tsx";
import { mayStillBeSent, stateTone } from "../ui/orders/order-words.ts";
import { Parcels } from "../ui/orders/parcels.tsx";
import { RequestPreview } from "../ui/orders/request-preview.tsx";
import { Requests } from "../ui/orders/requests.tsx";
import { Returns } from "../ui/orders/returns.tsx";
import { Timeline } from "../ui/orders/timeline.tsx";
import { WayPicture } from "../ui/orders/way-picture.tsx";
import type { TitleHandle } from "../ui/page-title.tsx";
import { OrderPromises } from "../ui/promises/order-promise.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

export const handle: TitleHandle = {
  title: (t, data) =>
    (data as Awaited<ReturnType<typeof loader>> | undefined)?.order.name ??
    t("orders:title"),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId, domain } = await requireMerchant(request);
  const order = isId(params.id)
    ? await readOrder(world.prisma, shopId, params.id)
    : null;
  if (!order) throw new Response(null, { status: 404 });
  const now = world.clock.now();
  return {
    order,
    promises: await readOrderPromises(world.prisma, shopId, order.id, now),
    deeds: await readDeeds(world, shopId, order.id),
    returns: await readOrderReturns(world.prisma, shopId, order.id),
    now,
    adminUrl: orderAdminUrl(domain, order.storefrontExternalId),
  };
}

/** "Try again" beside a refused step of the timeline. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  const effectId = String((await request.formData()).get("effect") ?? "");
  if (!isId(effectId)) throw new Response(null, { status: 400 });
  return orFailure(retryEffect(world, shopId, { effectId, actor }));
}

export default function Order() {
  const { t } = useTranslation("orders");
  const { order, promises, deeds, returns, now, adminUrl } =
    useLoaderData<typeof loader>();
  useLive();
  return (
    <Page
      title={t("one", { name: order.name })}
      titleMetadata={
        <Badge tone={stateTone[order.state]}>{t(`state.${order.state}`)}</Badge>
      }
      backAction={{ content: t("title"), url: "/app/orders" }}
      secondaryActions={
        adminUrl
          ? [
              {
                content: t("viewInShopify"),
                onAction: () => void open(adminUrl, "_top"),
              },
            ]
          : []
      }
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            {deeds && <OrderDeeds order={order} shown={deeds} />}
            {mayStillBeSent(order) && <RequestPreview orderId={order.id} />}
            <OrderPromises promises={promises} currency={order.currency} />
            <WayPicture order={order} />
            <Timeline moments={order.timeline} />
            <Returns returns={returns} fulfilledBy={order.fulfilledBy} />
            <OrderPast past={order.past} moments={order.timeline} />
            <OrderLines order={order} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <OrderFacts order={order} now={now} />
            <Requests requests={order.requests} now={now} />
            <Parcels shipments={order.shipments} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
