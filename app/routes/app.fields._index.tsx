import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { undoChange } from "#core/flows/undo-change.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { readFieldRules } from "../queries/field-rules.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { useAnswer } from "../ui/answer.ts";
import { FieldRuleList } from "../ui/fields/field-rule-list.tsx";
import { RecentFieldChanges } from "../ui/fields/recent-field-changes.tsx";
import type { TitleHandle } from "../ui/page-title.tsx";
import { FailureBanner } from "../ui/problem.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("fields:title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  return {
    rules: await readFieldRules(world.prisma, shopId),
    now: world.clock.now(),
  };
}

/** "Undo" of an earlier change. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  const entryId = String((await request.formData()).get("undo") ?? "");
  if (!isId(entryId)) throw new Response(null, { status: 400 });
  return orFailure(undoChange(world, shopId, { entryId, actor }));
}

export default function Fields() {
  const { t } = useTranslation(["fields", "common"]);
  const { rules, now } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();

  return (
    <Page
      title={t("title")}
      subtitle={t("subtitle")}
      backAction={{ content: t("common:menu.settings"), url: "/app/settings" }}
    >
      <BlockStack gap="400">
        {answer?.outcome === "undone" && <Undone {...answer} />}
        {answer?.outcome === "already" && (
          <Banner tone="info" title={t("undoneAlready")} />
        )}
        {answer?.outcome === "unknown" && (
          <Banner tone="info" title={t("nothingToUndo")} />
        )}
        {answer?.outcome === "failed" && (
          <FailureBanner failure={answer.failure} />
        )}
        <FieldRuleList fields={rules.fields} />
        {rules.changes.length > 0 && (
          <RecentFieldChanges changes={rules.changes} now={now} />
        )}
      </BlockStack>
    </Page>
  );
}

function Undone({
  writes,
  kept,
  lasting,
  again,
}: {
  writes: number;
  kept: number;
  lasting: number;
  again: number;
}) {
  const { t } = useTranslation("fields");
  const isVain = writes + again === 0 && kept + lasting > 0;
  return (
    <Banner
      tone={isVain ? "warning" : "success"}
      title={t(isVain ? "nothingUndone" : "undoneNow")}
    >
      {!isVain && t("writtenBack", { count: writes })}
      {kept > 0 && ` ${t("stayed", { count: kept })}`}
      {again > 0 && ` ${t("again", { count: again })}`}
      {lasting > 0 && ` ${t("lasting", { count: lasting })}`}
    </Banner>
  );
}
