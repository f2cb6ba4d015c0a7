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
  InlineStack,
  Link,
  Page,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { changeDetails, previewDetails } from "#core/flows/change-details.ts";
import { undoChange } from "#core/flows/undo-change.ts";
import { readDetailsForm } from "../api/details-wish.server.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orBoundary, orFailure } from "../failure.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { useAnswer } from "../ui/answer.ts";
import { AsSeen } from "../ui/listing/as-seen.tsx";
import { DetailsForm } from "../ui/listing/details-form.tsx";
import { DetailsVerdict } from "../ui/listing/details-verdict.tsx";
import {
  isDetailsChangeGoing,
  LastDetailsChange,
} from "../ui/listing/last-details-change.tsx";
import { RefusedBanner } from "../ui/listing/refused-details.tsx";
import { useLive } from "../ui/live.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { FailureBanner } from "../ui/problem.tsx";
import { world } from "../world.server.ts";

export { looksOnce as shouldRevalidate } from "../ui/looks-once.ts";
export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("listing:details.title") };

/** Which listing of which product the address names, and which refused change of it; null where it is none. */
function placeOf(request: Request, productId: string | undefined) {
  const { searchParams } = new URL(request.url);
  const listingId = searchParams.get("listing");
  const refusedId = searchParams.get("refused");
  const areIds = [listingId, refusedId].every((id) => id === null || isId(id));
  return isId(productId) && areIds ? { productId, listingId, refusedId } : null;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const place = placeOf(request, params.id);
  const preview =
    place &&
    (await orBoundary(previewDetails(world, shopId, { ...place, said: null })));
  if (!place || !preview) throw new Response(null, { status: 404 });
  return {
    productId: place.productId,
    isCorrection: place.refusedId !== null,
    preview,
  };
}

/** Shows what would change, changes what was seen, if it is still what would change, or sets the last change back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  const place = placeOf(request, params.id);
  if (!place) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const done = (deed: string, entryId: string) => {
    const next = new URLSearchParams({ [deed]: entryId });
    if (place.listingId) next.set("listing", place.listingId);
    return redirect(`/app/list/${place.productId}/details?${next}`);
  };
  const undo = form.get("undo");
  if (undo !== null) {
    const entryId = String(undo);
    if (!isId(entryId)) throw new Response(null, { status: 400 });
    const undone = await orFailure(
      undoChange(world, shopId, { entryId, actor }),
    );
    if (undone.outcome === "undone" && undone.kept === 0)
      throw done("undone", undone.entryId);
    return undone.outcome === "failed"
      ? undone
      : { outcome: "nothing-undone" as const };
  }
  const fingerprint = form.get("fingerprint");
  form.delete("fingerprint");
  const read = readDetailsForm(form);
  if ("unread" in read) return { outcome: "unread" as const, ...read };
  const asked = [...form.entries()].map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  const wish = { ...place, ...read };
  if (fingerprint === null) {
    const looked = await orFailure(
      previewDetails(world, shopId, wish).then((preview) => ({
        outcome: "looked" as const,
        preview,
      })),
    );
    if (looked.outcome === "failed") return looked;
    const { preview } = looked;
    if (!preview) throw new Response(null, { status: 404 });
    return { outcome: "looked" as const, preview, asked };
  }
  const answer = await orFailure(
    changeDetails(world, shopId, {
      wish,
      fingerprint: String(fingerprint),
      actor,
    }),
  );
  if (answer.outcome === "changing" || answer.outcome === "already")
    throw done("changed", answer.entryId);
  if (answer.outcome === "unknown") throw new Response(null, { status: 404 });
  return answer.outcome === "failed" ? answer : { ...answer, asked };
}

export default function Details() {
  const { t } = useTranslation(["listing", "common"]);
  const {
    productId,
    isCorrection,
    preview: first,
  } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const navigation = useNavigation();
  const seen =
    answer?.outcome === "looked" ||
    answer?.outcome === "moved" ||
    answer?.outcome === "blocked"
      ? answer
      : null;
  const preview = seen?.preview ?? first;
  const { items, blockers, now, listing } = preview;
  const isReady = items.length > 0 && blockers.length === 0;
  useLive(isDetailsChangeGoing(first));
  return (
    <Page
      title={t("details.title")}
      subtitle={t("details.subtitle", { title: listing.title })}
      backAction={{
        content: t("common:menu.products"),
        url: `/app/products/${productId}`,
      }}
    >
      <BlockStack gap="400">
        {answer?.outcome === "moved" && (
          <Banner tone="warning" title={t("common:changedMeanwhile")}>
            {t("details.moved")}
          </Banner>
        )}
        {answer?.outcome === "unread" && (
          <Banner tone="critical" title={t("details.unreadTitle")} />
        )}
        {answer?.outcome === "nothing-undone" && (
          <Banner tone="warning" title={t("details.undoNothing")} />
        )}
        {answer?.outcome === "failed" && (
          <FailureBanner failure={answer.failure} />
        )}
        {isCorrection && <RefusedBanner refused={first.refused} />}
        {!seen && <LastDetailsChange preview={first} />}
        {preview.listings.length > 1 && (
          <InlineStack gap="200">
            <Text as="span">{t("details.others")}</Text>
            {preview.listings
              .filter(({ id }) => id !== listing.id)
              .map(({ id, title }) => (
                <Link
                  key={id}
                  url={`/app/list/${productId}/details?listing=${id}`}
                >
                  {title}
                </Link>
              ))}
          </InlineStack>
        )}
        <DetailsVerdict preview={preview} isLooked={seen !== null} />
        {seen && isReady && (
          <Form method="post">
            <AsSeen asked={seen.asked} fingerprint={preview.fingerprint} />
            <BlockStack gap="200">
              <InlineStack>
                <Button
                  submit
                  variant="primary"
                  size="large"
                  loading={navigation.formData?.has("fingerprint") ?? false}
                >
                  {t("details.confirm", { count: items.length })}
                </Button>
              </InlineStack>
              <Text as="p" tone="subdued">
                {t("details.examined")}
              </Text>
            </BlockStack>
          </Form>
        )}
        {now && (
          <DetailsForm
            key={`${listing.id} ${JSON.stringify(first.now)}`}
            now={now}
            preview={{ ...preview, refused: first.refused }}
            unread={answer?.outcome === "unread" ? answer.unread : []}
          />
        )}
      </BlockStack>
    </Page>
  );
}
