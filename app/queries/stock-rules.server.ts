import type { PrismaClient } from "@prisma/client";
import {
  type Channel,
  channels,
  type ExposureMode,
  type RuleLimits,
  type StockPromise,
} from "#core/domain/stock/stock-rule.ts";

/** One version of a rule, as people read it. */
export type RuleVersion = {
  id: string;
  version: number;
  channel: Channel;
  /** Null: lifted. */
  limits: RuleLimits | null;
  actor: string;
  setAt: Date;
};

/** The versions of one scope's rules, the one in force first; an empty list where none was ever set. */
export type RuleHistory = Record<Channel, RuleVersion[]>;

const mostVersions = 20;

/** @param itemId the variant, or the shop itself. */
export async function readRules(
  prisma: PrismaClient,
  shopId: string,
  itemId: string,
): Promise<RuleHistory> {
  const rows = await prisma.stockRule.findMany({
    where: { shopId, itemId },
    orderBy: { version: "desc" },
    take: channels.length * mostVersions,
  });
  const versions = rows.map(
    ({ id, version, channel, lifted, actor, setAt, ...row }): RuleVersion => ({
      id,
      version,
      channel: channel as Channel,
      limits: lifted
        ? null
        : {
            bufferUnits: row.bufferUnits,
            cap: row.cap,
            floor: row.floor,
            exposure: row.exposure as ExposureMode,
            promise: row.promise as StockPromise,
          },
      actor,
      setAt,
    }),
  );
  return Object.fromEntries(
    channels.map((channel) => [
      channel,
      versions.filter((one) => one.channel === channel),
    ]),
  ) as RuleHistory;
}

/** Variants that have a rule of their own now. */
export async function readVariantsWithRules(
  prisma: PrismaClient,
  shopId: string,
): Promise<{ variantId: string; label: string; channels: Channel[] }[]> {
  return prisma.$queryRaw`
    SELECT variant.id AS "variantId", coalesce(variant.sku, variant.title) AS label,
           array_agg(rule.channel ORDER BY rule.channel DESC) AS channels
    FROM (SELECT DISTINCT ON (item_id, channel) item_id, channel, lifted FROM stock_rule
          WHERE shop_id = ${shopId}::uuid AND scope = 'variant'
          ORDER BY item_id, channel, version DESC) AS rule
    JOIN variant ON variant.id = rule.item_id AND variant.shop_id = ${shopId}::uuid
    WHERE NOT rule.lifted
    GROUP BY variant.id ORDER BY label LIMIT 200`;
}
