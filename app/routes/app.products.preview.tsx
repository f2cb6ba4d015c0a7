import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  ButtonGroup,
  Page,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { noGoods } from "#core/domain/listings/plan-selection.ts";
import { previewSelection } from "#core/flows/preview-selection.ts";
import { selectVariants } from "#core/flows/select-variants.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orBoundary, orFailure } from "../failure.server.ts";
import { asParams, chosenBy } from "../queries/chosen-by-address.server.ts";
import { summarise } from "../queries/preview-summary.ts";
import { useAnswer } from "../ui/answer.ts";
import { useFormat } from "../ui/format.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { FailureBanner } from "../ui/problem.tsx";
import { PreviewItems } from "../ui/products/preview-items.tsx";
import { PreviewRefusals } from "../ui/products/preview-refusals.tsx";
import { PreviewSteps } from "../ui/products/preview-steps.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("common:preview") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  const chosen = await chosenBy(
    world.prisma,
    shopId,
    searchParams,
    "choosable",
  );
  if (chosen.variantIds.length === 0) throw redirect("/app/products");
  const preview = previewSelection(world, shopId, chosen.variantIds);
  return {
    preview: summarise(await orBoundary(preview)),
    left: chosen.left,
    asked: [...searchParams],
  };
}

/** Carries out the plan that was seen, if it is still the plan. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  const asked = asParams(await request.formData());
  const fingerprint = asked.get("fingerprint");
  const { variantIds } = await chosenBy(
    world.prisma,
    shopId,
    asked,
    "choosable",
  );
  if (variantIds.length === 0 || !fingerprint)
    throw new Response(null, { status: 400 });
  const answer = await orFailure(
    selectVariants(world, shopId, { variantIds, fingerprint, actor }),
  );
  if (answer.outcome === "selected")
    throw redirect(`/app/products?tab=selected&progress=${answer.entryId}`);
  return answer.outcome === "changed"
    ? { outcome: answer.outcome, preview: summarise(answer.preview) }
    : answer;
}

export default function Preview() {
  const { t } = useTranslation(["products", "common", "goods"]);
  const { preview: first, left, asked } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const navigation = useNavigation();
  const { number } = useFormat();
  const preview = answer?.outcome === "changed" ? answer.preview : first;
  const countOf = (verdict: string) =>
    preview.verdicts.find((one) => one.verdict === verdict)?.count ?? 0;
  const chosen = countOf("select");
  const wanting =
    preview.refusals.find(({ reason }) => reason === noGoods)?.count ?? 0;
  const all = preview.verdicts.reduce((sum, { count }) => sum + count, 0);
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
              variants: t("common:variants", { count: all }),
              left: number(left),
            })}
          </Banner>
        )}
        <PreviewSteps preview={preview} chosen={chosen} />
        <Form method="post">
          {asked.map(([name, value]) => (
            <input type="hidden" key={name} name={name} value={value} />
          ))}
          <input type="hidden" name="fingerprint" value={preview.fingerprint} />
          <ButtonGroup>
            <Button
              submit
              variant="primary"
              size="large"
              disabled={chosen === 0}
              loading={navigation.formMethod === "POST"}
            >
              {chosen === 0
                ? t("preview.nothing")
                : t("preview.confirm", { count: chosen })}
            </Button>
            <Button size="large" url="/app/products">
              {t("common:back")}
            </Button>
          </ButtonGroup>
        </Form>
        {wanting > 0 && (
          <Banner
            tone="info"
            action={{
              content: t("goods:open"),
              url: `/app/goods?${new URLSearchParams(asked as [string, string][])}`,
            }}
          >
            {t("goods:wanting", { count: wanting })}
          </Banner>
        )}
        <PreviewRefusals refusals={preview.refusals} />
        <PreviewItems verdicts={preview.verdicts} />
      </BlockStack>
    </Page>
  );
}
