import type { PrismaClient } from "@prisma/client";
import { type PageOf, pagesOf } from "./page.ts";
import {
  type Replenishment,
  readReplenishment,
  type Suggestion,
} from "./replenishment.server.ts";

const pageSize = 50;

/** So many units of one article, as the network is told. */
export type ToSend = Pick<
  Suggestion,
  "goodsId" | "goodsExternalId" | "name" | "packSize"
> & { units: number; suggested: number };

export type ReplenishmentPage = Omit<Replenishment, "suggestions"> & {
  /** One page of them: the network may store thousands of articles. */
  suggestions: PageOf<Suggestion>;
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
      rows: suggestions.slice((page - 1) * pageSize, page * pageSize),
      page,
      pages,
      total,
    },
    toSend: suggestions
      .filter(({ line, dismissed }) => line.units > 0 && !dismissed)
      .map(({ goodsId, goodsExternalId, name, packSize, line }) => ({
        goodsId,
        goodsExternalId,
        name,
        packSize,
        units: line.units,
        suggested: line.units,
      })),
  };
}
