import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import {
  BlockStack,
  Box,
  Button,
  ButtonGroup,
  InlineGrid,
  Page,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { requireMerchant } from "../auth/merchant.server.ts";
import { readInsights } from "../queries/insights.server.ts";
import { DriftOverTime } from "../ui/insights/drift-over-time.tsx";
import { LagOverTime } from "../ui/insights/lag-over-time.tsx";
import { OrderFlow } from "../ui/insights/order-flow.tsx";
import { StockPromises } from "../ui/insights/stock-promises.tsx";
import { TimeToAnswer } from "../ui/insights/time-to-answer.tsx";
import { TimeToArrive } from "../ui/insights/time-to-arrive.tsx";
import { TimeToShip } from "../ui/insights/time-to-ship.tsx";
import type { TitleHandle } from "../ui/page-title.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

export const handle: TitleHandle = { title: (t) => t("insights:title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const asked = new URL(request.url).searchParams.get("span");
  const span = asked === "month" ? "month" : "day";
  return readInsights(world.prisma, shopId, world.clock.now(), span);
}

export default function Insights() {
  const insights = useLoaderData<typeof loader>();
  const { t } = useTranslation("insights");
  const [, setParams] = useSearchParams();
  const { span, work } = insights;
  return (
    <Page title={t("title")} subtitle={t("subtitle")}>
      <BlockStack gap="400">
        <Box paddingInline={{ xs: "400", sm: "0" }}>
          <fieldset className="plain-fieldset">
            <Text as="legend" visuallyHidden>
              {t("span.label")}
            </Text>
            <ButtonGroup variant="segmented">
              {(["day", "month"] as const).map((one) => (
                <Button
                  key={one}
                  pressed={span === one}
                  onClick={() => setParams({ span: one })}
                >
                  {t(`span.${one}`)}
                </Button>
              ))}
            </ButtonGroup>
          </fieldset>
        </Box>
        <InlineGrid columns={{ xs: 1, lg: 3 }} gap="400">
          <LagOverTime work={work} span={span} />
          <DriftOverTime work={work} span={span} />
          <TimeToAnswer
            answered={insights.timeToAnswer}
            waiting={insights.unanswered}
          />
        </InlineGrid>
        <OrderFlow flow={insights.flow} />
        <InlineGrid columns={{ xs: 1, lg: 2 }} gap="400">
          <TimeToShip parcels={insights.timeToShip} />
          <TimeToArrive parcels={insights.timeToArrive} />
        </InlineGrid>
        <StockPromises stock={insights.stock} />
      </BlockStack>
    </Page>
  );
}
