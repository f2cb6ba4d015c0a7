import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { requireMerchant } from "../auth/merchant.server.ts";
import { readDataRequests } from "../queries/customer-data.server.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { DataRequests } from "../ui/privacy/data-requests.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

export const handle: TitleHandle = { title: (t) => t("privacy:title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  return { requests: await readDataRequests(world.prisma, shopId) };
}

export default function Privacy() {
  const { t } = useTranslation(["privacy", "common"]);
  const { requests } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t("title")}
      subtitle={t("subtitle")}
      backAction={{ content: t("common:menu.activity"), url: "/app/activity" }}
    >
      <Card padding="0">
        <DataRequests requests={requests} />
      </Card>
    </Page>
  );
}
