import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Card, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { answerReplenishmentForm } from "../api/replenishment-form.server.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { readChangesScored } from "../queries/changes-scored.server.ts";
import { readKnownSince } from "../queries/known-since.server.ts";
import { pageNumber } from "../queries/page.ts";
import { readPlayedPast } from "../queries/played-past.server.ts";
import { readReplenishmentPage } from "../queries/replenishment-page.server.ts";
import { useAnswer } from "../ui/answer.ts";
import { KnownSince } from "../ui/demand/known-since.tsx";
import { useLive } from "../ui/live.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { ChangesScored } from "../ui/replenishment/changes-scored.tsx";
import { Deliveries } from "../ui/replenishment/deliveries.tsx";
import { FormAnswer } from "../ui/replenishment/form-answer.tsx";
import { PlayedPastCard } from "../ui/replenishment/played-past.tsx";
import { PolicyCard } from "../ui/replenishment/policy-card.tsx";
import { SuggestionTable } from "../ui/replenishment/suggestion-table.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("replenishment:title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const now = world.clock.now();
  const page = pageNumber(new URL(request.url).searchParams.get("page"));
  const [replenishment, played, knownSince, changes] = await Promise.all([
    readReplenishmentPage(world.prisma, shopId, now, page),
    readPlayedPast(world.prisma, shopId, now),
    readKnownSince(world.prisma, shopId, now),
    readChangesScored(world.prisma, shopId, now),
  ]);
  return { replenishment, played, knownSince, changes };
}

export const action = ({ request }: ActionFunctionArgs) =>
  answerReplenishmentForm(request);

export default function Replenishment() {
  const { replenishment, played, knownSince, changes } =
    useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const { t } = useTranslation("replenishment");
  const { leadTime, deliveries } = replenishment;
  useLive(
    deliveries.some(
      ({ state }) => state === "accepted" || state === "confirming",
    ),
  );
  return (
    <Page
      title={t("title")}
      subtitle={t(leadTime.measured > 0 ? "measured" : "assumed", {
        days: leadTime.p80,
        count: leadTime.measured,
      })}
      secondaryActions={[{ content: t("events"), url: "/app/demand" }]}
      fullWidth
    >
      <BlockStack gap="400">
        <FormAnswer answer={answer} />
        <KnownSince since={knownSince} />
        <SuggestionTable replenishment={replenishment} />
        <Deliveries deliveries={deliveries} />
        {changes && (
          <Card>
            <ChangesScored changes={changes} />
          </Card>
        )}
        <PlayedPastCard played={played} replenishment={replenishment} />
        <PolicyCard
          // What was set elsewhere on the page is shown as it is now.
          key={JSON.stringify(replenishment.policy)}
          replenishment={replenishment}
        />
      </BlockStack>
    </Page>
  );
}
