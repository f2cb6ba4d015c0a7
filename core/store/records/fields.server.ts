import type { FieldWrite } from "../../domain/effects.ts";
import type { ProductFact } from "../../domain/facts.ts";
import { isPolicy, type Policies } from "../../domain/field-policies.ts";
import { type Field, isField, type Side } from "../../domain/field-words.ts";
import { noEdits } from "../../domain/merge/edits.ts";
import { readPictures } from "../../domain/merge/fields.ts";
import {
  type OptionImage,
  readOptionImages,
} from "../../domain/merge/option-images.ts";
import { baseKey, type Edits, type Pair } from "../../domain/merge/pair.ts";
import { givenUpFor } from "../../domain/merge/put-aside.ts";
import { isSameValue, optionPictureKey } from "../../domain/option-values.ts";
import type { PriceRule } from "../../domain/price-rule.ts";
import type { TitleRule } from "../../domain/title-rule.ts";
import type { Json } from "../../kit/json.ts";
import type { FieldRecords, PairFilter } from "../../world/field-records.ts";
import type { Prisma, Tx } from "../prisma.server.ts";
import { fromJson } from "../rows.server.ts";
import { toEffect, withEntry } from "./effects.server.ts";
import { variantLabel } from "./links.server.ts";
import { isOf, type KeptTable, keepBeforeWrite } from "./past-values.server.ts";
import { undosOf, withoutVersionOf } from "./taken-back.server.ts";

/** Pairs that are in memory at once; with long descriptions on both sides some ten megabytes. */
const pageSize = 250;

const parts = {
  product: {
    include: {
      variants: {
        where: { deletedAt: null },
        orderBy: { position: "asc" },
        include: {
          skuLinks: {
            select: {
              listingSku: { select: { listingId: true, deletedAt: true } },
            },
          },
        },
      },
      _count: { select: { listings: { where: { deletedAt: null } } } },
    },
  },
  skus: {
    where: { deletedAt: null },
    include: {
      link: {
        include: {
          variant: { include: { product: { select: { title: true } } } },
        },
      },
    },
    orderBy: { externalId: "asc" },
  },
} as const satisfies Prisma.ListingInclude;

type ListingModel = Prisma.ListingGetPayload<{ include: typeof parts }>;

type Pictures = ProductFact["pictures"];
type Options = { name: string; value: string }[];
const read = <T>(json: Prisma.JsonValue): T | null => json as T | null;

/** The fields of linked pairs, their bases and their policies. */
export function fieldRecords(
  tx: Tx,
  shopId: string,
  currency: string,
  rules: {
    priceRule: () => Promise<PriceRule>;
    titleRule: () => Promise<TitleRule>;
  },
): FieldRecords {
  const saveBases: FieldRecords["saveBases"] = async (
    bases,
    { entryId, at },
  ) => {
    if (bases.length === 0) return;
    await tx.$executeRaw`
      INSERT INTO base_snapshot (shop_id, item_id, field, storefront, marketplace, agreed_at, entry_id)
      SELECT ${shopId}::uuid, b."itemId", b.field, b.storefront, b.marketplace, ${at}, ${entryId}::uuid
      FROM jsonb_to_recordset(${JSON.stringify(bases)}::jsonb)
        AS b("itemId" uuid, field text, storefront text, marketplace text)
      ON CONFLICT (shop_id, item_id, field) DO UPDATE SET storefront = excluded.storefront,
        marketplace = excluded.marketplace, agreed_at = excluded.agreed_at, entry_id = excluded.entry_id`;
  };

  const saveEdits: FieldRecords["saveEdits"] = async (edits) => {
    if (edits.length === 0) return;
    const told = JSON.stringify(
      edits.map(({ edit, ...one }) => ({ ...one, ...edit })),
    );
    await tx.$executeRaw`
      DELETE FROM field_edit
      USING jsonb_to_recordset(${told}::jsonb) AS e("itemId" uuid, field text, side text, mark text)
      WHERE shop_id = ${shopId}::uuid AND item_id = e."itemId" AND field_edit.field = e.field
        AND field_edit.side = e.side AND e.mark IS NULL`;
    await tx.$executeRaw`
      INSERT INTO field_edit (shop_id, item_id, field, side, mark, at, seen)
      SELECT ${shopId}::uuid, e."itemId", e.field, e.side, e.mark, e.at, e.seen
      FROM jsonb_to_recordset(${told}::jsonb)
        AS e("itemId" uuid, field text, side text, mark text, at timestamp, seen boolean)
      WHERE e.mark IS NOT NULL
      ON CONFLICT (shop_id, item_id, field, side)
        DO UPDATE SET mark = excluded.mark, at = excluded.at, seen = excluded.seen`;
  };

  return {
    async *pairs(filter) {
      const priceRule = await rules.priceRule();
      const titleRule = await rules.titleRule();
      let after: string | null = null;
      do {
        const rows: ListingModel[] = await tx.listing.findMany({
          where: {
            shopId,
            ...whereOf(filter),
            ...(after && { id: { gt: after } }),
          },
          include: parts,
          orderBy: { id: "asc" },
          take: pageSize,
        });
        after = rows.length < pageSize ? null : (rows.at(-1)?.id ?? null);
        if (rows.length > 0)
          yield toPairs(rows, await about(rows), { priceRule, titleRule });
      } while (after !== null);
    },

    async listingsOfSkus(listingSkuIds) {
      const rows = await tx.listingSku.findMany({
        where: { shopId, id: { in: listingSkuIds } },
        select: { id: true, listingId: true },
      });
      return new Map(rows.map(({ id, listingId }) => [id, listingId]));
    },

    saveBases,
    saveBase: (base, cause) => saveBases([base], cause),

    saveEdits,

    async setAgreement({ field, itemId }, { base, edits }, cause) {
      if (base) await saveBases([{ field, itemId, ...base }], cause);
      else
        await tx.baseSnapshot.deleteMany({ where: { shopId, field, itemId } });
      await saveEdits(
        (["storefront", "marketplace"] as const).map((side) => ({
          field,
          itemId,
          side,
          edit: edits[side],
        })),
      );
    },

    async noteFieldWritten(side, field, { pair, itemId }, value, at) {
      const where = whereHeld(side, field, { pair, itemId });
      await keepBeforeWrite(tx, shopId, { ...where, field, at });
      const note = side === "storefront" ? noteInProduct : noteInListing;
      await note(field, { pair, itemId }, value);
      await tx.fieldEdit.deleteMany({ where: { shopId, itemId, field, side } });
    },

    async noteSamePictures(pictures) {
      if (pictures.length === 0) return;
      await tx.$executeRaw`
        INSERT INTO same_picture (shop_id, storefront_id, marketplace_id)
        SELECT ${shopId}::uuid, p."storefrontId", p."marketplaceId"
        FROM jsonb_to_recordset(${JSON.stringify(pictures)}::jsonb) AS p("storefrontId" text, "marketplaceId" text)
        ON CONFLICT (shop_id, storefront_id) DO UPDATE SET marketplace_id = excluded.marketplace_id`;
    },

    async samePictureAs(storefrontId) {
      const row = await tx.samePicture.findUnique({
        where: { shopId_storefrontId: { shopId, storefrontId } },
      });
      return row?.marketplaceId ?? null;
    },

    async fieldPolicies() {
      const rows = await tx.fieldPolicy.findMany({
        where: { shopId },
        distinct: ["field"],
        orderBy: [{ field: "asc" }, { version: "desc" }],
      });
      const policies: Policies = {};
      for (const { field, policy } of rows)
        if (isField(field) && isPolicy(policy)) policies[field] = policy;
      return policies;
    },

    async fieldWritesOf(entryId) {
      const rows = await tx.effect.findMany({
        where: { shopId, entryId, kind: { endsWith: ".update-field" } },
        include: withEntry,
        orderBy: { sequence: "asc" },
      });
      return rows.map((row) => ({
        ...toEffect(row),
        result: row.result === null ? null : fromJson<Json>(row.result),
      }));
    },

    async writesGivenUpFor(entryIds) {
      const decisions = await tx.journalEntry.aggregate({
        where: { shopId, id: { in: entryIds } },
        _min: { receivedAt: true },
      });
      const rows = await tx.effect.findMany({
        where: {
          shopId,
          state: "retired",
          kind: { endsWith: ".update-field" },
          endedAt: { gte: decisions._min.receivedAt ?? new Date() },
          OR: entryIds.map((entryId) => ({
            result: { equals: givenUpFor(entryId) },
          })),
        },
        include: withEntry,
        orderBy: { sequence: "asc" },
      });
      const undos = await undosOf(
        tx,
        shopId,
        rows.map(({ entryId }) => entryId),
      );
      return rows.map((row) => ({
        ...toEffect(row),
        result: row.result === null ? null : fromJson<Json>(row.result),
        isTakenBack: undos.has(row.entryId),
      }));
    },

    async writeBefore(effectId) {
      const write = await tx.effect.findFirst({
        where: { shopId, id: effectId },
        select: { kind: true, subject: true, sequence: true },
      });
      if (!write) return null;
      const { kind, subject, sequence } = write;
      const row = await tx.effect.findFirst({
        where: {
          shopId,
          kind,
          subject,
          sequence: { lt: sequence },
          state: "confirmed",
        },
        include: withEntry,
        orderBy: { sequence: "desc" },
      });
      if (!row) return null;
      const undos = await undosOf(tx, shopId, [row.entryId]);
      return {
        ...toEffect(row),
        result: row.result === null ? null : fromJson<Json>(row.result),
        isTakenBack: undos.has(row.entryId),
      };
    },

    async isRetired(key) {
      const row = await tx.effect.findFirst({
        where: { shopId, key, state: "retired" },
        select: { id: true },
      });
      return row !== null;
    },

    async openFieldWrites(field) {
      const rows = await tx.effect.findMany({
        where: {
          shopId,
          state: { in: ["planned", "sent", "unknown"] },
          kind: { endsWith: ".update-field" },
          subject: { startsWith: `${field}:` },
        },
        include: withEntry,
        orderBy: { sequence: "asc" },
      });
      // A merge's own write asks the merge again when its turn comes.
      return rows
        .map(toEffect)
        .filter(({ payload }) => (payload as FieldWrite).over !== undefined);
    },

    async policyChangedBy(entryId) {
      const set = await tx.fieldPolicy.findFirst({
        where: { shopId, entryId },
      });
      if (!set || !isField(set.field)) return null;
      const versions = await tx.fieldPolicy.findMany({
        where: { shopId, field: set.field },
        orderBy: { version: "desc" },
      });
      const changed = await withoutVersionOf(
        tx,
        shopId,
        versions.map((row) => ({ entryId: row.entryId, rule: row.policy })),
        entryId,
      );
      if (!changed) return null;
      const { before, isInForce } = changed;
      return {
        field: set.field,
        before: before && isPolicy(before) ? before : "ask",
        isInForce,
      };
    },

    async setFieldPolicy({ field, policy }, { entryId, actor, at }) {
      const last = await tx.fieldPolicy.aggregate({
        where: { shopId, field },
        _max: { version: true },
      });
      const version = (last._max.version ?? 0) + 1;
      await tx.fieldPolicy.create({
        data: { shopId, field, policy, version, actor, entryId, setAt: at },
      });
      return version;
    },
  };

  async function about(rows: ListingModel[]) {
    const itemIds = rows.flatMap(({ id, skus }) => [
      id,
      ...skus.map((sku) => sku.id),
    ]);
    const storefrontIds = rows.flatMap(({ product }) => [
      ...(read<Pictures>(product?.pictures ?? null) ?? []).map(({ id }) => id),
      ...(product?.variants ?? []).flatMap(({ pictureUrl }) =>
        pictureUrl === null ? [] : [optionPictureKey(pictureUrl)],
      ),
    ]);
    const marketplaceIds = rows.flatMap(({ pictures }) =>
      (read<Pictures>(pictures) ?? []).map(({ id }) => id),
    );
    return {
      bases: await tx.baseSnapshot.findMany({
        where: { shopId, itemId: { in: itemIds } },
      }),
      edits: await tx.fieldEdit.findMany({
        where: { shopId, itemId: { in: itemIds } },
      }),
      same: await tx.$queryRaw<Pair["samePictures"]>`
        SELECT storefront_id AS "storefrontId", marketplace_id AS "marketplaceId" FROM same_picture
        WHERE shop_id = ${shopId}::uuid
          AND (storefront_id = ANY(${storefrontIds}::text[]) OR marketplace_id = ANY(${marketplaceIds}::text[]))`,
    };
  }

  function toPairs(
    rows: ListingModel[],
    { bases, edits, same }: Awaited<ReturnType<typeof about>>,
    inForce: Pick<Pair, "priceRule" | "titleRule">,
  ): Pair[] {
    const baseOf = new Map(
      bases.map(({ field, itemId, storefront, marketplace }) => [
        baseKey(field, itemId),
        { storefront, marketplace },
      ]),
    );
    const editsOf = new Map<string, Edits>();
    for (const { field, itemId, side, mark, at, seen } of edits) {
      const key = baseKey(field, itemId);
      editsOf.set(key, {
        ...noEdits,
        ...editsOf.get(key),
        [side]: { mark, at, seen },
      });
    }
    return rows.flatMap((row) => {
      const { product } = row;
      return product
        ? [
            {
              productId: product.id,
              listingId: row.id,
              currency,
              ...inForce,
              product: toProduct(product),
              listing: toListing(row),
              ...linksOf(row),
              variants: product.variants.map(
                ({ id, title, sku, skuLinks }) => ({
                  variantId: id,
                  label: variantLabel(product.title, title),
                  sku,
                  soldBy: soldBy(row.id, skuLinks),
                }),
              ),
              isOnlyListing: product._count.listings <= 1,
              samePictures: same,
              bases: baseOf,
              edits: editsOf,
            },
          ]
        : [];
    });
  }

  async function noteInProduct(
    field: Field,
    { pair, itemId }: { pair: Pair; itemId: string },
    value: string,
  ): Promise<void> {
    const link = pair.links.find((one) => one.listingSkuId === itemId);
    const product = (data: Prisma.ProductUpdateInput) =>
      tx.product.update({ where: { id: pair.productId, shopId }, data });
    const variants = (
      ids: string[],
      data: Prisma.VariantUpdateManyMutationInput,
    ) => tx.variant.updateMany({ where: { shopId, id: { in: ids } }, data });
    const own = link ? [link.variantId] : [];
    switch (field) {
      case "title":
        await product({ title: value });
        break;
      case "description":
        await product({ descriptionHtml: value });
        break;
      case "images":
        await product({ pictures: readPictures(value) });
        break;
      case "status":
        await product({ status: value === "on" ? "ACTIVE" : "DRAFT" });
        break;
      case "price":
        await variants(own, { priceMinor: Number(value) });
        break;
      case "options":
        await variants(own, { options: JSON.parse(value) as Options });
        break;
      case "weight":
        await variants(
          pair.links.map(({ variantId }) => variantId),
          { weightGrams: Number(value) },
        );
        break;
    }
  }

  async function noteOptionImages(
    { listing }: Pair,
    images: OptionImage[],
  ): Promise<void> {
    for (const { externalId, options } of listing.skus)
      await tx.listingSku.updateMany({
        where: { shopId, externalId },
        data: {
          optionPictures: images.filter((image) =>
            options?.some(isSameValue(image)),
          ),
        },
      });
  }

  async function noteInListing(
    field: Field,
    { pair, itemId }: { pair: Pair; itemId: string },
    value: string,
  ): Promise<void> {
    const listing = (data: Prisma.ListingUpdateInput) =>
      tx.listing.update({ where: { id: pair.listingId, shopId }, data });
    const sku = (data: Prisma.ListingSkuUpdateInput) =>
      tx.listingSku.update({ where: { id: itemId, shopId }, data });
    switch (field) {
      case "title":
        await listing({ title: value });
        break;
      case "description":
        await listing({ descriptionHtml: value });
        break;
      case "images":
        await listing({ pictures: readPictures(value) });
        break;
      case "status":
        await listing({
          status: value === "on" ? "ACTIVATE" : "SELLER_DEACTIVATED",
        });
        break;
      case "weight":
        await listing({ weightGrams: Number(value) });
        break;
      case "price":
        await sku({ priceMinor: Number(value) });
        break;
      case "options":
        await sku({ options: JSON.parse(value) as Options });
        break;
      case "optionImages":
        await noteOptionImages(pair, readOptionImages(value));
        break;
    }
  }
}

/** The rows that hold a field of a pair on one side. */
function whereHeld(
  side: Side,
  field: Field,
  { pair, itemId }: { pair: Pair; itemId: string },
): { table: KeptTable; ids: string[] } {
  if (side === "marketplace")
    return isOf("listing", field)
      ? { table: "listing", ids: [pair.listingId] }
      : { table: "listing_sku", ids: [itemId] };
  if (isOf("product", field))
    return { table: "product", ids: [pair.productId] };
  // The weight of a parcel is that of whichever variant is in it.
  const links = pair.links.filter(
    ({ listingSkuId }) => field === "weight" || listingSkuId === itemId,
  );
  return { table: "variant", ids: links.map(({ variantId }) => variantId) };
}

const whereOf = (filter: PairFilter): Prisma.ListingWhereInput => ({
  product: {
    is: filter.productExternalIds
      ? { externalId: { in: filter.productExternalIds } }
      : {},
  },
  AND: [
    // Of what is gone on both sides there is nothing to compare; but what was asked about it, while one stood, is over.
    ...(filter.productExternalIds ||
    filter.listingExternalIds ||
    filter.sellingExternalIds
      ? []
      : [
          {
            OR: [{ deletedAt: null }, { product: { is: { deletedAt: null } } }],
          },
        ]),
    ...(filter.sellingExternalIds
      ? [sellsAnyOf(filter.sellingExternalIds)]
      : []),
    ...(filter.itemId
      ? [
          {
            OR: [
              { id: filter.itemId },
              { skus: { some: { id: filter.itemId } } },
            ],
          },
        ]
      : []),
  ],
  ...(filter.listingExternalIds && {
    externalId: { in: filter.listingExternalIds },
  }),
});

const sellsAnyOf = (productExternalIds: string[]): Prisma.ListingWhereInput => {
  const product = { is: { externalId: { in: productExternalIds } } };
  return {
    OR: [
      { product },
      {
        skus: {
          some: { deletedAt: null, link: { is: { variant: { product } } } },
        },
      },
    ],
  };
};

const toProduct = (
  product: NonNullable<ListingModel["product"]>,
): Pair["product"] => ({
  externalId: product.externalId,
  title: product.title,
  vendor: product.vendor,
  productType: product.productType,
  status: product.status,
  updatedAt: product.sourceUpdatedAt,
  descriptionHtml: product.descriptionHtml,
  pictures: read<Pictures>(product.pictures),
  deleted: product.deletedAt !== null,
  variants: product.variants.map((variant) => ({
    externalId: variant.externalId,
    priceMinor: variant.priceMinor,
    weightGrams: variant.weightGrams,
    options: read<Options>(variant.options),
    pictureId: variant.pictureId,
    pictureUrl: variant.pictureUrl,
  })),
});

const toListing = (listing: ListingModel): Pair["listing"] => ({
  externalId: listing.externalId,
  title: listing.title,
  status: listing.status,
  updatedAt: listing.sourceUpdatedAt,
  weightGrams: listing.weightGrams,
  descriptionHtml: listing.descriptionHtml,
  pictures: read<Pictures>(listing.pictures),
  audit: { status: listing.auditStatus, reasons: listing.auditReasons },
  deleted: listing.deletedAt !== null,
  skus: listing.skus.map((sku) => ({
    externalId: sku.externalId,
    priceMinor: sku.priceMinor,
    currency: sku.currency,
    options: read<Options>(sku.options),
    optionPictures: read<OptionImage[]>(sku.optionPictures),
  })),
});

function soldBy(
  listingId: string,
  links: { listingSku: { listingId: string; deletedAt: Date | null } }[],
): Pair["variants"][number]["soldBy"] {
  if (links.some(({ listingSku }) => listingSku.deletedAt === null))
    return "sku";
  return links.some(({ listingSku }) => listingSku.listingId === listingId)
    ? "gone-sku"
    : null;
}

/** A listing may hold strays of another product. */
function linksOf(listing: ListingModel): Pick<Pair, "links" | "strays"> {
  const found: Pick<Pair, "links" | "strays"> = { links: [], strays: [] };
  for (const { id, externalId, sellerSku, link } of listing.skus) {
    if (!link) continue;
    const { variant } = link;
    const isOwn = variant.productId === listing.productId;
    found[isOwn ? "links" : "strays"].push({
      listingSkuId: id,
      skuExternalId: externalId,
      variantId: variant.id,
      variantExternalId: variant.externalId,
      label: variantLabel(variant.product.title, variant.title),
      sellerSku,
      isGone: variant.deletedAt !== null,
    });
  }
  return found;
}
