import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import {
  reasonIn,
  reasonMissing,
  unmaskAtDesk,
} from "../auth/desk-deeds.server.ts";
import { readShares, shareDays } from "../auth/shared-timeline.server.ts";
import { deed, signer, staffDeeds, staffLoader } from "../auth/staff.server.ts";
import { unmaskedUntil } from "../auth/staff-acts.server.ts";
import { maskReason } from "../queries/support/masking.ts";
import {
  readOrderParts,
  readOrderStory,
} from "../queries/support/order-story.server.ts";
import { shopOf } from "../queries/support/shop-of.server.ts";
import { useAnswer } from "../ui/answer.ts";
import { useLive } from "../ui/live.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { DeskOutcome } from "../ui/support/desk-outcome.tsx";
import { OrderFacts } from "../ui/support/order-facts.tsx";
import { ShareCard } from "../ui/support/share-card.tsx";
import { StoryCard } from "../ui/support/story-card.tsx";
import { UnmaskCard } from "../ui/support/unmask-card.tsx";
import { env, world } from "../world.server.ts";

export { DeskPageProblem as ErrorBoundary } from "../ui/support/desk-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = {
  title: (_, data) =>
    (data as { story: { order: { name: string } } }).story.order.name,
};

const dayMs = 24 * 60 * 60_000;

export const loader = staffLoader(
  "order:read:any",
  async ({ params, staff, now }) => {
    const { prisma } = world;
    const { id, shopId } = await shopOf(prisma, "order", params.id);
    const about = { shopId, subject: `order:${id}` };
    const wish = { ...about, now };
    const until = await unmaskedUntil(prisma, staff.sessionId, wish);
    const isUnmasked = until !== null;
    const [story, parts, shop, questions, shares] = await Promise.all([
      readOrderStory(prisma, shopId, id),
      readOrderParts(prisma, shopId, id, { isUnmasked }),
      prisma.shop.findUniqueOrThrow({
        where: { id: shopId },
        select: { id: true, name: true },
      }),
      prisma.conflict.findMany({
        where: { shopId, state: "open", subjectKind: "order", subjectId: id },
        select: { id: true, reason: true },
      }),
      readShares(prisma, signer, { shopId, orderId: id, now }),
    ]);
    if (!story) throw new Response(null, { status: 404 });
    return {
      about,
      page: {
        story,
        parts,
        shop,
        questions: questions.map((one) => ({
          ...one,
          reason: maskReason(one.reason),
        })),
        shares: shares.map((one) => ({
          ...one,
          url: `${env.APP_ORIGIN}${one.path}`,
        })),
        until,
        now,
      },
    };
  },
);

/** @throws Response where the address names no order. */
async function orderOf(id: string | undefined) {
  const found = await shopOf(world.prisma, "order", id);
  return { shopId: found.shopId, subject: `order:${found.id}` };
}

export const action = staffDeeds({
  unmask: deed("personal:unmask:any", async ({ params, form, now }) =>
    unmaskAtDesk(await orderOf(params.id), { form, now }),
  ),
  share: deed("timeline:share:any", async ({ params, form, now }) => {
    const about = await orderOf(params.id);
    const reason = reasonIn(form);
    if (!reason) return reasonMissing(about);
    const days =
      shareDays.find((one) => String(one) === form.get("days")) ?? shareDays[0];
    return {
      about,
      kind: "share" as const,
      reason,
      until: new Date(now.getTime() + days * dayMs),
      answer: { outcome: "shared" as const },
    };
  }),
  unshare: deed("timeline:share:any", async ({ params, form }) => {
    const { shopId } = await orderOf(params.id);
    const line = String(form.get("line") ?? "");
    if (!/^\d{1,18}$/.test(line)) throw new Response(null, { status: 400 });
    return {
      about: { shopId, subject: `share:${line}` },
      kind: "revoke" as const,
      answer: { outcome: "revoked" as const },
    };
  }),
});

export default function OrderAtDesk() {
  const { story, parts, shop, questions, shares, until, now } =
    useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const { t } = useTranslation("support");
  useLive();
  return (
    <Page
      title={story.order.name}
      subtitle={shop.name}
      backAction={{ content: shop.name, url: `/support/shops/${shop.id}` }}
      secondaryActions={questions.map((one) => ({
        content: t("order.question"),
        url: `/support/conflicts/${one.id}`,
      }))}
    >
      <BlockStack gap="400">
        <DeskOutcome answer={answer} />
        <OrderFacts order={story.order} parts={parts} now={now} />
        <UnmaskCard until={until} now={now} />
        <StoryCard moments={story.moments} hasLinks />
        <ShareCard shares={shares} now={now} />
      </BlockStack>
    </Page>
  );
}
