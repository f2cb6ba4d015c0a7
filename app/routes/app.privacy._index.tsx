import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { Card, Page } from "@shopify/polaris";
import { requireMerchant } from "../auth/merchant.server.ts";
import { readDataRequests } from "../queries/customer-data.server.ts";
import { DataRequests } from "../ui/privacy/data-requests.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

export const meta: MetaFunction = () => [{ title: "Customer data · Quayside" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  return { requests: await readDataRequests(world.prisma, shopId) };
}

export default function Privacy() {
  const { requests } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Customer data"
      subtitle="What customers asked to see, as Shopify passed it on. Hand the file over within 30 days."
      backAction={{ content: "Activity", url: "/app/activity" }}
    >
      <Card padding="0">
        <DataRequests requests={requests} />
      </Card>
    </Page>
  );
}
