import type { PrismaClient } from "@prisma/client";
import type { Term } from "#core/domain/stock/derivation.ts";
import type { ToldChannel } from "#core/domain/stock/stock-rule.ts";

/** One line of the history of what a place has shown. */
export type ShownNumber = {
  id: string;
  channel: ToldChannel;
  placeId: string;
  /** The warehouse of TikTok Shop's that shows it, where it is not the main one. */
  warehouse: string | null;
  /** told: by our effect. seen: the channel moved it itself, e.g. by a sale. */
  kind: "told" | "seen";
  quantity: number;
  before: number | null;
  at: Date;
  /** Why; null where nobody told it. */
  terms: Term[] | null;
  /** The version of the rule in it. */
  ruleId: string | null;
  ruleVersion: number | null;
  effectId: string | null;
  entryId: string;
};

const newest = 100;

/**
 * What the places of one variant have shown, newest first (law S4).
 * @param at only what had been shown by then; its first line of each place is the number shown at that instant.
 */
export async function readNumberHistory(
  prisma: PrismaClient,
  shopId: string,
  variantId: string,
  { at = null, take = newest }: { at?: Date | null; take?: number } = {},
): Promise<ShownNumber[]> {
  const rows = await prisma.toldNumber.findMany({
    where: { shopId, variantId, ...(at ? { at: { lte: at } } : {}) },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take,
  });
  const [rules, warehouses] = await Promise.all([
    prisma.stockRule.findMany({
      where: { shopId, id: { in: rows.flatMap(({ ruleId }) => ruleId ?? []) } },
      select: { id: true, version: true },
    }),
    prisma.salesWarehouse.findMany({
      where: { shopId, isMain: false },
      select: { externalId: true, name: true },
    }),
  ]);
  const nameOf = new Map(
    warehouses.map(({ externalId, name }) => [externalId, name]),
  );
  const versions = new Map(rules.map(({ id, version }) => [id, version]));
  return rows.map((row) => ({
    id: String(row.id),
    channel: row.channel as ToldChannel,
    placeId: row.placeId,
    warehouse: nameOf.get(row.placeId) ?? null,
    kind: row.kind as ShownNumber["kind"],
    quantity: row.quantity,
    before: row.before,
    at: row.at,
    terms: row.derivation as unknown as Term[] | null,
    ruleId: row.ruleId,
    ruleVersion: versions.get(row.ruleId ?? "") ?? null,
    effectId: row.effectId,
    entryId: row.entryId,
  }));
}

/** What each place showed at that instant, and the last explanation that it was told with. */
export async function readNumbersAt(
  prisma: PrismaClient,
  shopId: string,
  variantId: string,
  at: Date,
): Promise<(ShownNumber & { toldLast: ShownNumber | null })[]> {
  const history = await readNumberHistory(prisma, shopId, variantId, { at });
  const placeOf = (line: ShownNumber) => `${line.channel}:${line.placeId}`;
  const first = new Map<string, ShownNumber>();
  for (const line of history)
    if (!first.has(placeOf(line))) first.set(placeOf(line), line);
  return [...first].map(([place, line]) => ({
    ...line,
    toldLast:
      history.find((one) => placeOf(one) === place && one.kind === "told") ??
      null,
  }));
}
