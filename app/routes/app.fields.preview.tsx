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
  Card,
  Page,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { priceRuleInWords } from "#core/domain/price-rule.ts";
import { titleRuleInWords } from "#core/domain/title-rule.ts";
import { changeFields, previewChange } from "#core/flows/change-fields.ts";
import { readFieldChange } from "../api/field-change.server.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orBoundary, orFailure } from "../failure.server.ts";
import { readCurrency } from "../queries/currency.server.ts";
import { pageNumber } from "../queries/page.ts";
import { rooms } from "../texts/rooms.ts";
import { useAnswer } from "../ui/answer.ts";
import { ChangeItems } from "../ui/fields/change-items.tsx";
import { PicturesLookedAt } from "../ui/fields/pictures-looked-at.tsx";
import { useListAddress } from "../ui/list-address.ts";
import { useLive } from "../ui/live.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { FailureBanner } from "../ui/problem.tsx";
import { sayRecorded } from "../ui/recorded.ts";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("common:preview") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  const currency = await readCurrency(world, shopId);
  const change = readFieldChange(searchParams, currency);
  if (!change) throw redirect("/app/fields");
  const page = pageNumber(searchParams.get("page"));
  const preview = previewChange(world, shopId, change, page);
  return { change, currency, preview: await orBoundary(preview) };
}

/** Carries out the plan that was seen, if it is still the plan. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  const currency = await readCurrency(world, shopId);
  const change = readFieldChange(new URL(request.url).searchParams, currency);
  const form = await request.formData();
  const fingerprint = String(form.get("fingerprint") ?? "");
  if (!change || !fingerprint) throw new Response(null, { status: 400 });
  const answer = await orFailure(
    changeFields(world, shopId, { change, fingerprint, actor }),
  );
  if (answer.outcome === "changed") throw redirect("/app/fields");
  return answer;
}

export default function Preview() {
  const { t } = useTranslation(rooms);
  // After an answer, too: what is loaded then is the newest plan.
  const { change, currency, preview } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const navigation = useNavigation();

  const { set } = useListAddress();
  const { items, looked } = preview.foresight;
  useLive(looked < items);
  const field = t(`fields:name.${change.field}`);
  return (
    <Page
      title={
        change.kind === "policy"
          ? t("fields:preview.policy", {
              policy: t(`fields:policy.${change.policy}`),
              field,
            })
          : change.kind === "price-rule"
            ? sayRecorded(priceRuleInWords(change.rule, currency), t)
            : change.kind === "title-rule"
              ? sayRecorded(titleRuleInWords(change.rule), t)
              : t(`fields:preview.push.${change.from}`, { field })
      }
      subtitle={t("fields:preview.subtitle")}
      backAction={{ content: t("fields:title"), url: "/app/fields" }}
    >
      <BlockStack gap="400">
        {answer?.outcome === "moved" && (
          <Banner tone="warning" title={t("common:changedMeanwhile")}>
            {t("fields:preview.moved")}
          </Banner>
        )}
        {answer?.outcome === "failed" && (
          <FailureBanner failure={answer.failure} />
        )}
        <Card>
          <Text as="p">
            {t("fields:preview.sum", {
              writes: t("common:values", { count: preview.writes }),
              blocked: t("common:items", { count: preview.blocked }),
              calls: t("common:calls", { count: preview.calls }),
              minutes: t("common:minutes", {
                count: Math.ceil(preview.seconds / 60),
              }),
            })}
          </Text>
          {preview.untaken > 0 && (
            <Text as="p">
              {t("fields:untaken.sum", { count: preview.untaken })}
            </Text>
          )}
          {preview.givenUp > 0 && (
            <Text as="p">
              {t("fields:preview.givenUp", { count: preview.givenUp })}
            </Text>
          )}
        </Card>
        {items > 0 && (
          <Card>
            <PicturesLookedAt foresight={preview.foresight} />
          </Card>
        )}
        {preview.items.length > 0 && (
          <ChangeItems
            preview={preview}
            goTo={(page) => set({ page: String(page) })}
          />
        )}
        <Form method="post">
          <input type="hidden" name="fingerprint" value={preview.fingerprint} />
          <ButtonGroup>
            <Button
              submit
              variant="primary"
              size="large"
              disabled={
                change.kind === "push" && preview.writes + preview.givenUp === 0
              }
              loading={navigation.formMethod === "POST"}
            >
              {t("common:confirm")}
            </Button>
            <Button size="large" url="/app/fields">
              {t("common:back")}
            </Button>
          </ButtonGroup>
        </Form>
      </BlockStack>
    </Page>
  );
}
