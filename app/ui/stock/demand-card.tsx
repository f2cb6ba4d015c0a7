import { Link } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Card,
  InlineGrid,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { DemandPanel } from "../../queries/demand-panel.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { ByChannel } from "../demand/by-channel.tsx";
import { DemandFan } from "../demand/demand-fan.tsx";
import { Judgement } from "../demand/judgement.tsx";
import { KnownSince } from "../demand/known-since.tsx";
import { explainForecast } from "../forecast-words.ts";
import { useFormat } from "../format.ts";
import { useReader } from "../reader.tsx";
import { useDayWriter } from "../write-day.ts";
import { StockAhead } from "./stock-ahead.tsx";

/** What this variant is expected to sell and why, how long its stock lasts, and how far such forecasts can be trusted. */
export function DemandCard({
  demand,
  name,
}: {
  demand: DemandPanel;
  name: string;
}) {
  const { t } = useTranslation(rooms);
  const { locale } = useReader();
  const { made } = demand;
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {t("demand:panel.title")}
            </Text>
            {made && (
              <Badge>{t(`demand:class.${made.forecast.demandClass}`)}</Badge>
            )}
          </InlineStack>
          <Link to="/app/demand">{t("demand:panel.events")}</Link>
        </InlineStack>
        {made ? (
          <>
            <BlockStack gap="200">
              <Text as="p">{explainForecast(t, made.forecast, locale)}</Text>
              <ByChannel forecast={made.forecast} />
              <Ahead demand={demand} />
              <KnownSince since={demand.knownSince} />
              <Judgement shop={demand.shop} />
            </BlockStack>
            <InlineGrid columns={{ xs: 1, lg: 2 }} gap="400">
              <DemandFan
                weeks={demand.weeks}
                forecast={made.forecast}
                origin={made.origin}
                name={name}
              />
              <StockAhead demand={demand} made={made} name={name} />
            </InlineGrid>
          </>
        ) : (
          <Text as="p" tone="subdued">
            {t("demand:panel.none")}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

/** How long the stock lasts, and what is suggested against its end. */
function Ahead({ demand }: { demand: DemandPanel }) {
  const { t } = useTranslation("demand");
  const { share } = useFormat();
  const write = useDayWriter();
  const { supply, isAtNetwork, outAt, risk, suggestion, leadTime } = demand;
  const onTheWay = supply.arrivals.reduce((sum, { units }) => sum + units, 0);
  const said = [
    t(isAtNetwork ? "panel.atNetwork" : "panel.there", {
      count: supply.available,
      onTheWay,
    }),
    suggestion && suggestion.share < 0.995
      ? t("panel.part", { percent: Math.round(100 * suggestion.share) })
      : [],
    outAt.p50 === null
      ? t("panel.lasts")
      : t("panel.out", { count: outAt.p50, early: outAt.p10 ?? outAt.p50 }),
    t("panel.ignored", {
      count: suggestion?.line.protectedDays ?? leadTime.p80 + 7,
      risk: share(risk),
    }),
  ].flat();
  return (
    <Text as="p">
      {said.join(" ")}{" "}
      {suggestion && suggestion.line.units > 0 && (
        <Link to="/app/replenishment">
          {suggestion.sendBy
            ? t("panel.sendBy", {
                count: suggestion.line.units,
                day: write(suggestion.sendBy),
              })
            : t("panel.send", { count: suggestion.line.units })}
        </Link>
      )}
    </Text>
  );
}
