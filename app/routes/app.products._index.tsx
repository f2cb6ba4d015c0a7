import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { actOnProducts } from "../api/product-action.server.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { asParams } from "../queries/chosen-by-address.server.ts";
import { readCollections } from "../queries/collections.server.ts";
import {
  readChoiceUnderWay,
  readEntryProgress,
} from "../queries/entry-progress.server.ts";
import { isImportUnderWay } from "../queries/import-under-way.server.ts";
import { pageNumber } from "../queries/page.ts";
import { readProductFilter } from "../queries/product-filter.ts";
import { readProductViews } from "../queries/product-views.server.ts";
import { readProducts } from "../queries/products.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { useLive } from "../ui/live.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { ProductTable } from "../ui/products/product-table.tsx";
import { SelectionProgress } from "../ui/products/selection-progress.tsx";
import { isBeingTold } from "../ui/stock/is-being-told.ts";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("products:title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  const asked = searchParams.get("progress") ?? "";
  const [views, collections, progress, isImporting] = await Promise.all([
    readProductViews(world.prisma, shopId),
    readCollections(world.prisma, shopId),
    progressOf(shopId, isId(asked) ? asked : null),
    isImportUnderWay(world.prisma, shopId),
  ]);
  // After what is under way: where that is over, the table shows what came of it, and need not be read again.
  const products = await readProducts(world.prisma, shopId, {
    ...readProductFilter(searchParams),
    page: pageNumber(searchParams.get("page")),
  });
  return { products, views, collections, progress, isImporting };
}

/** The choice that the address names, or the one that is still under way: leaving the page loses it for nobody. */
async function progressOf(shopId: string, asked: string | null) {
  const entryId = asked ?? (await readChoiceUnderWay(world.prisma, shopId));
  return entryId ? readEntryProgress(world.prisma, shopId, entryId) : null;
}

export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  return actOnProducts({ shopId, actor }, asParams(await request.formData()));
}

export default function Products() {
  const { t } = useTranslation("products");
  const { products, views, collections, progress, isImporting } =
    useLoaderData<typeof loader>();
  useLive(
    // A number may be read a moment before the step that told it is counted as done.
    progress !== null ||
      isImporting ||
      products.rows.some(({ stock }) => isBeingTold(stock.told)),
  );
  return (
    <Page
      title={t("title")}
      subtitle={t(isImporting ? "importing" : "subtitle")}
      secondaryActions={[{ content: t("stockRules"), url: "/app/stock/rules" }]}
      fullWidth
    >
      <BlockStack gap="400">
        {progress && (
          <SelectionProgress key={progress.entryId} progress={progress} />
        )}
        <ProductTable
          products={products}
          views={views}
          collections={collections}
        />
      </BlockStack>
    </Page>
  );
}
