import { BlockStack, Text } from "@shopify/polaris";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { demandChannels } from "#core/domain/demand/assemble-series.ts";
import { channelForecasts } from "#core/domain/demand/channel-forecast.ts";
import type { GoodsForecast } from "#core/domain/demand/goods-forecast.ts";
import {
  expectedUnits,
  quantileOver,
} from "#core/domain/demand/quantile-over.ts";
import { rooms } from "../../texts/rooms.ts";
import { TableOf } from "../charts/chart-figure.tsx";
import { useFormat } from "../format.ts";

const month = 28;
const marketplace = demandChannels.indexOf("marketplace");
const shownProbabilities = [0.5, 0.8, 0.95] as const;

/** How the demand of the next weeks is split between the channels, with how sure that is; nothing where none is expected. */
export function ByChannel({
  forecast,
}: {
  forecast: Pick<
    GoodsForecast,
    "daily" | "windows" | "shares" | "shareEvidence"
  >;
}) {
  const { t } = useTranslation(rooms);
  const { number, share } = useFormat();
  const channels = useMemo(() => channelForecasts(forecast), [forecast]);
  const perDay = toTenth(expectedUnits(forecast, month) / month);
  if (perDay === 0) return null;
  const onMarketplace = toTenth(perDay * (forecast.shares[marketplace] ?? 0));
  const rowOf = (
    name: string,
    of: Pick<GoodsForecast, "daily" | "windows">,
  ) => ({
    key: name,
    cells: [
      name,
      number(Math.round(expectedUnits(of, month))),
      ...shownProbabilities.map((probability) =>
        number(Math.round(quantileOver(of, month, probability))),
      ),
    ],
  });
  return (
    <BlockStack gap="200">
      <Text as="p">
        {t("demand:panel.byChannel", {
          perDay,
          onMarketplace,
          // The rest, so that the two add up to what is said before them.
          onStorefront: toTenth(perDay - onMarketplace),
        })}
      </Text>
      <TableOf
        title={t("demand:channels.title", { count: month })}
        table={{
          head: [
            t("demand:channels.title", { count: month }),
            t("demand:panel.expected"),
            ...shownProbabilities.map((probability) =>
              t("demand:channels.atMost", { sure: share(probability) }),
            ),
          ],
          rows: [
            rowOf(t("demand:channels.all"), forecast),
            ...demandChannels.flatMap((channel, at) => {
              const own = channels[at];
              return own ? rowOf(t(`common:channel.${channel}`), own) : [];
            }),
          ],
        }}
      />
      <Text as="p" tone="subdued">
        {t("demand:channels.says", {
          count: Math.round(forecast.shareEvidence?.units ?? 0),
        })}
      </Text>
    </BlockStack>
  );
}

const toTenth = (units: number): number => Math.round(units * 10) / 10;
