import { Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { demandChannels } from "#core/domain/demand/assemble-series.ts";
import type { GoodsForecast } from "#core/domain/demand/goods-forecast.ts";
import { expectedUnits } from "#core/domain/demand/quantile-over.ts";
import { rooms } from "../../texts/rooms.ts";

const month = 28;
const marketplace = demandChannels.indexOf("marketplace");

/** How the expected demand of a day is split between the channels; nothing where none is expected. */
export function ByChannel({
  forecast,
}: {
  forecast: Pick<GoodsForecast, "daily" | "shares">;
}) {
  const { t } = useTranslation(rooms);
  const perDay = toTenth(expectedUnits(forecast, month) / month);
  if (perDay === 0) return null;
  const onMarketplace = toTenth(perDay * (forecast.shares[marketplace] ?? 0));
  return (
    <Text as="p">
      {t("demand:panel.byChannel", {
        perDay,
        onMarketplace,
        // The rest, so that the two add up to what is said before them.
        onStorefront: toTenth(perDay - onMarketplace),
      })}
    </Text>
  );
}

const toTenth = (units: number): number => Math.round(units * 10) / 10;
