import { useLoaderData, useSearchParams } from "@remix-run/react";
import { BlockStack, Page, Tabs } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { tendAtDesk } from "../auth/desk-deeds.server.ts";
import { deed, staffDeeds, staffLoader } from "../auth/staff.server.ts";
import { oneOf } from "../queries/list-filters.ts";
import { readInbox } from "../queries/support/inbox.server.ts";
import { readInboxStand } from "../queries/support/inbox-stand.server.ts";
import { inboxViews } from "../queries/support/inbox-views.ts";
import { shopOf } from "../queries/support/shop-of.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { useLive } from "../ui/live.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { InboxGroups } from "../ui/support/inbox-groups.tsx";
import { world } from "../world.server.ts";

export { DeskPageProblem as ErrorBoundary } from "../ui/support/desk-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("support:inbox.title") };

export const loader = staffLoader(
  "conflict:read:any",
  async ({ staff, search, now }) => {
    const shop = search.get("shop") ?? undefined;
    const view = oneOf(inboxViews, search.get("view"));
    const wish = {
      view,
      name: staff.name,
      shopId: isId(shop) ? shop : null,
      cause: search.get("cause"),
    };
    // Asked before the questions are: what moves in between is read again.
    const stand = await readInboxStand(world.prisma, now);
    return {
      about: { shopId: null, subject: "inbox" },
      page: { view, now, stand, ...(await readInbox(world.prisma, wish, now)) },
    };
  },
);

/** Takes a question, or puts it off until tomorrow. */
export const action = staffDeeds({
  tend: deed("conflict:tend:any", async ({ form, staff, now }) => {
    const { id, shopId } = await shopOf(
      world.prisma,
      "conflict",
      String(form.get("conflict") ?? ""),
    );
    return tendAtDesk({ conflictId: id, shopId }, { form, staff, now });
  }),
});

export default function Inbox() {
  const inbox = useLoaderData<typeof loader>();
  const [params, setParams] = useSearchParams();
  const { t } = useTranslation("support");
  useLive(true, { at: "/support/inbox-stand", seen: inbox.stand });
  return (
    <Page
      title={t("inbox.title")}
      subtitle={t("inbox.subtitle", { count: inbox.total })}
      fullWidth
    >
      <BlockStack gap="400">
        <Tabs
          selected={inboxViews.indexOf(inbox.view)}
          onSelect={(index) => {
            params.set("view", inboxViews[index] ?? "open");
            setParams(params);
          }}
          tabs={inboxViews.map((view) => ({
            id: view,
            content: t(`inbox.view.${view}`),
          }))}
        />
        <InboxGroups inbox={inbox} />
      </BlockStack>
    </Page>
  );
}
