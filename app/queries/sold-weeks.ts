import { demandChannels } from "#core/domain/demand/assemble-series.ts";
import type { SoldDay } from "./sold-days.server.ts";

const daysInWeek = 7;

/** Units sold in one week, and on each channel; `from` is its first day. */
export type SoldWeek = {
  from: string;
  units: number;
  byChannel: Record<(typeof demandChannels)[number], number>;
};

/** Whole weeks, the last one up to the last day. */
export function weeksOf(history: readonly SoldDay[]): SoldWeek[] {
  const first = history.length % daysInWeek;
  const [storefront, marketplace] = demandChannels;
  return Array.from(
    { length: Math.floor(history.length / daysInWeek) },
    (_, week) => {
      const days = history.slice(
        first + week * daysInWeek,
        first + (week + 1) * daysInWeek,
      );
      const soldOn = (channel: string) =>
        days.reduce((sum, { byChannel }) => sum + (byChannel[channel] ?? 0), 0);
      return {
        from: days[0]?.day ?? "",
        units: days.reduce((sum, { units }) => sum + units, 0),
        byChannel: {
          [storefront]: soldOn(storefront),
          [marketplace]: soldOn(marketplace),
        } as SoldWeek["byChannel"],
      };
    },
  );
}
