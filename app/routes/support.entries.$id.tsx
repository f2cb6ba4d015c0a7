import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { letterToReplay, replayEntry } from "#core/flows/replay-entry.ts";
import {
  reasonIn,
  reasonMissing,
  unmaskAtDesk,
} from "../auth/desk-deeds.server.ts";
import { deed, staffDeeds, staffLoader } from "../auth/staff.server.ts";
import { unmaskedUntil } from "../auth/staff-acts.server.ts";
import { readEntry } from "../queries/support/entry.server.ts";
import { shopOf } from "../queries/support/shop-of.server.ts";
import { useAnswer } from "../ui/answer.ts";
import { useLive } from "../ui/live.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { DeskOutcome } from "../ui/support/desk-outcome.tsx";
import { EntryCards } from "../ui/support/entry-cards.tsx";
import { ReplayCard } from "../ui/support/replay-card.tsx";
import { UnmaskCard } from "../ui/support/unmask-card.tsx";
import { world } from "../world.server.ts";

export { DeskPageProblem as ErrorBoundary } from "../ui/support/desk-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("support:entry.open") };

export const loader = staffLoader(
  "entry:read:any",
  async ({ params, staff, now }) => {
    const found = await shopOf(world.prisma, "journalEntry", params.id);
    const about = { shopId: found.shopId, subject: `entry:${found.id}` };
    const until = await unmaskedUntil(world.prisma, staff.sessionId, {
      ...about,
      now,
    });
    const { recorded, page } = await readEntry(world.prisma, found.id, {
      isUnmasked: until !== null,
    });
    const isReplayable = letterToReplay(world, recorded) !== null;
    return { about, page: { entry: page, isReplayable, until, now } };
  },
);

export const action = staffDeeds({
  replay: deed("entry:replay:any", async ({ params, form, staff }) => {
    const { id, shopId } = await shopOf(
      world.prisma,
      "journalEntry",
      params.id,
    );
    const about = { shopId, subject: `entry:${id}` };
    const reason = reasonIn(form);
    if (!reason) return reasonMissing(about);
    const { recorded } = await readEntry(world.prisma, id, {
      isUnmasked: false,
    });
    const { actor } = staff;
    const wish = { entry: recorded, actor, reason };
    const { outcome } = await replayEntry(world, shopId, wish);
    return {
      about,
      reason,
      answer: {
        outcome:
          outcome === "replayed"
            ? ("replayed" as const)
            : ("unreplayable" as const),
      },
    };
  }),
  unmask: deed("personal:unmask:any", async ({ params, form, now }) => {
    const { id, shopId } = await shopOf(
      world.prisma,
      "journalEntry",
      params.id,
    );
    return unmaskAtDesk({ shopId, subject: `entry:${id}` }, { form, now });
  }),
});

export default function EntryAtDesk() {
  const { entry, isReplayable, until, now } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const { t } = useTranslation("support");
  useLive();
  return (
    <Page
      title={t("entry.title", { topic: entry.topic })}
      subtitle={entry.shop.name}
      backAction={{
        content: entry.shop.name,
        url: `/support/shops/${entry.shop.id}`,
      }}
    >
      <BlockStack gap="400">
        <DeskOutcome answer={answer} />
        <EntryCards entry={entry} now={now} />
        <ReplayCard entry={entry} isReplayable={isReplayable} now={now} />
        <UnmaskCard until={until} now={now} />
      </BlockStack>
    </Page>
  );
}
