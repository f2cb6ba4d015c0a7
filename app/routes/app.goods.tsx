import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { previewGoods, setUpGoods } from "#core/flows/set-up-goods.ts";
import { readGoodsForm } from "../api/goods-wish.server.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orBoundary, orFailure } from "../failure.server.ts";
import { asParams, chosenBy } from "../queries/chosen-by-address.server.ts";
import { readEntryProgress } from "../queries/entry-progress.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { useAnswer } from "../ui/answer.ts";
import { GoodsForm } from "../ui/goods/goods-form.tsx";
import { GoodsItems } from "../ui/goods/goods-items.tsx";
import { GoodsProgress } from "../ui/goods/goods-progress.tsx";
import { useLive } from "../ui/live.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { FailureBanner } from "../ui/problem.tsx";
import { world } from "../world.server.ts";

export { looksOnce as shouldRevalidate } from "../ui/looks-once.ts";
export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("goods:title") };

/** What belongs to the address of the page and not to the wish. */
const made = "made";

async function wishOf(shopId: string, asked: URLSearchParams) {
  const { variantIds, left } = await chosenBy(
    world.prisma,
    shopId,
    asked,
    "choosable",
  );
  return { wish: readGoodsForm(variantIds, asked), left };
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  const { wish, left } = await wishOf(shopId, searchParams);
  if (wish.variantIds.length === 0) throw redirect("/app/products");
  const entryId = searchParams.get(made) ?? "";
  // First: once it says that all is done nobody looks again, so what is shown beside it must not be older.
  const progress = isId(entryId)
    ? await readEntryProgress(world.prisma, shopId, entryId)
    : null;
  const preview = await orBoundary(previewGoods(world, shopId, wish));
  return {
    wish,
    preview: { ...preview, left: preview.left + left },
    progress,
    asked: [...searchParams].filter(([name]) => name !== made),
  };
}

/** Has the network told what was seen, if it is still what would be told. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  const asked = asParams(await request.formData());
  const fingerprint = asked.get("fingerprint");
  asked.delete("fingerprint");
  const { wish } = await wishOf(shopId, asked);
  if (wish.variantIds.length === 0 || !fingerprint)
    throw new Response(null, { status: 400 });
  const answer = await orFailure(
    setUpGoods(world, shopId, { wish, fingerprint, actor }),
  );
  if (answer.outcome === "set-up") {
    asked.set(made, answer.entryId);
    throw redirect(`/app/goods?${asked}`);
  }
  return answer;
}

export default function Goods() {
  const { t } = useTranslation(["goods", "common", "products"]);
  const {
    wish,
    preview: first,
    progress,
    asked,
  } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const preview = answer?.outcome === "moved" ? answer.preview : first;
  useLive(progress !== null && progress.done < progress.total);
  return (
    <Page
      title={t("title")}
      subtitle={t("subtitle")}
      backAction={{ content: t("products:title"), url: "/app/products" }}
    >
      <BlockStack gap="400">
        {answer?.outcome === "moved" && (
          <Banner tone="warning" title={t("common:changedMeanwhile")}>
            {t("moved")}
          </Banner>
        )}
        {answer?.outcome === "failed" && (
          <FailureBanner failure={answer.failure} />
        )}
        {progress && (
          <GoodsProgress progress={progress} variantIds={wish.variantIds} />
        )}
        {preview.left > 0 && (
          <Banner tone="info">{t("left", { count: preview.left })}</Banner>
        )}
        <GoodsForm
          wish={wish}
          preview={preview}
          asked={asked as [string, string][]}
        />
        <GoodsItems items={preview.items} />
      </BlockStack>
    </Page>
  );
}
