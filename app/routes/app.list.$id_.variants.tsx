import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import {
  Form,
  type ShouldRevalidateFunction,
  useLoaderData,
  useNavigation,
  useRevalidator,
} from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  ButtonGroup,
  Page,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { addVariants, previewAddition } from "#core/flows/add-variants.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orBoundary, orFailure } from "../failure.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { useAnswer } from "../ui/answer.ts";
import { AdditionVerdict } from "../ui/listing/addition-verdict.tsx";
import type { TitleHandle } from "../ui/page-title.tsx";
import { FailureBanner } from "../ui/problem.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = {
  title: (t) => t("listing:addition.title"),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const preview = isId(params.id)
    ? await orBoundary(previewAddition(world, shopId, params.id))
    : null;
  if (!preview) throw new Response(null, { status: 404 });
  return { productId: params.id, preview };
}

/** Each look asks TikTok Shop for its check, and the answer to a form has what it would say. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formMethod,
  defaultShouldRevalidate,
}) => formMethod !== "POST" && defaultShouldRevalidate;

/** Adds what was seen, if it is still what would be added. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  const form = await request.formData();
  const fingerprint = String(form.get("fingerprint") ?? "");
  const productId = params.id;
  if (!isId(productId) || !fingerprint)
    throw new Response(null, { status: 400 });
  const answer = await orFailure(
    addVariants(world, shopId, { productId, fingerprint, actor }),
  );
  if (answer.outcome === "adding") throw redirect(`/app/products/${productId}`);
  return answer;
}

export default function AddVariants() {
  const { t } = useTranslation(["listing", "common"]);
  const { productId, preview: first } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const navigation = useNavigation();
  const revalidator = useRevalidator();
  const preview =
    answer?.outcome === "moved" || answer?.outcome === "blocked"
      ? answer.preview
      : first;
  const { skus, blockers, fingerprint } = preview;
  const isReady = skus.length > 0 && blockers.length === 0;
  return (
    <Page
      title={t("addition.title")}
      subtitle={t("addition.subtitle")}
      backAction={{
        content: t("common:menu.products"),
        url: `/app/products/${productId}`,
      }}
    >
      <BlockStack gap="400">
        {answer?.outcome === "moved" && (
          <Banner tone="warning" title={t("common:changedMeanwhile")}>
            {t("addition.moved")}
          </Banner>
        )}
        {answer?.outcome === "failed" && (
          <FailureBanner failure={answer.failure} />
        )}
        <AdditionVerdict preview={preview} />
        <Form method="post">
          <input type="hidden" name="fingerprint" value={fingerprint} />
          <BlockStack gap="200">
            <ButtonGroup>
              <Button
                submit
                variant="primary"
                size="large"
                disabled={!isReady}
                loading={navigation.formMethod === "POST"}
              >
                {isReady
                  ? t("addition.confirm", { count: skus.length })
                  : t("notReady")}
              </Button>
              <Button
                size="large"
                onClick={() => revalidator.revalidate()}
                loading={revalidator.state === "loading"}
              >
                {t("addition.check")}
              </Button>
            </ButtonGroup>
            {isReady && (
              <Text as="p" tone="subdued">
                {t("addition.examined")}
              </Text>
            )}
          </BlockStack>
        </Form>
      </BlockStack>
    </Page>
  );
}
