import type { PrismaClient } from "@prisma/client";

export type Progress = {
  entryId: string;
  total: number;
  done: number;
  refused: number;
  /** Variants of the choice that are still chosen: what taking it back would stop. */
  variants: number;
};

/**
 * How far a confirmed choice has come: its own effects, and for each variant that Shopify has been told its stock, which
 * follows by itself. The same steps as the preview counted. One statement, however many variants were chosen.
 * @returns null where the shop has no such entry, or nothing was to be done.
 */
export async function readEntryProgress(
  prisma: PrismaClient,
  shopId: string,
  entryId: string,
): Promise<Progress | null> {
  const [row] = await prisma.$queryRaw<Omit<Progress, "entryId">[]>`
    WITH own AS (
      SELECT kind, state, subject, sequence FROM effect WHERE shop_id = ${shopId}::uuid AND entry_id = ${entryId}::uuid
    ), chosen AS (
      SELECT variant_id, 'stock:storefront:' || variant_id AS subject FROM selection
      WHERE shop_id = ${shopId}::uuid AND entry_id = ${entryId}::uuid AND released_at IS NULL
    ), told AS (
      SELECT DISTINCT ON (effect.subject) effect.subject, effect.state
      FROM effect JOIN chosen ON chosen.subject = effect.subject
      WHERE effect.shop_id = ${shopId}::uuid AND effect.kind = 'storefront.set-stock'
        AND effect.sequence > (SELECT min(sequence) FROM own)
      ORDER BY effect.subject, effect.sequence DESC
    ), told_now AS (
      SELECT DISTINCT publication.variant_id FROM publication JOIN chosen ON chosen.variant_id = publication.variant_id
      WHERE publication.shop_id = ${shopId}::uuid AND channel = 'storefront' AND published = desired
    ), variants AS (
      SELECT stocked.state IN ('refused', 'retired')
          OR stocked.state = 'confirmed' AND (told_now.variant_id IS NOT NULL OR told.state IN ('refused', 'retired')) AS is_over
      FROM chosen
      LEFT JOIN own AS stocked ON stocked.subject = chosen.subject AND stocked.kind = 'storefront.stock-variant'
      LEFT JOIN told ON told.subject = chosen.subject
      LEFT JOIN told_now ON told_now.variant_id = chosen.variant_id
    )
    SELECT ((SELECT count(*) FROM own) + (SELECT count(*) FROM chosen))::int AS total,
           ((SELECT count(*) FROM own WHERE state IN ('confirmed', 'retired', 'refused'))
             + (SELECT count(*) FROM variants WHERE is_over))::int AS done,
           ((SELECT count(*) FROM own WHERE state = 'refused')
             + (SELECT count(*) FROM told WHERE state = 'refused'))::int AS refused,
           (SELECT count(*) FROM chosen)::int AS variants
    WHERE EXISTS (SELECT FROM own)`;
  return row ? { entryId, ...row } : null;
}

/** The newest choice whose variants are not all set up yet: it is shown again to whoever comes back. */
export async function readChoiceUnderWay(
  prisma: PrismaClient,
  shopId: string,
): Promise<string | null> {
  const effect = await prisma.effect.findFirst({
    where: {
      shopId,
      kind: "storefront.stock-variant",
      state: { in: ["planned", "sent", "unknown"] },
    },
    orderBy: { sequence: "desc" },
    select: { entryId: true },
  });
  return effect?.entryId ?? null;
}

/** The variants that a choice has chosen and nobody has stopped or chosen anew since. */
export async function variantsOfChoice(
  prisma: PrismaClient,
  shopId: string,
  entryId: string,
): Promise<string[]> {
  const rows = await prisma.selection.findMany({
    where: { shopId, entryId, releasedAt: null },
    select: { variantId: true },
  });
  return rows.map((row) => row.variantId);
}

/** The variants whose platform fulfillment a decision has stopped. */
export async function variantsOfStop(
  prisma: PrismaClient,
  shopId: string,
  entryId: string,
): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT payload ->> 'variantId' AS id FROM effect
    WHERE shop_id = ${shopId}::uuid AND entry_id = ${entryId}::uuid AND kind = 'storefront.set-stock'`;
  return rows.map((row) => row.id);
}
