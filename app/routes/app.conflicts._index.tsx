import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { BlockStack, Page, Tabs } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { setAnswerPolicy } from "#core/flows/set-answer-policy.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { readAnswerPolicies } from "../queries/answer-policies.server.ts";
import { readConflictGroups } from "../queries/conflict-groups.server.ts";
import { readConflicts } from "../queries/conflicts.server.ts";
import { useAnswer } from "../ui/answer.ts";
import { AnswerRules } from "../ui/conflicts/answer-rules.tsx";
import { OpenGroups } from "../ui/conflicts/open-groups.tsx";
import { SettledList } from "../ui/conflicts/settled-list.tsx";
import { useFormat } from "../ui/format.ts";
import { useLive } from "../ui/live.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { FailureBanner } from "../ui/problem.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("conflicts:title") };

const tabs = ["open", "snoozed", "settled", "rules"] as const;
type Tab = (typeof tabs)[number];
const tabOf = (params: URLSearchParams): Tab =>
  tabs.find((tab) => tab === params.get("tab")) ?? "open";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const tab = tabOf(new URL(request.url).searchParams);
  const now = world.clock.now();
  const { prisma } = world;
  const [grouped, { settled, openCount, snoozedCount }, rules] =
    await Promise.all([
      tab === "open" || tab === "snoozed"
        ? readConflictGroups(prisma, shopId, now, {
            snoozed: tab === "snoozed",
          })
        : null,
      readConflicts(prisma, shopId, now),
      readAnswerPolicies(prisma, shopId),
    ]);
  return {
    grouped,
    // The page is read again every few seconds: only what it shows is sent.
    settled: tab === "settled" ? settled : [],
    openCount,
    snoozedCount,
    rules,
    now,
  };
}

/** "Ask again": a rule is taken back. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  const cause = String((await request.formData()).get("revoke") ?? "");
  if (!cause) throw new Response(null, { status: 400 });
  return orFailure(
    setAnswerPolicy(world, shopId, { cause, answer: null, actor }),
  );
}

export default function Conflicts() {
  const { t } = useTranslation(["conflicts", "common"]);
  const { grouped, settled, openCount, snoozedCount, rules, now } =
    useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const [params, setParams] = useSearchParams();
  const { number } = useFormat();
  const tab = tabOf(params);
  useLive();
  return (
    <Page title={t("title")} subtitle={t("subtitle")}>
      <BlockStack gap="400">
        <Tabs
          selected={tabs.indexOf(tab)}
          onSelect={(index) =>
            setParams(index === 0 ? {} : { tab: tabs[index] ?? "open" })
          }
          tabs={[
            { id: "open", content: t("tabs.open"), badge: number(openCount) },
            {
              id: "snoozed",
              content: t("tabs.snoozed"),
              badge: number(snoozedCount),
            },
            { id: "settled", content: t("tabs.settled") },
            {
              id: "rules",
              content: t("tabs.rules"),
              badge: number(rules.length),
            },
          ]}
        />
        {answer?.outcome === "failed" && (
          <FailureBanner failure={answer.failure} />
        )}
        {tab === "settled" && <SettledList rows={settled} now={now} />}
        {tab === "rules" && <AnswerRules rules={rules} now={now} />}
        {grouped && (
          <OpenGroups
            {...grouped}
            now={now}
            empty={t(tab === "open" ? "empty.open" : "empty.snoozed")}
          />
        )}
      </BlockStack>
    </Page>
  );
}
