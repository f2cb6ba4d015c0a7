import type { KnownGoods } from "../../domain/listings/plan-goods.ts";
import type { GoodsRecords } from "../../world/goods-records.ts";
import type { Tx } from "../prisma.server.ts";
import { readKitContents, readStorefrontKits } from "./kits.server.ts";
import { variantLabel } from "./links.server.ts";

const goodsRow = {
  externalId: true,
  name: true,
  referenceCode: true,
  skuExternalIds: true,
} as const;

/** What making goods of variants needs to know. */
export function goodsRecords(tx: Tx, shopId: string): GoodsRecords {
  return {
    async goodsCandidates(variantIds, named) {
      const variants = await tx.variant.findMany({
        where: { shopId, id: { in: variantIds } },
        include: {
          product: { select: { title: true, pictures: true } },
          goodsLink: { include: { goods: { select: goodsRow } } },
          skuLinks: {
            where: { listingSku: { deletedAt: null } },
            select: {
              listingSku: {
                select: {
                  externalId: true,
                  parts: true,
                  listing: { select: { pictures: true } },
                },
              },
            },
            orderBy: { listingSku: { externalId: "asc" } },
          },
        },
        orderBy: [
          { product: { title: "asc" } },
          { position: "asc" },
          { id: "asc" },
        ],
      });
      const kits = await readKitContents(tx, shopId, variantIds);
      const bundles = await readStorefrontKits(tx, shopId, variantIds);
      const effects = await tx.effect.findMany({
        where: {
          shopId,
          subject: { in: variantIds.map((id) => `goods:${id}`) },
          state: { in: ["planned", "sent", "unknown", "refused"] },
        },
        select: { subject: true, state: true, key: true },
      });
      const busy = new Set(
        effects.flatMap(({ subject, state }) =>
          state === "refused" ? [] : [subject],
        ),
      );
      const candidates = variants.map((variant) => ({
        variantId: variant.id,
        label: variantLabel(variant.product.title, variant.title),
        sku: variant.sku,
        barcode: variant.barcode,
        weightGrams: variant.weightGrams,
        pictureUrl: firstPicture([
          variant.product.pictures,
          ...variant.skuLinks.map(
            ({ listingSku }) => listingSku.listing.pictures,
          ),
        ]),
        deleted: variant.deletedAt !== null,
        isKit: kits[variant.id] !== undefined || bundles.has(variant.id),
        // A virtual bundle has no goods of its own.
        skuExternalIds: variant.skuLinks.flatMap(({ listingSku }) =>
          (listingSku.parts as unknown[]).length > 0
            ? []
            : [listingSku.externalId],
        ),
        goods: variant.goodsLink?.goods ?? null,
        isUnderWay: busy.has(`goods:${variant.id}`),
      }));
      const codes = [
        ...new Set([
          ...named.map((code) => code.trim()),
          ...candidates.flatMap(({ sku }) => sku?.trim() || []),
        ]),
      ];
      const goods: KnownGoods[] = await tx.fbtGoods.findMany({
        where: {
          shopId,
          OR: [
            { referenceCode: { in: codes, mode: "insensitive" } },
            { externalId: { in: named } },
            {
              skuExternalIds: {
                hasSome: candidates.flatMap((one) => one.skuExternalIds),
              },
            },
          ],
        },
        select: goodsRow,
        orderBy: { externalId: "asc" },
      });
      return {
        candidates,
        goods,
        refused: effects.flatMap(({ subject, state, key }) =>
          state === "refused"
            ? [{ variantId: subject.replace("goods:", ""), key }]
            : [],
        ),
      };
    },
  };
}

/** The product's own picture goes before one that its listing shows. */
const firstPicture = (shelves: unknown[]): string | null =>
  shelves
    .flatMap((pictures) => (pictures ?? []) as { url: string | null }[])
    .find(({ url }) => url !== null)?.url ?? null;
