import {
  isRounding,
  type PriceRule,
  samePrice,
} from "../../domain/price-rule.ts";
import type { Json } from "../../kit/json.ts";
import type { ListingRecords } from "../../world/listing-records.ts";
import type { Prisma, Tx } from "../prisma.server.ts";
import { fromJson } from "../rows.server.ts";
import { toEffect, withEntry } from "./effects.server.ts";
import { withoutVersionOf } from "./taken-back.server.ts";
import { readTitleRule, titleRuleRecords } from "./title-rules.server.ts";

type Pictures = { id: string; url: string | null }[];
type Options = { name: string; value: string }[];
const read = <T>(json: Prisma.JsonValue): T[] => (json ?? []) as T[];

const toPriceRule = (
  row: (Omit<PriceRule, "rounding"> & { rounding: string }) | null,
): PriceRule =>
  row && isRounding(row.rounding)
    ? {
        basisPoints: row.basisPoints,
        addMinor: row.addMinor,
        rounding: row.rounding,
      }
    : samePrice;

/** What listing a product needs to know and to remember. */
export function listingRecords(
  tx: Tx,
  shopId: string,
  currency: string,
): ListingRecords {
  const priceRule = async () =>
    toPriceRule(
      await tx.priceRule.findFirst({
        where: { shopId },
        orderBy: { version: "desc" },
      }),
    );

  const listable: ListingRecords["listable"] = async (productId) => {
    const product = await tx.product.findFirst({
      where: { shopId, id: productId },
      include: {
        variants: {
          where: { deletedAt: null },
          orderBy: { position: "asc" },
        },
        listings: { where: { deletedAt: null }, take: 1 },
      },
    });
    if (!product) return null;
    const own = await tx.pool.findMany({ where: { shopId, kind: "own" } });
    const levels = await tx.stockLevel.findMany({
      where: {
        shopId,
        poolId: { in: own.map(({ id }) => id) },
        itemId: { in: product.variants.map(({ id }) => id) },
      },
    });
    const pictures = read<Pictures[number]>(product.pictures);
    const choice = await tx.categoryChoice.findFirst({
      where: { shopId, productType: product.productType },
    });
    return {
      productId: product.id,
      title: product.title,
      descriptionHtml: product.descriptionHtml ?? "",
      vendor: product.vendor,
      productType: product.productType,
      pictures,
      deleted: product.deletedAt !== null,
      listedAs: product.listings[0]?.externalId ?? null,
      variants: product.variants.map((variant) => ({
        id: variant.id,
        sku: variant.sku,
        barcode: variant.barcode,
        options: read<Options[number]>(variant.options),
        priceMinor: variant.priceMinor,
        compareAtMinor: variant.compareAtMinor,
        weightGrams: variant.weightGrams,
        pictureUrl: variant.pictureUrl,
        available: levels
          .filter(({ itemId }) => itemId === variant.id)
          .reduce((sum, level) => sum + level.available, 0),
      })),
      currency,
      warehouseId:
        own.flatMap((pool) => pool.marketplaceWarehouseIds)[0] ?? null,
      priceRule: await priceRule(),
      titleRule: await readTitleRule(tx, shopId),
      samePictures: await tx.samePicture.findMany({
        where: {
          shopId,
          storefrontId: { in: pictures.map(({ id }) => id) },
        },
      }),
      category: choice && {
        externalId: choice.categoryId,
        path: choice.path,
      },
    };
  };

  return {
    ...titleRuleRecords(tx, shopId),
    listable,

    async extendable(productId) {
      const product = await listable(productId);
      if (!product) return null;
      const listings = await tx.listing.findMany({
        where: { shopId, productId, deletedAt: null },
        include: {
          skus: {
            where: { deletedAt: null },
            orderBy: { externalId: "asc" },
            include: { link: { select: { variantId: true } } },
          },
        },
        orderBy: { externalId: "asc" },
      });
      const links = await tx.skuLink.findMany({
        where: {
          shopId,
          variantId: { in: product.variants.map(({ id }) => id) },
          listingSku: { deletedAt: null },
        },
        select: { variantId: true },
      });
      return {
        product,
        listings: listings.map((listing) => ({
          id: listing.id,
          externalId: listing.externalId,
          title: listing.title,
          descriptionHtml: listing.descriptionHtml ?? "",
          pictures: read<Pictures[number]>(listing.pictures),
          status: listing.status,
          skus: listing.skus.map((sku) => ({
            externalId: sku.externalId,
            sellerSku: sku.sellerSku,
            options: read<Options[number]>(sku.options),
            variantId: sku.link?.variantId ?? null,
          })),
        })),
        linkedVariantIds: links.map(({ variantId }) => variantId),
      };
    },

    async lastDetailsChange(listingExternalId, which) {
      const row = await tx.effect.findFirst({
        where: {
          shopId,
          kind: "marketplace.change-details",
          payload: { path: ["listingExternalId"], equals: listingExternalId },
          ...(which !== "all" && {
            state: { notIn: ["refused", "retired"] },
          }),
        },
        include: withEntry,
        orderBy: { sequence: "desc" },
      });
      return row && toEffect(row);
    },

    async detailsChangesOf(entryId) {
      const rows = await tx.effect.findMany({
        where: { shopId, entryId, kind: "marketplace.change-details" },
        include: withEntry,
        orderBy: { sequence: "asc" },
      });
      return rows.map(toEffect);
    },

    async rememberCategory(productType, { externalId, path }, { entryId }) {
      if (!productType) return;
      const columns = { categoryId: externalId, path, entryId };
      await tx.categoryChoice.upsert({
        where: { shopId_productType: { shopId, productType } },
        create: { shopId, productType, ...columns },
        update: columns,
      });
    },

    async linkListed(skus, { entryId, actor }) {
      const rows = await tx.listingSku.findMany({
        where: {
          shopId,
          externalId: { in: skus.map(({ skuExternalId }) => skuExternalId) },
        },
        select: { id: true, externalId: true },
      });
      const variantOf = new Map(
        skus.map(({ skuExternalId, variantId }) => [skuExternalId, variantId]),
      );
      const linked: string[] = [];
      for (const { id, externalId } of rows) {
        const variantId = variantOf.get(externalId);
        if (!variantId) continue;
        const link = { variantId, reason: "listing", entryId, actor };
        await tx.skuLink.upsert({
          where: { listingSkuId: id, shopId },
          create: { shopId, listingSkuId: id, ...link },
          update: link,
        });
        linked.push(id);
      }
      return linked;
    },

    async effectResult(effectId) {
      const row = await tx.effect.findFirst({
        where: { shopId, id: effectId, state: "confirmed" },
        select: { result: true },
      });
      return row?.result ? fromJson<Json>(row.result) : null;
    },

    priceRule,

    async priceRuleChangedBy(entryId) {
      const rows = await tx.priceRule.findMany({
        where: { shopId },
        orderBy: { version: "desc" },
      });
      const versions = rows.map((row) => ({
        entryId: row.entryId,
        rule: toPriceRule(row),
      }));
      const changed = await withoutVersionOf(tx, shopId, versions, entryId);
      return changed && { ...changed, before: changed.before ?? samePrice };
    },

    async setPriceRule(rule, { entryId, actor, at }) {
      const last = await tx.priceRule.aggregate({
        where: { shopId },
        _max: { version: true },
      });
      const version = (last._max.version ?? 0) + 1;
      await tx.priceRule.create({
        data: { shopId, ...rule, version, actor, entryId, setAt: at },
      });
      return version;
    },
  };
}
