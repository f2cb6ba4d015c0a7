import { BlockStack, Select } from "@shopify/polaris";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { demandChannels } from "#core/domain/demand/assemble-series.ts";
import { channelForecasts } from "#core/domain/demand/channel-forecast.ts";
import type { GoodsForecast } from "#core/domain/demand/goods-forecast.ts";
import { dayAfter } from "#core/kit/days.ts";
import type { SoldWeek } from "../../queries/sold-weeks.ts";
import { rooms } from "../../texts/rooms.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { Lines } from "../charts/drawn.ts";
import { fanBands, fanOf } from "../charts/fan.ts";
import { useFormat } from "../format.ts";
import { useDayWriter } from "../write-day.ts";
import { expectedInWeek, quantileOfWeek } from "./week-fan.ts";

const week = 7;
const weeksAhead = 8;
const weeksBack = 18;

/** Told apart by lightness too. */
const channelLooks = {
  storefront: { tone: "good", opacity: 0.5 },
  marketplace: { tone: "strong", opacity: 1 },
} as const;

type Row = {
  day: string;
  sold: number | null;
  storefront: number | null;
  marketplace: number | null;
  expected: number | null;
  likely: [number, number] | null;
  range: [number, number] | null;
};

type Channel = (typeof demandChannels)[number];

type Fan = {
  weeks: readonly SoldWeek[];
  forecast: Pick<
    GoodsForecast,
    "daily" | "windows" | "shares" | "shareEvidence"
  >;
  /** The first day that is forecast. */
  origin: string;
  name: string;
};

/** Weeks as they were sold on each channel, and as they are expected, with how sure that is: of all channels, or of one. */
export function DemandFan(fan: Fan) {
  const { t } = useTranslation(rooms);
  const { forecast } = fan;
  const [chosen, setChosen] = useState<Channel | "all">("all");
  const channels = useMemo(() => channelForecasts(forecast), [forecast]);
  const selling = demandChannels.filter(
    (_, at) => (channels[at]?.share ?? 0) > 0,
  );
  const shown = demandChannels.filter(
    (channel) => chosen === "all" || channel === chosen,
  );
  const own =
    chosen === "all" ? null : channels[demandChannels.indexOf(chosen)];
  return (
    <BlockStack gap="300">
      {selling.length > 1 && (
        <Select
          label={t("demand:channels.of")}
          labelInline
          options={[
            { value: "all", label: t("demand:channels.all") },
            ...selling.map((channel) => ({
              value: channel,
              label: t(`common:channel.${channel}`),
            })),
          ]}
          value={chosen}
          onChange={(channel) => setChosen(channel as Channel | "all")}
        />
      )}
      <FanOfChannels {...fan} forecast={own ?? forecast} shown={shown} />
    </BlockStack>
  );
}

function FanOfChannels({
  weeks,
  forecast,
  origin,
  name,
  shown,
}: Omit<Fan, "forecast"> & {
  forecast: Pick<GoodsForecast, "daily" | "windows">;
  shown: readonly Channel[];
}) {
  const { t } = useTranslation(rooms);
  const { number } = useFormat();
  const write = useDayWriter();
  const past = weeks.slice(-weeksBack).map(
    ({ from, byChannel }): Row => ({
      day: write(from),
      sold: shown.reduce((sum, channel) => sum + byChannel[channel], 0),
      ...byChannel,
      expected: null,
      likely: null,
      range: null,
    }),
  );
  const ahead = Array.from(
    { length: weeksAhead },
    (_, at): Row => ({
      day: write(dayAfter(origin, at * week)),
      sold: null,
      storefront: null,
      marketplace: null,
      expected: Math.round(expectedInWeek(forecast, at)),
      ...fanOf((probability) =>
        Math.round(quantileOfWeek(forecast, at, probability)),
      ),
    }),
  );
  const rows = [...past, ...ahead];
  return (
    <ChartFigure
      plain
      title={t("demand:panel.weeks", { name })}
      says={t("demand:panel.weeksSay", {
        past: past.length,
        ahead: weeksAhead,
      })}
      height={260}
      table={{
        head: [
          t("demand:panel.week"),
          ...shown.map((channel) => t(`common:channel.${channel}`)),
          t("demand:panel.sold"),
          t("demand:panel.expected"),
          t("demand:panel.low"),
          t("demand:panel.high"),
        ],
        rows: rows.map(({ day, sold, expected, range, ...row }, at) => ({
          key: `${at} ${day}`,
          cells: [
            day,
            ...shown.map((channel) => row[channel]),
            sold,
            expected,
            range?.[0],
            range?.[1],
          ].map((cell) =>
            typeof cell === "string"
              ? cell
              : typeof cell === "number"
                ? number(cell)
                : "",
          ),
        })),
      }}
      chart={() => (
        <Lines
          rows={rows}
          x="day"
          writeX={String}
          writeY={number}
          bands={fanBands({
            range: t("demand:panel.range"),
            likely: t("demand:panel.likely"),
          })}
          stacked={shown.map((channel) => ({
            field: channel,
            name: t("demand:panel.soldOn", {
              channel: t(`common:channel.${channel}`),
            }),
            ...channelLooks[channel],
          }))}
          lines={[
            {
              field: "expected",
              name: t("demand:panel.expected"),
              tone: "main",
            },
          ]}
        />
      )}
    />
  );
}
