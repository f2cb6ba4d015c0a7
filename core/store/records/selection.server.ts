import type { Records } from "../../world/records.ts";
import type { Tx } from "../prisma.server.ts";
import { partsOf, readKitContents, readStorefrontKits } from "./kits.server.ts";
import { variantLabel } from "./links.server.ts";

type SelectionRecords = Pick<
  Records,
  "selectionCandidates" | "select" | "release" | "selectedAmong"
>;

/** Which variants the merchant has chosen for the network. */
export function selectionRecords(tx: Tx, shopId: string): SelectionRecords {
  return {
    async selectionCandidates(variantIds) {
      // Every plan of stock asks about what is oversold, and mostly nothing is.
      if (variantIds.length === 0) return [];
      const variants = await tx.variant.findMany({
        where: { shopId, id: { in: variantIds } },
        include: { product: true, selection: true },
        orderBy: [
          { product: { title: "asc" } },
          { position: "asc" },
          { id: "asc" },
        ],
      });
      const kits = await readKitContents(tx, shopId, variantIds);
      const bundles = await readStorefrontKits(tx, shopId, variantIds);
      const links = await tx.goodsLink.findMany({
        where: {
          shopId,
          variantId: { in: [...variantIds, ...partsOf(kits)] },
        },
        select: { variantId: true, goodsId: true },
      });
      const goodsOf = new Map(
        links.map(({ variantId, goodsId }) => [variantId, goodsId]),
      );
      const centres = await tx.pool.findMany({
        where: { shopId, kind: "network" },
        orderBy: { externalId: "asc" },
      });
      const levels = await tx.stockLevel.findMany({
        where: { shopId, itemId: { in: [...goodsOf.values()] } },
      });
      const available = new Map(
        levels.map((level) => [
          `${level.poolId}:${level.itemId}`,
          level.available,
        ]),
      );
      const centresOf = (variantId: string) => {
        const goodsId = goodsOf.get(variantId);
        return goodsId
          ? centres.map((centre) => ({
              name: centre.name,
              available: available.get(`${centre.id}:${goodsId}`) ?? 0,
            }))
          : [];
      };
      const kitOf = (parts: { variantId: string; count: number }[]) =>
        parts.map(({ variantId, count }) =>
          Math.floor(
            centresOf(variantId).reduce((sum, at) => sum + at.available, 0) /
              count,
          ),
        );
      return variants.map((variant) => {
        const parts = kits[variant.id];
        return {
          isBundle: bundles.has(variant.id),
          variantId: variant.id,
          label: variantLabel(variant.product.title, variant.title),
          sku: variant.sku,
          deleted: variant.deletedAt !== null,
          selected:
            variant.selection !== null && variant.selection.releasedAt === null,
          hasGoods: (parts ?? [{ variantId: variant.id }]).every(
            ({ variantId }) => goodsOf.has(variantId),
          ),
          // The parts of a kit may come from several centres.
          centres: parts
            ? [
                {
                  name: "All centres, by its scarcest part",
                  available: Math.min(...kitOf(parts)),
                },
              ]
            : centresOf(variant.id),
        };
      });
    },

    async select(variantIds, { entryId, actor, at }) {
      // Set by set: one decision may choose a whole catalog.
      await tx.$executeRaw`
        INSERT INTO selection AS known (shop_id, variant_id, actor, entry_id, selected_at)
        SELECT ${shopId}::uuid, variant.id, ${actor}, ${entryId}::uuid, ${at}
        FROM variant WHERE shop_id = ${shopId}::uuid AND id = ANY(${variantIds}::uuid[])
        ON CONFLICT (variant_id) DO UPDATE SET actor = excluded.actor, entry_id = excluded.entry_id,
          selected_at = excluded.selected_at, released_at = NULL`;
    },

    async release(variantIds, at) {
      await tx.selection.updateMany({
        where: { shopId, variantId: { in: variantIds }, releasedAt: null },
        data: { releasedAt: at },
      });
    },

    async selectedAmong(variantIds) {
      const rows = await tx.selection.findMany({
        where: { shopId, releasedAt: null, variantId: { in: variantIds } },
        select: { variantId: true },
      });
      const ids = rows.map((row) => row.variantId);
      // Shopify works a bundle's stock out itself; one that was chosen before it was a bundle is told no number.
      const bundles = await readStorefrontKits(tx, shopId, ids);
      return new Set(ids.filter((id) => !bundles.has(id)));
    },
  };
}
