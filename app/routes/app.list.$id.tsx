import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { listProduct, previewListing } from "#core/flows/list-product.ts";
import { readListingForm } from "../api/listing-wish.server.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orBoundary, orFailure } from "../failure.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { useAnswer } from "../ui/answer.ts";
import { ListingForm } from "../ui/listing/listing-form.tsx";
import { ListingVerdict } from "../ui/listing/listing-verdict.tsx";
import type { TitleHandle } from "../ui/page-title.tsx";
import { FailureBanner } from "../ui/problem.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("listing:title") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  const wish = isId(params.id)
    ? readListingForm(params.id, searchParams)
    : null;
  const preview =
    wish && (await orBoundary(previewListing(world, shopId, wish)));
  if (!wish || !preview) throw new Response(null, { status: 404 });
  return { wish, preview };
}

/** Each look asks TikTok Shop for its check, and the answer to a form has what it would say. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formMethod,
  defaultShouldRevalidate,
}) => formMethod !== "POST" && defaultShouldRevalidate;

/** Lists what was seen, if it is still what would be listed. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  const wish = isId(params.id)
    ? readListingForm(params.id, searchParams)
    : null;
  const form = await request.formData();
  const fingerprint = String(form.get("fingerprint") ?? "");
  if (!wish || !fingerprint) throw new Response(null, { status: 400 });
  const answer = await orFailure(
    listProduct(world, shopId, { wish, fingerprint, actor }),
  );
  if (answer.outcome === "listing")
    throw redirect(`/app/products/${wish.productId}`);
  return answer;
}

export default function List() {
  const { t } = useTranslation(["listing", "common"]);
  const { wish, preview: first } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const preview =
    answer?.outcome === "moved" || answer?.outcome === "blocked"
      ? answer.preview
      : first;
  return (
    <Page
      title={t("title")}
      subtitle={t("subtitle")}
      backAction={{ content: t("common:menu.products"), url: "/app/products" }}
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
        <ListingVerdict preview={preview} />
        <ListingForm wish={wish} preview={preview} />
      </BlockStack>
    </Page>
  );
}
