import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  Form,
  useLoaderData,
  useNavigation,
  useSearchParams,
} from "@remix-run/react";
import {
  BlockStack,
  Box,
  Button,
  Card,
  InlineStack,
  Page,
  Tabs,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { requireMerchant } from "../auth/merchant.server.ts";
import { noteNoticesRead, readNotices } from "../queries/notices.server.ts";
import { useFormat } from "../ui/format.ts";
import { useLive } from "../ui/live.ts";
import { NoticeRows } from "../ui/notices/notice-rows.tsx";
import type { TitleHandle } from "../ui/page-title.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("notices:title") };

/** More than anybody reads; what is open is counted whole. */
const most = 200;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  const over = new URL(request.url).searchParams.get("tab") === "over";
  return {
    notices: await readNotices(world.prisma, shopId, actor, {
      take: most,
      over,
    }),
    now: world.clock.now(),
  };
}

/** "Mark all as read". */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  await noteNoticesRead(world.prisma, shopId, actor, world.clock.now());
  return null;
}

export default function Notifications() {
  const { t } = useTranslation(["notices", "common"]);
  const { notices, now } = useLoaderData<typeof loader>();
  const [params, setParams] = useSearchParams();
  const navigation = useNavigation();
  const { number } = useFormat();
  useLive();
  const over = params.get("tab") === "over";
  const hidden = over ? 0 : notices.open - notices.rows.length;
  return (
    <Page
      title={t("title")}
      subtitle={t("subtitle")}
      backAction={{ content: t("home"), url: "/app" }}
      secondaryActions={[
        { content: t("settings"), url: "/app/settings#notices" },
      ]}
    >
      <BlockStack gap="400">
        <Tabs
          selected={over ? 1 : 0}
          onSelect={(index) => setParams(index === 1 ? { tab: "over" } : {})}
          tabs={[
            {
              id: "open",
              content: t("tabs.open"),
              badge: number(notices.open),
            },
            { id: "over", content: t("tabs.over") },
          ]}
        />
        {!over && notices.unread > 0 && (
          <InlineStack gap="300" blockAlign="center">
            <Text as="p">{t("unread", { count: notices.unread })}</Text>
            <Form method="post">
              <Button submit loading={navigation.formMethod === "POST"}>
                {t("markRead")}
              </Button>
            </Form>
          </InlineStack>
        )}
        <Card padding="0">
          {notices.rows.length === 0 ? (
            <Box padding="800">
              <Text as="p" alignment="center" tone="subdued">
                {t(over ? "empty.over" : "empty.open")}
              </Text>
            </Box>
          ) : (
            <NoticeRows rows={notices.rows} now={now} />
          )}
          {hidden > 0 && (
            <Box padding="400">
              <Text as="p" tone="subdued">
                {t("more", { count: hidden })}
              </Text>
            </Box>
          )}
        </Card>
      </BlockStack>
    </Page>
  );
}
