import type { PrismaClient } from "@prisma/client";
import { dayOf } from "#core/kit/days.ts";
import { type PageOf, pagesOf } from "./page.ts";
import {
  type Replenishment,
  readReplenishment,
  type Suggestion,
} from "./replenishment.server.ts";
import { readSoldDays } from "./sold-days.server.ts";
import { type SoldWeek, weeksOf } from "./sold-weeks.ts";

const pageSize = 50;
const shownDays = 18 * 7;

/** So many units of one article, as the network is told. */
export type ToSend = Pick<
  Suggestion,
  "goodsId" | "goodsExternalId" | "name" | "packSize" | "week"
> & { units: number; suggested: number };

/** A suggestion with the weeks that came before its forecast. */
export type ShownSuggestion = Suggestion & {
  /** The first day that is forecast. */
  origin: string;
  weeks: SoldWeek[];
};

export type ReplenishmentPage = Omit<Replenishment, "suggestions"> & {
  /** One page of them: the network may store thousands of articles. */
  suggestions: PageOf<ShownSuggestion>;
  /** What is suggested to be sent, of all pages: it is accepted as a whole. */
  toSend: ToSend[];
};

/** What to send to the network as a screen shows it: each article with all that it rests on, a page at a time. */
export async function readReplenishmentPage(
  prisma: PrismaClient,
  shopId: string,
  now: Date,
  asked: number,
): Promise<ReplenishmentPage> {
  const { suggestions, ...whole } = await readReplenishment(
    prisma,
    shopId,
    now,
  );
  const total = suggestions.length;
  const pages = pagesOf(total, pageSize);
  const page = Math.min(asked, pages);
  return {
    ...whole,
    suggestions: {
      rows: await withWeeks(
        prisma,
        shopId,
        now,
        suggestions.slice((page - 1) * pageSize, page * pageSize),
      ),
      page,
      pages,
      total,
    },
    toSend: suggestions
      .filter(({ line, dismissed }) => line.units > 0 && !dismissed)
      .map(({ goodsId, goodsExternalId, name, packSize, week, line }) => ({
        goodsId,
        goodsExternalId,
        name,
        packSize,
        week,
        units: line.units,
        suggested: line.units,
      })),
  };
}

/** Adds what was sold up to the day of each forecast: read once up to the newest of them. */
async function withWeeks(
  prisma: PrismaClient,
  shopId: string,
  now: Date,
  suggestions: readonly Suggestion[],
): Promise<ShownSuggestion[]> {
  const [{ timeZone }, forecasts] = await Promise.all([
    prisma.shop.findUniqueOrThrow({
      where: { id: shopId },
      select: { timeZone: true },
    }),
    prisma.demandForecast.findMany({
      where: {
        shopId,
        variantId: { in: suggestions.map(({ variantId }) => variantId) },
      },
      select: { variantId: true, origin: true },
    }),
  ]);
  const originOf = new Map(
    forecasts.map(({ variantId, origin }) => [variantId, origin]),
  );
  const today = dayOf(now, timeZone);
  const sold = await readSoldDays(
    prisma,
    shopId,
    suggestions.map(({ variantId }) => variantId),
    {
      origin: [...originOf.values()].sort().at(-1) ?? today,
      days: shownDays,
      timeZone,
    },
  );
  return suggestions.map((one) => {
    const origin = originOf.get(one.variantId) ?? today;
    const before = (sold.get(one.variantId) ?? []).filter(
      ({ day }) => day < origin,
    );
    return { ...one, origin, weeks: weeksOf(before) };
  });
}
