import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { requireMerchant } from "../auth/merchant.server.ts";
import { activityKinds, readActivity } from "../queries/activity.server.ts";
import { oneOf, searchText } from "../queries/list-filters.ts";
import { pageNumber } from "../queries/page.ts";
import { ActivityTable } from "../ui/activity/activity-table.tsx";
import { Export } from "../ui/activity/export.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

export const meta: MetaFunction = () => [{ title: "Activity · Quayside" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  return readActivity(world.prisma, shopId, {
    query: searchText(searchParams.get("query")),
    kind: oneOf(activityKinds, searchParams.get("kind")),
    page: pageNumber(searchParams.get("page")),
  });
}

export default function Activity() {
  const activity = useLoaderData<typeof loader>();
  return (
    <Page
      title="Activity"
      subtitle="Who changed what, from what to what, and what came of it"
      secondaryActions={[{ content: "Customer data", url: "/app/privacy" }]}
      fullWidth
    >
      <ActivityTable
        activity={activity}
        action={<Export disabled={activity.total === 0} />}
      />
    </Page>
  );
}
