import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Card, Page, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { answerDemandForm } from "../api/demand-form.server.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { readChangesScored } from "../queries/changes-scored.server.ts";
import { readDemandEvents } from "../queries/demand-events.server.ts";
import { readKnownSince } from "../queries/known-since.server.ts";
import { judgementOf } from "../queries/shop-judgement.ts";
import { rooms } from "../texts/rooms.ts";
import { useAnswer } from "../ui/answer.ts";
import { EstimateCard } from "../ui/demand/estimate-card.tsx";
import { EventForm } from "../ui/demand/event-form.tsx";
import { EventTable } from "../ui/demand/event-table.tsx";
import { Judgement } from "../ui/demand/judgement.tsx";
import { KnownSince } from "../ui/demand/known-since.tsx";
import type { TitleHandle } from "../ui/page-title.tsx";
import { ChangesScored } from "../ui/replenishment/changes-scored.tsx";
import { FormAnswer } from "../ui/replenishment/form-answer.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("demand:page.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const now = world.clock.now();
  const [{ forecasting, ...told }, knownSince, changes] = await Promise.all([
    readDemandEvents(world.prisma, shopId, now),
    readKnownSince(world.prisma, shopId, now),
    readChangesScored(world.prisma, shopId, now),
  ]);
  return { ...told, judged: judgementOf(forecasting), knownSince, changes };
}

export const action = ({ request }: ActionFunctionArgs) =>
  answerDemandForm(request);

export default function Demand() {
  const told = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const { t } = useTranslation(rooms);
  return (
    <Page
      title={t("demand:page.title")}
      subtitle={t("demand:page.subtitle")}
      backAction={{
        content: t("common:menu.replenishment"),
        url: "/app/replenishment",
      }}
    >
      <BlockStack gap="400">
        <FormAnswer answer={answer} />
        <EventForm
          // A form that was taken begins anew.
          key={answer?.outcome === "done" ? answer.entryId : "open"}
          told={told}
        />
        <EventTable events={told.events} />
        <EstimateCard estimates={told.estimates} />
        <Card>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {t("demand:judged.title")}
            </Text>
            <KnownSince since={told.knownSince} />
            <Judgement shop={told.judged} />
            {told.changes && <ChangesScored changes={told.changes} />}
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}
