import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { releaseVariants } from "#core/flows/release-variants.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { readEntryProgress } from "../queries/entry-progress.server.ts";
import { oneOf, searchText } from "../queries/list-filters.ts";
import { pageNumber } from "../queries/page.ts";
import { productTabs, readProducts } from "../queries/products.server.ts";
import { readVariantIds } from "../queries/variant-ids.ts";
import { useLive } from "../ui/live.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { ProductTable } from "../ui/products/product-table.tsx";
import { SelectionProgress } from "../ui/products/selection-progress.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

export const handle: TitleHandle = { title: (t) => t("products:title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  const [entryId] = readVariantIds(searchParams.get("progress"));
  const [products, progress] = await Promise.all([
    readProducts(world.prisma, shopId, {
      query: searchText(searchParams.get("query")),
      tab: oneOf(productTabs, searchParams.get("tab")),
      page: pageNumber(searchParams.get("page")),
    }),
    entryId ? readEntryProgress(world.prisma, shopId, entryId) : null,
  ]);
  return { products, progress };
}

/** "Stop platform fulfillment" for the variants in hand. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  const form = await request.formData();
  const variantIds = readVariantIds(String(form.get("variants") ?? ""));
  if (form.get("intent") !== "release" || variantIds.length === 0)
    throw new Response(null, { status: 400 });
  return orFailure(releaseVariants(world, shopId, { variantIds, actor }));
}

export default function Products() {
  const { t } = useTranslation("products");
  const { products, progress } = useLoaderData<typeof loader>();
  const isUnderWay = progress !== null && progress.done < progress.total;
  useLive(isUnderWay);
  return (
    <Page
      title={t("title")}
      subtitle={t("subtitle")}
      secondaryActions={[{ content: t("stockRules"), url: "/app/stock" }]}
      fullWidth
    >
      <BlockStack gap="400">
        {progress && <SelectionProgress progress={progress} />}
        <ProductTable products={products} />
      </BlockStack>
    </Page>
  );
}
