import { expect } from "vitest";
import { patience } from "./browser.ts";
import { inShop } from "./in-town.ts";

/** Waits until all news is planned and no number is under way to a channel: what the channels show is what stays. */
export const numbersAreTold = (): Promise<void> =>
  expect
    .poll(
      () =>
        inShop(async (prisma, shopId) => {
          const news = await prisma.journalEntry.count({
            where: { shopId, plannedAt: null },
          });
          const numbers = await prisma.effect.count({
            where: {
              shopId,
              subject: { startsWith: "stock:" },
              state: { in: ["planned", "sent", "unknown"] },
            },
          });
          return { news, numbers };
        }),
      patience,
    )
    .toEqual({ news: 0, numbers: 0 });
