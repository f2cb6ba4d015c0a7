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
  Card,
  InlineStack,
  Page,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { previewUnbinding, unbindGoods } from "#core/flows/unbind-goods.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orBoundary, orFailure } from "../failure.server.ts";
import { readEntryProgress } from "../queries/entry-progress.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { useAnswer } from "../ui/answer.ts";
import { UnbindingProgress } from "../ui/goods/unbinding-progress.tsx";
import { UnbindingVerdict } from "../ui/goods/unbinding-verdict.tsx";
import { useLive } from "../ui/live.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { FailureBanner } from "../ui/problem.tsx";
import { world } from "../world.server.ts";

export { looksOnce as shouldRevalidate } from "../ui/looks-once.ts";
export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("goods:unbind.title") };

/** What belongs to the address of the page and not to the wish. */
const made = "made";

function variantOf(request: Request): string {
  const id = new URL(request.url).searchParams.get("variant") ?? "";
  if (!isId(id)) throw new Response(null, { status: 404 });
  return id;
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const variantId = variantOf(request);
  const entryId = new URL(request.url).searchParams.get(made) ?? "";
  // First: once it says that all is done nobody looks again, so what is shown beside it must not be older.
  const progress = isId(entryId)
    ? await readEntryProgress(world.prisma, shopId, entryId)
    : null;
  const preview = await orBoundary(previewUnbinding(world, shopId, variantId));
  if (!preview) throw new Response(null, { status: 404 });
  return { preview, progress };
}

/** Has the goods unbound as it was seen, if it is still what would be done. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  const variantId = variantOf(request);
  const fingerprint = String((await request.formData()).get("fingerprint"));
  const answer = await orFailure(
    unbindGoods(world, shopId, { variantId, fingerprint, actor }),
  );
  if (answer.outcome === "unknown") throw new Response(null, { status: 404 });
  if (answer.outcome === "unbinding")
    throw redirect(
      `/app/goods/unbind?variant=${variantId}&${made}=${answer.entryId}`,
    );
  return answer;
}

export default function Unbind() {
  const { t } = useTranslation(["goods", "common"]);
  const { preview: first, progress } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const navigation = useNavigation();
  const preview =
    answer?.outcome === "moved" || answer?.outcome === "blocked"
      ? answer.preview
      : first;
  useLive(progress !== null && progress.done < progress.total);
  return (
    <Page
      title={t("unbind.title")}
      subtitle={preview.label}
      backAction={{
        content: t("title"),
        url: `/app/goods?variants=${preview.variantId}`,
      }}
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
        {progress ? (
          <UnbindingProgress
            progress={progress}
            variantId={preview.variantId}
          />
        ) : (
          <UnbindingVerdict preview={preview} />
        )}
        {!progress && preview.blockers.length === 0 && (
          <Card>
            <Form method="post">
              <input
                type="hidden"
                name="fingerprint"
                value={preview.fingerprint}
              />
              <BlockStack gap="200">
                <InlineStack>
                  <Button
                    submit
                    variant="primary"
                    tone="critical"
                    loading={navigation.formMethod === "POST"}
                  >
                    {t("unbind.confirm")}
                  </Button>
                </InlineStack>
                <Text as="p" tone="subdued">
                  {t("unbind.again")}
                </Text>
              </BlockStack>
            </Form>
          </Card>
        )}
      </BlockStack>
    </Page>
  );
}
