import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  type ClientActionFunctionArgs,
  isRouteErrorResponse,
  type ShouldRevalidateFunction,
  useLoaderData,
} from "@remix-run/react";
import { Banner, BlockStack, Button, Page, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { priceRuleInWords } from "#core/domain/price-rule.ts";
import { titleRuleInWords } from "#core/domain/title-rule.ts";
import { setAnswerPolicy } from "#core/flows/set-answer-policy.ts";
import { answerSettings } from "../api/settings-action.server.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { readSettings } from "../queries/settings.server.ts";
import { rooms } from "../texts/rooms.ts";
import { useAnswer } from "../ui/answer.ts";
import { AnswerRules } from "../ui/conflicts/answer-rules.tsx";
import type { TitleHandle } from "../ui/page-title.tsx";
import { FailureBanner } from "../ui/problem.tsx";
import { sayRecorded } from "../ui/recorded.ts";
import { SaveBar } from "../ui/save-bar.tsx";
import { NoticeFields } from "../ui/settings/notice-fields.tsx";
import { OrderFields } from "../ui/settings/order-fields.tsx";
import { OtherRules } from "../ui/settings/other-rules.tsx";
import { PriceFields } from "../ui/settings/price-fields.tsx";
import { Section } from "../ui/settings/section.tsx";
import { StockFields } from "../ui/settings/stock-fields.tsx";
import { TitleFields } from "../ui/settings/title-fields.tsx";
import { useSettingsDraft } from "../ui/settings/use-settings-draft.ts";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

export const handle: TitleHandle = { title: (t) => t("settings:title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  return readSettings(world, shopId);
}

/** Keeps or tries what was typed; or "Ask again": an answer that was learned is taken back. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.clone().formData();
  const cause = String(form.get("revoke") ?? "");
  if (!cause) return answerSettings(request);
  const { shopId, actor } = await requireMerchant(request);
  return {
    intent: "revoke" as const,
    revoked: await orFailure(
      setAnswerPolicy(world, shopId, { cause, answer: null, actor }),
    ),
  };
}

/** Where the server is not reached, what was typed stays on the screen. */
export async function clientAction({ serverAction }: ClientActionFunctionArgs) {
  try {
    return await serverAction<typeof action>();
  } catch (error) {
    // Answers that the library throws on purpose lead elsewhere.
    if (error instanceof Response || isRouteErrorResponse(error)) throw error;
    return { intent: "unreached" as const };
  }
}

// Trying changes nothing: what was read stands.
export const shouldRevalidate: ShouldRevalidateFunction = ({
  actionResult,
  defaultShouldRevalidate,
}) =>
  actionResult?.intent === "try" || actionResult?.intent === "unreached"
    ? false
    : defaultShouldRevalidate;

export default function SettingsPage() {
  const { t } = useTranslation(rooms);
  const settings = useLoaderData<typeof loader>();
  const revoked = useAnswer<typeof action>();
  const page = useSettingsDraft(settings);
  const { draft, answers, edits } = page;
  return (
    <Page title={t("settings:title")} subtitle={t("settings:subtitle")}>
      <SaveBar
        id="settings"
        isDirty={page.changed.length > 0}
        isSaving={page.isSaving}
        onSave={page.save}
        onDiscard={page.discard}
      />
      <BlockStack gap="400">
        {page.isUnreached && (
          <Banner tone="critical" title={t("settings:notSaved")}>
            {t("settings:unreached")}
          </Banner>
        )}
        <Section
          id="prices"
          title={t("fields:prices.title")}
          about={t("fields:prices.now", {
            rule: sayRecorded(
              priceRuleInWords(settings.price, settings.currency),
              t,
            ),
          })}
          answer={answers.price}
          trial={page.trial("price", t("settings:prices.try"))}
        >
          <PriceFields
            draft={draft.price}
            currency={settings.currency}
            onChange={edits.price}
          />
        </Section>
        <Section
          id="titles"
          title={t("fields:titles.title")}
          about={t("fields:titles.now", {
            rule: sayRecorded(titleRuleInWords(settings.titles), t),
          })}
          answer={answers.titles}
          trial={page.trial("titles", t("settings:titles.try"))}
        >
          <TitleFields draft={draft.titles} onChange={edits.titles} />
        </Section>
        <Section
          id="stock"
          title={t("settings:stock.title")}
          about={t("settings:stock.about")}
          answer={answers.stock}
          trial={page.trial("stock", t("settings:tryWeek"))}
          more={
            <Button variant="plain" url="/app/stock/rules">
              {t("settings:stock.more", { count: settings.ownRules })}
            </Button>
          }
        >
          <StockFields draft={draft.stock} onChange={edits.stock} />
        </Section>
        <Section
          id="orders"
          title={t("orders:rule.title")}
          about={t("orders:rule.subtitle")}
          answer={answers.orders}
          trial={page.trial("orders", t("settings:tryWeek"))}
        >
          <OrderFields
            draft={draft.orders}
            locations={settings.locations}
            currency={settings.currency}
            onChange={edits.orders}
          />
        </Section>
        <Section
          id="notices"
          title={t("settings:notices.title")}
          about={t("settings:notices.about")}
          answer={answers.notices}
          trial={page.trial("notices", t("settings:tryWeek"))}
        >
          <NoticeFields
            draft={draft.notices}
            isMailSetUp={settings.isMailSetUp}
            timeZones={settings.timeZones}
            onChange={edits.notices}
          />
        </Section>
        <OtherRules settings={settings} />
        <section aria-labelledby="answers-title" id="answers">
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd" id="answers-title">
              {t("settings:answers.title")}
            </Text>
            {revoked?.intent === "revoke" &&
              revoked.revoked.outcome === "failed" && (
                <FailureBanner failure={revoked.revoked.failure} />
              )}
            <AnswerRules rules={settings.answers} now={settings.now} />
          </BlockStack>
        </section>
      </BlockStack>
    </Page>
  );
}
