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
  /** When the next version took its place; null: it is the latest. */
  replacedAt: Date | null;
};

/** The versions of one scope's rules, the one in force first; an empty list where none was ever set. */
export type RuleHistory = Record<Channel, RuleVersion[]>;

const mostVersions = 20;

/**
 * @param itemId the variant, or the shop itself.
 * @param asked a version that somebody asks for: it is among them however old it is.
 */
export async function readRules(
  prisma: PrismaClient,
  shopId: string,
  itemId: string,
  asked: string | null = null,
): Promise<RuleHistory> {
  const newest = await prisma.stockRule.findMany({
    where: { shopId, itemId },
    orderBy: { version: "desc" },
    take: channels.length * mostVersions,
  });
  const rows =
    asked === null || newest.some(({ id }) => id === asked)
      ? newest
      : [...newest, ...(await readVersion(prisma, shopId, itemId, asked))];
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
      replacedAt:
        rows.find(
          (next) => next.channel === channel && next.version === version + 1,
        )?.setAt ?? null,
    }),
  );
  return Object.fromEntries(
    channels.map((channel) => [
      channel,
      versions.filter((one) => one.channel === channel),
    ]),
  ) as RuleHistory;
}

/** One version with the one that replaced it, the later first; nothing where the item has no such version. */
async function readVersion(
  prisma: PrismaClient,
  shopId: string,
  itemId: string,
  id: string,
) {
  const version = await prisma.stockRule.findFirst({
    where: { shopId, itemId, id },
  });
  if (!version) return [];
  const next = await prisma.stockRule.findFirst({
    where: {
      shopId,
      itemId,
      channel: version.channel,
      version: version.version + 1,
    },
  });
  return next ? [next, version] : [version];
}

/** Whose rule a version is of: a variant's own, or the shop's for all of them (null); undefined where there is none. */
export async function findRuleOwner(
  prisma: PrismaClient,
  shopId: string,
  id: string,
): Promise<{ variantId: string | null } | undefined> {
  const version = await prisma.stockRule.findFirst({
    where: { shopId, id },
    select: { scope: true, itemId: true },
  });
  if (!version) return undefined;
  return { variantId: version.scope === "variant" ? version.itemId : null };
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
