import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import {
  BlockStack,
  Card,
  EmptySearchResult,
  InlineGrid,
  Page,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { answerReplenishmentForm } from "../api/replenishment-form.server.ts";
import { readWhatIf } from "../api/what-if-wish.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { pageNumber, pagesOf } from "../queries/page.ts";
import { readResilience } from "../queries/resilience.server.ts";
import { useAnswer } from "../ui/answer.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { FormAnswer } from "../ui/replenishment/form-answer.tsx";
import { DaysAhead } from "../ui/resilience/days-ahead.tsx";
import { FactsCard } from "../ui/resilience/facts-card.tsx";
import { ImpactTable } from "../ui/resilience/impact-table.tsx";
import { InNumbers } from "../ui/resilience/in-numbers.tsx";
import { PolicyFiles } from "../ui/resilience/policy-files.tsx";
import { WhatIfForm } from "../ui/resilience/what-if-form.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("resilience:title") };

const pageSize = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const { impacts, ...rest } = await readResilience(
    world.prisma,
    shopId,
    readWhatIf(request),
    world.clock.now(),
  );
  const pages = pagesOf(impacts.length, pageSize);
  const page = Math.min(
    pages,
    pageNumber(new URL(request.url).searchParams.get("page")),
  );
  return {
    ...rest,
    impacts: {
      rows: impacts.slice((page - 1) * pageSize, page * pageSize),
      page,
      pages,
      total: impacts.length,
    },
  };
}

export const action = ({ request }: ActionFunctionArgs) =>
  answerReplenishmentForm(request);

export type ResiliencePage = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Resilience() {
  const shown = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const { t } = useTranslation("resilience");
  const [params] = useSearchParams();
  return (
    <Page title={t("title")} subtitle={t("subtitle")} fullWidth>
      {shown.articles === 0 ? (
        <Card>
          <EmptySearchResult
            title={t("none.title")}
            description={t("none.text")}
            withIllustration
          />
        </Card>
      ) : (
        <BlockStack gap="400">
          <FormAnswer answer={answer} />
          <WhatIfForm
            key={`${params.get("what")} ${params.get("file")}`}
            shown={shown}
          />
          <InNumbers shown={shown} />
          <InlineGrid columns={{ xs: 1, lg: 2 }} gap="400">
            <DaysAhead shown={shown} which="stock" />
            <DaysAhead shown={shown} which="missing" />
          </InlineGrid>
          <ImpactTable shown={shown} />
          <PolicyFiles shown={shown} />
          <FactsCard shown={shown} />
        </BlockStack>
      )}
    </Page>
  );
}
