import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import {
  Form,
  useActionData,
  useLoaderData,
  useNavigation,
} from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  ButtonGroup,
  Page,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { previewSelection } from "#core/flows/preview-selection.ts";
import { selectVariants } from "#core/flows/select-variants.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orBoundary, orFailure } from "../failure.server.ts";
import { oneOf, searchText } from "../queries/list-filters.ts";
import { productTabs, readChoosable } from "../queries/products.server.ts";
import { mostVariants, readVariantIds } from "../queries/variant-ids.ts";
import { useFormat } from "../ui/format.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { FailureBanner } from "../ui/problem.tsx";
import { PreviewItems } from "../ui/products/preview-items.tsx";
import { PreviewSteps } from "../ui/products/preview-steps.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

export const handle: TitleHandle = { title: (t) => t("common:preview") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  const { variantIds, left } = searchParams.has("all")
    ? await readChoosable(
        world.prisma,
        shopId,
        {
          query: searchText(searchParams.get("query")),
          tab: oneOf(productTabs, searchParams.get("tab")),
        },
        mostVariants,
      )
    : { variantIds: readVariantIds(searchParams.get("variants")), left: 0 };
  if (variantIds.length === 0) throw redirect("/app/products");
  const preview = previewSelection(world, shopId, variantIds);
  return { preview: await orBoundary(preview), left };
}

/** Carries out the plan that was seen, if it is still the plan. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  const form = await request.formData();
  const variantIds = readVariantIds(String(form.get("variants") ?? ""));
  const fingerprint = String(form.get("fingerprint") ?? "");
  if (variantIds.length === 0 || !fingerprint)
    throw new Response(null, { status: 400 });
  const answer = await orFailure(
    selectVariants(world, shopId, { variantIds, fingerprint, actor }),
  );
  if (answer.outcome === "selected")
    throw redirect(`/app/products?tab=selected&progress=${answer.entryId}`);
  return answer;
}

export default function Preview() {
  const { t } = useTranslation(["products", "common"]);
  const { preview: first, left } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const navigation = useNavigation();
  const { number } = useFormat();
  const preview = answer?.outcome === "changed" ? answer.preview : first;
  const chosen = preview.items.filter((item) => item.verdict === "select");
  const variants = preview.items.map((item) => item.variantId).join(",");
  return (
    <Page
      title={t("preview.title")}
      subtitle={t("preview.subtitle")}
      backAction={{ content: t("title"), url: "/app/products" }}
    >
      <BlockStack gap="400">
        {answer?.outcome === "changed" && (
          <Banner tone="warning" title={t("common:changedMeanwhile")}>
            {t("preview.moved")}
          </Banner>
        )}
        {answer?.outcome === "failed" && (
          <FailureBanner failure={answer.failure} />
        )}
        {left > 0 && (
          <Banner tone="info" title={t("preview.partTitle")}>
            {t("preview.part", {
              variants: t("common:variants", { count: preview.items.length }),
              left: number(left),
            })}
          </Banner>
        )}
        <PreviewSteps preview={preview} />
        <PreviewItems items={preview.items} />
        <Form method="post">
          <input type="hidden" name="variants" value={variants} />
          <input type="hidden" name="fingerprint" value={preview.fingerprint} />
          <ButtonGroup>
            <Button
              submit
              variant="primary"
              size="large"
              disabled={chosen.length === 0}
              loading={navigation.formMethod === "POST"}
            >
              {chosen.length === 0
                ? t("preview.nothing")
                : t("preview.confirm", { count: chosen.length })}
            </Button>
            <Button size="large" url="/app/products">
              {t("common:back")}
            </Button>
          </ButtonGroup>
        </Form>
      </BlockStack>
    </Page>
  );
}
