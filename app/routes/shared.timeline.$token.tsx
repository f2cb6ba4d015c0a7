import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { openShared } from "../auth/shared-timeline.server.ts";
import { signer } from "../auth/staff.server.ts";
import { readOrderStory } from "../queries/support/order-story.server.ts";
import { readerOf } from "../reader.server.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { ReaderProvider } from "../ui/reader.tsx";
import { deskLinks } from "../ui/support/desk-links.ts";
import { PolarisOutside } from "../ui/support/polaris-outside.tsx";
import { StoryCard } from "../ui/support/story-card.tsx";
import { useRelativeTime } from "../ui/time.tsx";
import { world } from "../world.server.ts";

export const links: LinksFunction = deskLinks;

export const handle: TitleHandle = { title: (t) => t("support:shared.title") };

/** What a shared link shows to whoever has it: what happened to one order, and nobody's name. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { prisma, clock } = world;
  const now = clock.now();
  const shared = await openShared(prisma, signer, {
    token: params.token ?? "",
    now,
  });
  const story =
    shared && (await readOrderStory(prisma, shared.shopId, shared.orderId));
  if (!shared || !story) throw new Response(null, { status: 404 });
  return {
    name: story.order.name,
    moments: story.moments,
    until: shared.until,
    now,
    reader: readerOf(request),
  };
}

export default function SharedTimeline() {
  const { name, moments, until, now, reader } = useLoaderData<typeof loader>();
  const { t } = useTranslation("support");
  const relative = useRelativeTime();
  return (
    <PolarisOutside>
      <ReaderProvider value={reader}>
        <main>
          <Page title={t("shared.heading", { name })}>
            <BlockStack gap="400">
              <Text as="p" tone="subdued">
                {t("shared.text", { when: relative(until, now) })}
              </Text>
              <StoryCard moments={moments} />
            </BlockStack>
          </Page>
        </main>
      </ReaderProvider>
    </PolarisOutside>
  );
}
