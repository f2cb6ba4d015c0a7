import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { BlockStack, InlineGrid, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { beginMarketplaceConnection } from "#core/flows/connect-marketplace.ts";
import { requestSync } from "#core/flows/request-sync.ts";
import { adminUrl } from "../auth/admin-url.server.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { readFlightDeck } from "../queries/flight-deck.server.ts";
import { readNotices } from "../queries/notices.server.ts";
import { readOverview } from "../queries/overview.server.ts";
import { visitHome } from "../queries/since-last-visit.server.ts";
import { ConnectionCard } from "../ui/home/connection-card.tsx";
import { ConsentAnswer } from "../ui/home/consent-answer.tsx";
import { FlightDeck } from "../ui/home/flight-deck.tsx";
import { KeyFigures } from "../ui/home/key-figures.tsx";
import { NeedsYou } from "../ui/home/needs-you.tsx";
import { RecentChanges } from "../ui/home/recent-changes.tsx";
import { SetupGuide } from "../ui/home/setup-guide.tsx";
import { SinceLastVisit } from "../ui/home/since-last-visit.tsx";
import { SyncNow } from "../ui/home/sync-now.tsx";
import { useLive } from "../ui/live.ts";
import { NoticeCard } from "../ui/notices/notice-card.tsx";
import { env, world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

/** On Home; all of them have a page. */
const mostNotices = 5;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, domain, actor } = await requireMerchant(request);
  const now = world.clock.now();
  const { prisma } = world;
  const [overview, deck, since, notices] = await Promise.all([
    readOverview(prisma, shopId, now),
    readFlightDeck(prisma, shopId, now, env.RECONCILE_EVERY_MS, (granted) =>
      world.storefront.missingScopes(granted),
    ),
    visitHome(prisma, shopId, actor, now),
    readNotices(prisma, shopId, actor, { take: mostNotices }),
  ]);
  return { ...overview, deck, since, notices, homeUrl: adminUrl(env, domain) };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  const intent = (await request.formData()).get("intent");
  if (intent === "sync")
    return orFailure(
      requestSync(world, shopId, actor).then(() => ({
        outcome: "syncing" as const,
      })),
    );
  if (intent === "connect")
    return orFailure(
      beginMarketplaceConnection(world, shopId).then(({ url }) => ({
        outcome: "consent" as const,
        url,
      })),
    );
  throw new Response(null, { status: 400 });
}

export default function Home() {
  const { t } = useTranslation("notices");
  const overview = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const { now, shop, connections, steps, needs, figures, syncLag, recent } =
    overview;
  const isSetUp = Object.values(steps).every(Boolean);
  useLive();
  return (
    <Page
      title={shop.name}
      subtitle={shop.name === shop.domain ? undefined : shop.domain}
      secondaryActions={[{ content: t("title"), url: "/app/notifications" }]}
    >
      <BlockStack gap="400">
        <ConsentAnswer outcome={params.get("tiktok")} />
        <SinceLastVisit since={overview.since} now={now} />
        {!isSetUp && <SetupGuide steps={steps} />}
        <NoticeCard notices={overview.notices} now={now} />
        {steps.tiktokShop && <NeedsYou needs={needs} />}
        {steps.tiktokShop && <KeyFigures figures={figures} syncLag={syncLag} />}
        <InlineGrid columns={{ xs: 1, md: 3 }} gap="400">
          {connections.map((connection) => (
            <ConnectionCard
              key={connection.kind}
              connection={connection}
              homeUrl={overview.homeUrl}
              missingScopes={
                connection.kind === "shopify" ? overview.deck.missingScopes : []
              }
              now={now}
            />
          ))}
        </InlineGrid>
        {steps.shopify && <FlightDeck deck={overview.deck} now={now} />}
        <RecentChanges
          lines={recent}
          now={now}
          action={<SyncNow disabled={!steps.shopify} />}
        />
      </BlockStack>
    </Page>
  );
}
