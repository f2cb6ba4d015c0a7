import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { changeLink } from "#core/flows/change-link.ts";
import { partFromGoods } from "#core/flows/part-from-goods.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { readVariantLinks } from "../queries/variant-links.server.ts";
import { rooms } from "../texts/rooms.ts";
import { useAnswer } from "../ui/answer.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { FailureBanner } from "../ui/problem.tsx";
import { LinkList } from "../ui/products/link-list.tsx";
import { sayRecorded } from "../ui/recorded.ts";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = {
  title: (t, data) => {
    const seen = data as Awaited<ReturnType<typeof loader>> | undefined;
    return seen
      ? t("products:links.title", { name: seen.variant.name })
      : t("products:title");
  },
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const variant = isId(params.id)
    ? await readVariantLinks(world.prisma, shopId, params.id)
    : null;
  if (!variant) throw new Response(null, { status: 404 });
  return { variant, now: world.clock.now() };
}

/** Takes a link away, to a TikTok SKU or to goods of the network, or puts back one that was taken away. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  const form = await request.formData();
  const listingSkuId = String(form.get("sku") ?? "");
  const intent = form.get("intent");
  if (isId(params.id) && intent === "part")
    return orFailure(
      partFromGoods(world, shopId, { variantId: params.id, actor }),
    );
  if (!isId(params.id) || !isId(listingSkuId) || !intent)
    throw new Response(null, { status: 400 });
  return orFailure(
    changeLink(world, shopId, {
      listingSkuId,
      variantId: intent === "link" ? params.id : null,
      actor,
      reason: null,
    }),
  );
}

export default function Links() {
  const { t } = useTranslation(rooms);
  const { variant, now } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  return (
    <Page
      title={variant.name}
      subtitle={t("products:links.subtitle")}
      backAction={{
        content: t("products:title"),
        url: `/app/products/${variant.productId}`,
      }}
    >
      <BlockStack gap="400">
        {answer?.outcome === "unlinked" && (
          <Banner tone="success" title={t("products:links.unlinked")}>
            {t("products:links.unlinkedText")}
          </Banner>
        )}
        {answer?.outcome === "parted" && (
          <Banner tone="success" title={t("products:links.unlinked")}>
            {t("products:links.partedText")}
          </Banner>
        )}
        {answer?.outcome === "linked" && (
          <Banner tone="success" title={t("products:links.linked")} />
        )}
        {answer?.outcome === "unfit" && (
          <Banner tone="warning" title={t("products:links.unfit")}>
            {sayRecorded(answer.why, t)}
          </Banner>
        )}
        {answer?.outcome === "failed" && (
          <FailureBanner failure={answer.failure} />
        )}
        <LinkList variant={variant} now={now} />
      </BlockStack>
    </Page>
  );
}
