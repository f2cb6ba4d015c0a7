import type { PrismaClient } from "#core/store/prisma.server.ts";
import { forecastOf } from "../domain/replenishment/any-goods.ts";

/**
 * A night's run for the first article that the network stores, as the worker would have written it.
 * @returns the article's id.
 */
export async function expectDemand(
  prisma: PrismaClient,
  shopId: string,
  perDay: number,
  at: Date,
): Promise<string> {
  const link = await prisma.goodsLink.findFirstOrThrow({
    where: { shopId },
    orderBy: { goodsId: "asc" },
  });
  const made = { shopId, origin: at.toISOString().slice(0, 10), version: 1 };
  const run = await prisma.forecastRun.upsert({
    where: { shopId_origin_version: made },
    create: { ...made, state: "done", learned: {}, startedAt: at },
    update: {},
  });
  const row = {
    ...made,
    runId: run.id,
    demandClass: "smooth",
    basis: "own",
    confidence: "ordinary",
    perDay,
    forecast: {
      ...forecastOf(perDay),
      basis: "own",
      shares: [0.5, 0.5],
      reasons: [{ kind: "level", perDay, before: perDay * 0.9 }],
      leftOut: [],
      pastError: null,
    },
    madeAt: at,
  };
  const { variantId } = link;
  await prisma.demandForecast.upsert({
    where: { shopId_variantId: { shopId, variantId } },
    create: { ...row, variantId },
    update: row,
  });
  return link.goodsId;
}
