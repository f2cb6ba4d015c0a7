import type { Records } from "../../world/records.ts";
import type { Tx } from "../prisma.server.ts";
import { variantLabel } from "./links.server.ts";

type SelectionRecords = Pick<
  Records,
  "selectionCandidates" | "select" | "release" | "selectedVariants"
>;

/** Which variants the merchant has chosen for the network. */
export function selectionRecords(tx: Tx, shopId: string): SelectionRecords {
  return {
    async selectionCandidates(variantIds) {
      const variants = await tx.variant.findMany({
        where: { shopId, id: { in: variantIds } },
        include: { product: true, selection: true, goodsLink: true },
        orderBy: [
          { product: { title: "asc" } },
          { position: "asc" },
          { id: "asc" },
        ],
      });
      const centres = await tx.pool.findMany({
        where: { shopId, kind: "network" },
        orderBy: { externalId: "asc" },
      });
      const levels = await tx.stockLevel.findMany({
        where: {
          shopId,
          itemId: {
            in: variants.flatMap((variant) => variant.goodsLink?.goodsId ?? []),
          },
        },
      });
      const available = new Map(
        levels.map((level) => [
          `${level.poolId}:${level.itemId}`,
          level.available,
        ]),
      );
      return variants.map((variant) => ({
        variantId: variant.id,
        label: variantLabel(variant.product.title, variant.title),
        sku: variant.sku,
        deleted: variant.deletedAt !== null,
        selected:
          variant.selection !== null && variant.selection.releasedAt === null,
        hasGoods: variant.goodsLink !== null,
        centres: variant.goodsLink
          ? centres.map((centre) => ({
              name: centre.name,
              available:
                available.get(`${centre.id}:${variant.goodsLink?.goodsId}`) ??
                0,
            }))
          : [],
      }));
    },

    async select(variantIds, { entryId, actor, at }) {
      for (const variantId of variantIds)
        await tx.selection.upsert({
          where: { variantId, shopId },
          create: { shopId, variantId, actor, entryId, selectedAt: at },
          update: { actor, entryId, selectedAt: at, releasedAt: null },
        });
    },

    async release(variantIds, at) {
      await tx.selection.updateMany({
        where: { shopId, variantId: { in: variantIds }, releasedAt: null },
        data: { releasedAt: at },
      });
    },

    async selectedVariants() {
      const rows = await tx.selection.findMany({
        where: { shopId, releasedAt: null },
        select: { variantId: true },
      });
      return rows.map((row) => row.variantId);
    },
  };
}
