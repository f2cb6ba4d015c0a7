import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { requireMerchant } from "../auth/merchant.server.ts";
import { readToldStock } from "../queries/told-stock.server.ts";
import { isId } from "../queries/variant-ids.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { ToldTable } from "../ui/products/told-table.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

export const handle: TitleHandle = { title: (t) => t("stock:told.title") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const told = isId(params.id)
    ? await readToldStock(world.prisma, shopId, params.id)
    : [];
  if (told.length === 0) throw new Response(null, { status: 404 });
  return { told };
}

export default function ToldStock() {
  const { t } = useTranslation(["stock", "common"]);
  const { told } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t("told.title")}
      subtitle={t("told.subtitle")}
      backAction={{ content: t("common:menu.activity"), url: "/app/activity" }}
      fullWidth
    >
      <Card padding="0">
        <ToldTable told={told} />
      </Card>
    </Page>
  );
}
