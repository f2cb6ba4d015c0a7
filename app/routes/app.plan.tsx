import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import {
  foreseeWrites,
  pauseWriting,
  startWriting,
} from "#core/flows/pause-writing.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orBoundary, orFailure } from "../failure.server.ts";
import { oneOf } from "../queries/list-filters.ts";
import { pageNumber } from "../queries/page.ts";
import { waitingMoves } from "../queries/waiting-moves.ts";
import { readWaitingPlan } from "../queries/waiting-plan.server.ts";
import { useAnswer } from "../ui/answer.ts";
import { useLive } from "../ui/live.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { PauseState } from "../ui/plan/pause-state.tsx";
import { PlanSummary } from "../ui/plan/plan-summary.tsx";
import { WaitingFields } from "../ui/plan/waiting-fields.tsx";
import { WaitingNumbers } from "../ui/plan/waiting-numbers.tsx";
import { WaitingOrders } from "../ui/plan/waiting-orders.tsx";
import { FailureBanner } from "../ui/problem.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("plan:title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  const at = (list: string) => pageNumber(searchParams.get(list));
  const [plan, writes] = await Promise.all([
    readWaitingPlan(world.prisma, shopId, {
      move: oneOf(waitingMoves, searchParams.get("move")),
      page: at("page"),
      ordersPage: at("orders"),
    }),
    orBoundary(foreseeWrites(world, shopId, at("fields"))),
  ]);
  return { plan, writes, now: world.clock.now() };
}

/** Starts what was seen, or pauses everything. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  const form = await request.formData();
  const intent = form.get("intent");
  if (intent === "pause") return orFailure(pauseWriting(world, shopId, actor));
  if (intent !== "start") throw new Response(null, { status: 400 });
  const fingerprint = String(form.get("fingerprint") ?? "");
  return orFailure(startWriting(world, shopId, { fingerprint, actor }));
}

/** What Quayside is about to write, before it does: at the first connection, while it is paused, and at any time. */
export default function Plan() {
  const { t } = useTranslation("plan");
  const { plan, writes, now } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  useLive();
  return (
    <Page
      title={t("title")}
      subtitle={t("subtitle")}
      backAction={{ content: t("home"), url: "/app" }}
    >
      <BlockStack gap="400">
        <div role="status">
          {answer?.outcome === "moved" && plan.pause && (
            <Banner tone="warning" title={t("moved.title")}>
              {t("moved.text")}
            </Banner>
          )}
          {answer?.outcome === "failed" && (
            <FailureBanner failure={answer.failure} />
          )}
        </div>
        <PauseState
          pause={plan.pause}
          isReading={plan.isReading}
          fingerprint={writes.fingerprint}
          now={now}
        />
        <PlanSummary plan={plan} writes={writes} />
        <WaitingNumbers numbers={plan.numbers} moves={plan.moves} />
        <WaitingOrders orders={plan.orders} now={now} />
        <WaitingFields writes={writes} />
      </BlockStack>
    </Page>
  );
}
