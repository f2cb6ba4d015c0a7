import type { PrismaClient } from "@prisma/client";
import type { Side } from "#core/domain/field-words.ts";
import {
  type ProductField,
  readProductFields,
} from "#core/flows/read-product-fields.ts";
import type { ShopId } from "#core/kit/ids.ts";
import type { World } from "#core/world/world.ts";
import { readAuditLines } from "./audit-lines.server.ts";
import { readFieldWriters } from "./field-writers.server.ts";
import {
  subjectOfQuestion,
  subjectsOfListing,
  subjectsOfProduct,
  subjectsOfSku,
  subjectsOfVariant,
} from "./subjects-of.ts";
import { readVariantStock } from "./variant-stock.server.ts";
import { type Writer, whoIs } from "./who-is.ts";

const mostHistory = 30;
const mostPictures = 9;
/** A listing that was made is read sooner than that, or somebody has unlinked it. */
const readWithinMs = 10 * 60_000;

/** One field as both sides and the agreed base have it, and who wrote it. */
export type FieldView = Omit<ProductField, "values" | "changedAt"> & {
  agreedAt: Date | null;
  writers: Record<Side, Writer>;
  /** The open question about it. */
  conflictId: string | null;
  /** The variant or the listing, where the field is one of several. */
  of: string | null;
};

const variantSelect = {
  id: true,
  title: true,
  sku: true,
  barcode: true,
  priceMinor: true,
  position: true,
  goodsLink: {
    include: { goods: { select: { name: true, skuExternalIds: true } } },
  },
  selection: true,
  skuLinks: {
    orderBy: { createdAt: "asc" },
    include: {
      listingSku: {
        select: {
          id: true,
          externalId: true,
          title: true,
          sellerSku: true,
          deletedAt: true,
          listing: { select: { id: true, title: true } },
        },
      },
    },
  },
} as const;

/** All that the shop knows of one product; null where it has no such product. */
export async function readProductPage(
  {
    prisma,
    store,
    clock,
  }: Pick<World, "store" | "clock"> & { prisma: PrismaClient },
  shopId: ShopId,
  productId: string,
) {
  const product = await prisma.product.findFirst({
    where: { shopId, id: productId },
    include: {
      variants: {
        where: { deletedAt: null },
        orderBy: [{ position: "asc" }, { id: "asc" }],
        select: variantSelect,
      },
      listings: {
        orderBy: { sourceUpdatedAt: "desc" },
        select: {
          deletedAt: true,
          id: true,
          title: true,
          status: true,
          auditStatus: true,
          pictures: true,
        },
      },
    },
  });
  if (!product) return null;
  const { variants, listings } = product;
  const [
    { currency },
    collections,
    underWay,
    stockOf,
    fields,
    history,
    network,
    adding,
  ] = await Promise.all([
    prisma.shop.findUniqueOrThrow({
      where: { id: shopId },
      select: { currency: true },
    }),
    prisma.collection.findMany({
      where: {
        shopId,
        products: { some: { productExternalId: product.externalId } },
      },
      orderBy: { title: "asc" },
      select: { id: true, title: true },
    }),
    prisma.effect.count({
      where: {
        shopId,
        kind: "marketplace.create-listing",
        subject: `listing:${product.id}`,
        OR: [
          { state: { in: ["planned", "sent", "unknown"] } },
          // It is there, and is being read.
          ...(product.listings.length === 0
            ? [
                {
                  state: "confirmed",
                  endedAt: {
                    gt: new Date(clock.now().getTime() - readWithinMs),
                  },
                },
              ]
            : []),
        ],
      },
    }),
    readVariantStock(
      prisma,
      shopId,
      variants.map((variant) => ({
        variantId: variant.id,
        goodsId: variant.goodsLink?.goodsId ?? null,
      })),
    ),
    readFields(prisma, store, shopId, product),
    subjectsOf(prisma, shopId, product).then((subjects) =>
      readAuditLines(prisma, shopId, {
        where: { subject: { in: subjects } },
        take: mostHistory,
      }),
    ),
    prisma.connection.count({
      where: { shopId, kind: "fbt", status: { not: "disconnected" } },
    }),
    prisma.effect.findFirst({
      where: {
        shopId,
        kind: "marketplace.add-skus",
        subject: `listing:${product.id}`,
        state: { in: ["planned", "sent", "unknown", "confirmed"] },
      },
      orderBy: { sequence: "desc" },
      select: { state: true },
    }),
  ]);
  return {
    id: product.id,
    title: product.title,
    status: product.status,
    vendor: product.vendor,
    productType: product.productType,
    isDeleted: product.deletedAt !== null,
    currency,
    collections,
    /** TikTok Shop is being given it. */
    isBeingListed: underWay > 0,
    addition: {
      /** Variants that no TikTok SKU sells, where exactly one listing could take them. */
      wanting:
        product.deletedAt === null &&
        listings.filter(({ deletedAt }) => deletedAt === null).length === 1
          ? variants.filter(({ skuLinks }) =>
              skuLinks.every(({ listingSku }) => listingSku.deletedAt !== null),
            ).length
          : 0,
      /** Some were sent, and TikTok Shop takes them in or examines them. */
      isGoing:
        adding !== null &&
        (adding.state !== "confirmed" ||
          listings.some(({ auditStatus }) => auditStatus === "AUDITING")),
    },
    /** The shop is enrolled in the network. */
    hasNetwork: network > 0,
    pictures: picturesOf(product.pictures),
    listings: listings
      .filter(({ deletedAt }) => deletedAt === null)
      .map(({ pictures: _, deletedAt: __, ...listing }) => listing),
    deletedListings: listings.flatMap(({ id, title, deletedAt }) =>
      deletedAt ? [{ id, title, deletedAt }] : [],
    ),
    variants: variants.map((variant) => ({
      id: variant.id,
      title: variant.title === "Default Title" ? "" : variant.title,
      sku: variant.sku,
      barcode: variant.barcode,
      priceMinor: variant.priceMinor,
      chosen:
        variant.selection && variant.selection.releasedAt === null
          ? {
              who: whoIs(variant.selection.actor),
              at: variant.selection.selectedAt,
            }
          : null,
      goods: variant.goodsLink && {
        id: variant.goodsLink.goodsId,
        name: variant.goodsLink.goods.name,
        reason: variant.goodsLink.reason,
        /** Every TikTok SKU of it is shipped out of them. */
        isBound: variant.skuLinks.every(
          ({ listingSku }) =>
            listingSku.deletedAt !== null ||
            variant.goodsLink?.goods.skuExternalIds.includes(
              listingSku.externalId,
            ),
        ),
      },
      links: variant.skuLinks.map((link) => ({
        skuId: link.listingSkuId,
        name: link.listingSku.title || link.listingSku.listing.title,
        sellerSku: link.listingSku.sellerSku,
        isGone: link.listingSku.deletedAt !== null,
        reason: link.reason,
        who: whoIs(link.actor),
        at: link.createdAt,
      })),
      stock: stockOf(variant.id),
    })),
    fields,
    history,
  };
}

export type ProductPage = NonNullable<
  Awaited<ReturnType<typeof readProductPage>>
>;

type Known = {
  id: string;
  externalId: string;
  variants: {
    id: string;
    title: string;
    skuLinks: { listingSkuId: string }[];
  }[];
  listings: { id: string; title: string }[];
};

async function readFields(
  prisma: PrismaClient,
  store: World["store"],
  shopId: ShopId,
  product: Known,
): Promise<FieldView[]> {
  const fields = await readProductFields({ store }, shopId, product.externalId);
  const [writerOf, bases, conflicts] = await Promise.all([
    readFieldWriters(prisma, shopId, fields),
    prisma.baseSnapshot.findMany({
      where: { shopId, itemId: { in: fields.map(({ itemId }) => itemId) } },
      select: { itemId: true, field: true, agreedAt: true },
    }),
    prisma.conflict.findMany({
      where: {
        shopId,
        state: "open",
        key: { in: fields.map(({ key }) => key) },
      },
      select: { id: true, key: true },
    }),
  ]);
  const agreedAt = new Map(
    bases.map((base) => [`${base.field}:${base.itemId}`, base.agreedAt]),
  );
  const asked = new Map(conflicts.map(({ id, key }) => [key, id]));
  const variantOf = new Map(product.variants.map((one) => [one.id, one.title]));
  const listingOf = new Map(product.listings.map((one) => [one.id, one.title]));
  return fields.map(({ values: _, changedAt: __, ...field }, index) => {
    const whole = fields[index] as ProductField;
    return {
      ...field,
      agreedAt: agreedAt.get(field.key) ?? null,
      writers: {
        storefront: writerOf(whole, "storefront"),
        marketplace: writerOf(whole, "marketplace"),
      },
      conflictId: asked.get(field.key) ?? null,
      of: field.variantId
        ? product.variants.length > 1
          ? (variantOf.get(field.variantId) ?? null)
          : null
        : product.listings.length > 1
          ? (listingOf.get(field.listingId) ?? null)
          : null,
    };
  });
}

/** What audit lines about a product, its variants and its listings are about, and what was decided about them. */
async function subjectsOf(
  prisma: PrismaClient,
  shopId: string,
  { id, variants, listings }: Known,
): Promise<string[]> {
  const skus = variants.flatMap(({ skuLinks }) =>
    skuLinks.map(({ listingSkuId }) => listingSkuId),
  );
  const decided = await prisma.conflict.findMany({
    where: {
      shopId,
      state: { not: "open" },
      subjectId: { in: [id, ...variants.map((one) => one.id), ...skus] },
    },
    orderBy: [{ settledAt: "desc" }, { id: "asc" }],
    take: mostHistory,
    select: { id: true },
  });
  return [
    ...subjectsOfProduct(id),
    ...variants.flatMap((one) => subjectsOfVariant(one.id)),
    ...skus.flatMap(subjectsOfSku),
    ...listings.flatMap((one) => subjectsOfListing(one.id)),
    ...decided.map(subjectOfQuestion),
  ];
}

const picturesOf = (pictures: unknown): string[] =>
  ((pictures ?? []) as { url: string | null }[])
    .flatMap(({ url }) => url ?? [])
    .slice(0, mostPictures);
