import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { Card, Page } from "@shopify/polaris";
import { requireMerchant } from "../auth/merchant.server.ts";
import { readToldStock } from "../queries/told-stock.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { ToldTable } from "../ui/products/told-table.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

export const meta: MetaFunction = () => [
  { title: "Why this stock · Quayside" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const told = isId(params.id)
    ? await readToldStock(world.prisma, shopId, params.id)
    : [];
  if (told.length === 0) throw new Response(null, { status: 404 });
  return { told };
}

export default function ToldStock() {
  const { told } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Why this stock"
      subtitle="The numbers that one call told Shopify, and what each was the sum of"
      backAction={{ content: "Activity", url: "/app/activity" }}
      fullWidth
    >
      <Card padding="0">
        <ToldTable told={told} />
      </Card>
    </Page>
  );
}
