import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { requireMerchant } from "../auth/merchant.server.ts";
import {
  readActivity,
  readActivityFilter,
} from "../queries/activity.server.ts";
import { pageNumber } from "../queries/page.ts";
import { readActsInShop } from "../queries/support/staff-acts.server.ts";
import { ActivityTable } from "../ui/activity/activity-table.tsx";
import { Export } from "../ui/activity/export.tsx";
import { SupportActs } from "../ui/activity/support-acts.tsx";
import type { TitleHandle } from "../ui/page-title.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

export const handle: TitleHandle = { title: (t) => t("activity:title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  const [activity, support] = await Promise.all([
    readActivity(
      world.prisma,
      shopId,
      {
        ...readActivityFilter(searchParams),
        page: pageNumber(searchParams.get("page")),
      },
      world.clock.now(),
    ),
    readActsInShop(world.prisma, shopId),
  ]);
  return { activity, support };
}

export default function Activity() {
  const { t } = useTranslation("activity");
  const { activity, support } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t("title")}
      subtitle={t("subtitle")}
      secondaryActions={[{ content: t("customerData"), url: "/app/privacy" }]}
      fullWidth
    >
      <BlockStack gap="400">
        <ActivityTable
          activity={activity}
          action={<Export disabled={activity.total === 0} />}
        />
        <SupportActs acts={support} />
      </BlockStack>
    </Page>
  );
}
