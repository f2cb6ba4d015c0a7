import type { VariantFact } from "../../domain/facts.ts";
import type { CatalogPart } from "../../world/catalog-records.ts";
import type { Records } from "../../world/records.ts";
import { Prisma, type Tx } from "../prisma.server.ts";
import { forgetAgreements } from "./agreements.server.ts";
import { keepBeforeWrite, keepWhatChanges } from "./past-values.server.ts";

type CatalogRecords = Pick<
  Records,
  | "learnProducts"
  | "versionsRead"
  | "levelsRead"
  | "catalogIds"
  | "forgetProduct"
  | "learnCollection"
  | "forgetCollections"
  | "learnListings"
  | "forgetListing"
  | "noteFrozen"
  | "learnGoods"
  | "inventoryItems"
  | "variantsByExternalId"
  | "namesInStorefront"
  | "variantsOfStorefrontLines"
  | "variantsByInventoryItem"
>;

const versionSelect = {
  externalId: true,
  sourceUpdatedAt: true,
  readAt: true,
} as const;

/** What is known and not deleted, with its versions. */
function rowsOf(
  tx: Tx,
  shopId: string,
  what: CatalogPart,
  externalId?: { in: string[] },
): Promise<
  { externalId: string; sourceUpdatedAt: Date; readAt: Date | null }[]
> {
  const where = { shopId, ...(externalId && { externalId }) };
  const alive = { ...where, deletedAt: null };
  switch (what) {
    case "products":
      return tx.product.findMany({ where: alive, select: versionSelect });
    case "listings":
      return tx.listing.findMany({ where: alive, select: versionSelect });
    case "collections":
      return tx.collection.findMany({ where, select: versionSelect });
  }
}

const stampOfRow = Prisma.sql`taken.source_updated_at`;
// Written in the statement before.
const stampOfProduct = Prisma.sql`(SELECT product.source_updated_at FROM product WHERE product.id = taken.product_id)`;
const stampOfListing = Prisma.sql`(SELECT listing.source_updated_at FROM listing WHERE listing.id = taken.listing_id)`;

/**
 * Catalog rows are written set by set: one statement for any number of products or variants, with the newer-than guard
 * inside (law P4).
 */
export function catalogRecords(tx: Tx, shopId: string): CatalogRecords {
  return {
    async learnProducts(told, readAt) {
      const facts = newestOfEach(told);
      const products = JSON.stringify(
        facts.map(({ variants: _, ...product }) => product),
      );
      const fresh = await tx.$queryRaw<{ external_id: string }[]>`
        WITH taken AS (INSERT INTO product (shop_id, external_id, title, handle, status, vendor, product_type, source_updated_at,
                             description_html, pictures, read_at)
        SELECT ${shopId}::uuid, p."externalId", p.title, p.handle, p.status, p.vendor, p."productType", p."updatedAt",
               p."descriptionHtml", p.pictures, ${readAt}
        FROM jsonb_to_recordset(${products}::jsonb) AS p("externalId" text, title text, handle text, status text,
             vendor text, "productType" text, "updatedAt" timestamp, "descriptionHtml" text, pictures jsonb)
        ON CONFLICT (shop_id, external_id) DO UPDATE SET title = excluded.title, handle = excluded.handle,
          status = excluded.status, vendor = excluded.vendor, product_type = excluded.product_type,
          source_updated_at = excluded.source_updated_at, description_html = excluded.description_html,
          pictures = excluded.pictures, read_at = excluded.read_at, deleted_at = NULL
        WHERE product.source_updated_at <= excluded.source_updated_at
        RETURNING *), ${keepWhatChanges("product", shopId, stampOfRow)}
        SELECT external_id FROM taken`;
      const taken = new Set(fresh.map((row) => row.external_id));
      const variants = facts
        .filter((fact) => taken.has(fact.externalId))
        .flatMap((fact) =>
          fact.variants.map((variant) => ({
            ...variant,
            productExternalId: fact.externalId,
          })),
        );
      await tx.$executeRaw`
        WITH taken AS (INSERT INTO variant (shop_id, product_id, external_id, inventory_item_id, sku, barcode, title, price_minor,
                             compare_at_minor, unit_cost_minor, options, weight_grams, picture_id, picture_url, position)
        SELECT ${shopId}::uuid, product.id, v."externalId", v."inventoryItemId", v.sku, v.barcode, v.title,
               v."priceMinor", v."compareAtMinor", v."unitCostMinor", v.options, v."weightGrams", v."pictureId", v."pictureUrl", v.position
        FROM jsonb_to_recordset(${JSON.stringify(variants)}::jsonb) AS v("productExternalId" text, "externalId" text,
             "inventoryItemId" text, sku text, barcode text, title text, "priceMinor" int, "compareAtMinor" int, "unitCostMinor" int, options jsonb,
             "weightGrams" int, "pictureId" text, "pictureUrl" text, position int)
        JOIN product ON product.shop_id = ${shopId}::uuid AND product.external_id = v."productExternalId"
        ON CONFLICT (shop_id, external_id) DO UPDATE SET product_id = excluded.product_id,
          inventory_item_id = excluded.inventory_item_id, sku = excluded.sku, barcode = excluded.barcode,
          title = excluded.title, price_minor = excluded.price_minor,
          compare_at_minor = excluded.compare_at_minor,
          unit_cost_minor = excluded.unit_cost_minor, options = excluded.options, weight_grams = excluded.weight_grams,
          picture_id = excluded.picture_id, picture_url = excluded.picture_url, position = excluded.position, deleted_at = NULL
        RETURNING *), ${keepWhatChanges("variant", shopId, stampOfProduct)}
        SELECT FROM taken`;
      await keepComponents(tx, shopId, variants);
      // A variant that its product no longer lists was deleted.
      await tx.variant.updateMany({
        where: {
          shopId,
          deletedAt: null,
          product: { externalId: { in: [...taken] } },
          externalId: { notIn: variants.map((variant) => variant.externalId) },
        },
        data: { deletedAt: new Date() },
      });
    },

    async versionsRead(what, externalIds) {
      const rows = await rowsOf(tx, shopId, what, { in: externalIds });
      return new Map(
        rows.map(({ externalId, sourceUpdatedAt, readAt }) => [
          externalId,
          { updatedAt: sourceUpdatedAt, readAt },
        ]),
      );
    },

    async levelsRead(locationExternalId, inventoryItemIds) {
      const rows = await tx.$queryRaw<
        { inventoryItemId: string; updatedAt: Date; readAt: Date }[]
      >`
        SELECT variant.inventory_item_id AS "inventoryItemId", level.as_of AS "updatedAt", entry.received_at AS "readAt"
        FROM variant
        JOIN pool ON pool.shop_id = variant.shop_id AND pool.external_id = ${locationExternalId}
        JOIN stock_level AS level
          ON level.shop_id = variant.shop_id AND level.pool_id = pool.id AND level.item_id = variant.id
        JOIN journal_entry AS entry ON entry.id = level.entry_id
        WHERE variant.shop_id = ${shopId}::uuid AND variant.deleted_at IS NULL
          AND variant.inventory_item_id = ANY(${inventoryItemIds}::text[])`;
      return new Map(rows.map((row) => [row.inventoryItemId, row]));
    },

    async catalogIds(what) {
      const rows = await rowsOf(tx, shopId, what);
      return rows.map((row) => row.externalId);
    },

    async learnCollection(fact, { readAt, entryId }) {
      const { externalId, title, updatedAt } = fact;
      const [kept] = await tx.$queryRaw<{ id: string }[]>`
        INSERT INTO collection AS known (shop_id, external_id, title, source_updated_at, read_at, entry_id)
        VALUES (${shopId}::uuid, ${externalId}, ${title}, ${updatedAt}, ${readAt}, ${entryId}::uuid)
        ON CONFLICT (shop_id, external_id) DO UPDATE SET title = excluded.title,
          source_updated_at = excluded.source_updated_at, read_at = excluded.read_at, entry_id = excluded.entry_id
        WHERE known.source_updated_at <= excluded.source_updated_at
        RETURNING id`;
      if (!kept) return;
      const members = fact.productExternalIds;
      await tx.$executeRaw`
        DELETE FROM collection_product
        WHERE shop_id = ${shopId}::uuid AND collection_id = ${kept.id}::uuid
          AND NOT product_external_id = ANY(${members}::text[])`;
      await tx.$executeRaw`
        INSERT INTO collection_product (shop_id, collection_id, product_external_id)
        SELECT ${shopId}::uuid, ${kept.id}::uuid, member FROM unnest(${members}::text[]) AS member
        ON CONFLICT DO NOTHING`;
    },

    async forgetCollections(externalIds) {
      await tx.collection.deleteMany({
        where: { shopId, externalId: { in: externalIds } },
      });
    },

    async forgetProduct(externalId, at) {
      await tx.product.updateMany({
        where: { shopId, externalId, deletedAt: null },
        data: { deletedAt: at },
      });
      await tx.variant.updateMany({
        where: { shopId, product: { externalId }, deletedAt: null },
        data: { deletedAt: at },
      });
    },

    async learnListings(told, readAt) {
      const facts = newestOfEach(told);
      const listings = JSON.stringify(
        facts.map(({ skus: _, audit, ...listing }) => ({
          ...listing,
          auditStatus: audit.status,
          auditReasons: audit.reasons,
        })),
      );
      const gone = await tx.listing.findMany({
        where: {
          shopId,
          deletedAt: { not: null },
          externalId: { in: facts.map(({ externalId }) => externalId) },
        },
        select: { id: true, externalId: true, skus: { select: { id: true } } },
      });
      const fresh = await tx.$queryRaw<{ external_id: string }[]>`
        WITH taken AS (INSERT INTO listing (shop_id, external_id, title, status, source_updated_at, description_html, pictures,
                             weight_grams, audit_status, audit_reasons, read_at)
        SELECT ${shopId}::uuid, l."externalId", l.title, l.status, l."updatedAt", l."descriptionHtml", l.pictures,
               l."weightGrams", l."auditStatus", ARRAY(SELECT jsonb_array_elements_text(l."auditReasons")),
               ${readAt}
        FROM jsonb_to_recordset(${listings}::jsonb) AS l("externalId" text, title text, status text, "updatedAt" timestamp,
             "descriptionHtml" text, pictures jsonb, "weightGrams" int, "auditStatus" text, "auditReasons" jsonb)
        ON CONFLICT (shop_id, external_id) DO UPDATE SET title = excluded.title, status = excluded.status,
          source_updated_at = excluded.source_updated_at, description_html = excluded.description_html,
          pictures = excluded.pictures, weight_grams = excluded.weight_grams,
          audit_status = excluded.audit_status, audit_reasons = excluded.audit_reasons,
          read_at = excluded.read_at, deleted_at = NULL
        WHERE listing.source_updated_at <= excluded.source_updated_at
        RETURNING *), ${keepWhatChanges("listing", shopId, stampOfRow)}
        SELECT external_id FROM taken`;
      const taken = new Set(fresh.map((row) => row.external_id));
      // What was decided of one that is gone was not written: one that comes back is compared as if for the first time.
      await forgetAgreements(
        tx,
        shopId,
        gone
          .filter(({ externalId }) => taken.has(externalId))
          .flatMap(({ id, skus }) => [id, ...skus.map((sku) => sku.id)]),
      );
      const skus = facts
        .filter((fact) => taken.has(fact.externalId))
        .flatMap((fact) =>
          fact.skus.map(({ stock, ...sku }) => ({
            ...sku,
            shown: stock,
            listingExternalId: fact.externalId,
          })),
        );
      await tx.$executeRaw`
        WITH taken AS (INSERT INTO listing_sku (shop_id, listing_id, external_id, seller_sku, barcode, title, price_minor, currency,
                                 parts, options, option_pictures, shown)
        SELECT ${shopId}::uuid, listing.id, s."externalId", s."sellerSku", s.barcode, s.title, s."priceMinor", s.currency,
               s.parts, s.options, s."optionPictures", s.shown
        FROM jsonb_to_recordset(${JSON.stringify(skus)}::jsonb) AS s("listingExternalId" text, "externalId" text,
             "sellerSku" text, barcode text, title text, "priceMinor" int, currency text, parts jsonb, options jsonb, "optionPictures" jsonb, shown jsonb)
        JOIN listing ON listing.shop_id = ${shopId}::uuid AND listing.external_id = s."listingExternalId"
        ON CONFLICT (shop_id, external_id) DO UPDATE SET listing_id = excluded.listing_id,
          seller_sku = excluded.seller_sku, barcode = excluded.barcode, title = excluded.title,
          price_minor = excluded.price_minor, currency = excluded.currency, parts = excluded.parts, options = excluded.options,
          option_pictures = excluded.option_pictures, shown = excluded.shown, deleted_at = NULL
        RETURNING *), ${keepWhatChanges("listing_sku", shopId, stampOfListing)}
        SELECT FROM taken`;
      await tx.listingSku.updateMany({
        where: {
          shopId,
          deletedAt: null,
          listing: { externalId: { in: [...taken] } },
          externalId: { notIn: skus.map((sku) => sku.externalId) },
        },
        data: { deletedAt: new Date() },
      });
    },

    async forgetListing(externalId, at) {
      await tx.listing.updateMany({
        where: { shopId, externalId, deletedAt: null },
        data: { deletedAt: at },
      });
      await tx.listingSku.updateMany({
        where: { shopId, listing: { externalId }, deletedAt: null },
        data: { deletedAt: at },
      });
    },

    async noteFrozen(listingExternalIds, at) {
      if (listingExternalIds.length === 0) return;
      const thawed = await tx.listing.findMany({
        where: {
          shopId,
          externalId: { in: listingExternalIds },
          status: { not: "FREEZE" },
        },
        select: { id: true },
      });
      const ids = thawed.map(({ id }) => id);
      await keepBeforeWrite(tx, shopId, {
        table: "listing",
        ids,
        field: "status",
        at,
      });
      await tx.listing.updateMany({
        where: {
          shopId,
          externalId: { in: listingExternalIds },
          deletedAt: null,
        },
        data: { status: "FREEZE" },
      });
    },

    async learnGoods(facts) {
      await tx.$executeRaw`
        INSERT INTO fbt_goods (shop_id, external_id, name, reference_code, barcodes, sku_external_ids, unit_size,
          tracks_lots, tracks_expiry, shelf_life_days, lasts_on_arrival)
        SELECT ${shopId}::uuid, g."externalId", g.name, g."referenceCode",
               ARRAY(SELECT jsonb_array_elements_text(g.barcodes)),
               ARRAY(SELECT jsonb_array_elements_text(g."skuExternalIds")),
               nullif(g."unitSize", 'null'::jsonb), g."tracksLots", g."tracksExpiry", g."shelfLifeDays", g."lastsOnArrival"
        FROM jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) AS g("externalId" text, name text, "referenceCode" text,
             barcodes jsonb, "skuExternalIds" jsonb, "unitSize" jsonb, "tracksLots" boolean, "tracksExpiry" boolean,
             "shelfLifeDays" int, "lastsOnArrival" int)
        ON CONFLICT (shop_id, external_id) DO UPDATE SET name = excluded.name, reference_code = excluded.reference_code,
          barcodes = excluded.barcodes, sku_external_ids = excluded.sku_external_ids, unit_size = excluded.unit_size,
          tracks_lots = excluded.tracks_lots, tracks_expiry = excluded.tracks_expiry,
          shelf_life_days = excluded.shelf_life_days, lasts_on_arrival = excluded.lasts_on_arrival`;
    },

    async inventoryItems(variantIds) {
      const rows = await tx.variant.findMany({
        where: { shopId, id: { in: variantIds } },
        select: { id: true, inventoryItemId: true },
      });
      return new Map(rows.map((row) => [row.id, row.inventoryItemId]));
    },

    async variantsByExternalId(externalIds) {
      const rows = await tx.variant.findMany({
        where: { shopId, externalId: { in: externalIds } },
        select: { id: true, externalId: true },
      });
      return new Map(rows.map((row) => [row.externalId, row.id]));
    },

    async namesInStorefront(variantIds) {
      const rows = await tx.variant.findMany({
        where: { shopId, id: { in: variantIds } },
        include: { product: { select: { externalId: true, title: true } } },
      });
      return new Map(
        rows.map(({ id, externalId, title, sku, deletedAt, product }) => [
          id,
          {
            externalId,
            productExternalId: product.externalId,
            productTitle: product.title,
            title,
            sku,
            isDeleted: deletedAt !== null,
          },
        ]),
      );
    },

    async variantsOfStorefrontLines(lineExternalIds) {
      const rows = await tx.$queryRaw<{ line: string; variant: string }[]>`
        SELECT DISTINCT coalesce(line.storefront_line_id, line.external_id) AS line, variant.external_id AS variant
        FROM order_line AS line
        JOIN "order" ON "order".id = line.order_id
        JOIN variant ON variant.id = line.variant_id
        WHERE line.shop_id = ${shopId}::uuid AND (line.storefront_line_id = ANY(${lineExternalIds})
          OR "order".channel = 'storefront' AND line.external_id = ANY(${lineExternalIds}))`;
      return new Map(rows.map(({ line, variant }) => [line, variant]));
    },

    async variantsByInventoryItem(inventoryItemIds) {
      const rows = await tx.variant.findMany({
        where: { shopId, inventoryItemId: { in: inventoryItemIds } },
        select: { id: true, inventoryItemId: true },
      });
      return new Map(rows.map((row) => [row.inventoryItemId, row.id]));
    },
  };
}

/** A page may hold a thing twice, when it was edited while the page was put together: the newest one counts. */
function newestOfEach<Fact extends { externalId: string; updatedAt: Date }>(
  facts: Fact[],
): Fact[] {
  const newest = new Map<string, Fact>();
  for (const fact of facts) {
    const known = newest.get(fact.externalId);
    if (!known || known.updatedAt <= fact.updatedAt)
      newest.set(fact.externalId, fact);
  }
  return [...newest.values()];
}

/** What Shopify puts these variants together from, in place of what was known of them. */
async function keepComponents(
  tx: Tx,
  shopId: string,
  variants: Pick<VariantFact, "externalId" | "components">[],
): Promise<void> {
  await tx.storefrontComponent.deleteMany({
    where: {
      shopId,
      variantExternalId: { in: variants.map(({ externalId }) => externalId) },
    },
  });
  const parts = variants.flatMap(({ externalId, components }) =>
    components.map(({ variantExternalId, count }) => ({
      shopId,
      variantExternalId: externalId,
      partExternalId: variantExternalId,
      count,
    })),
  );
  if (parts.length > 0)
    await tx.storefrontComponent.createMany({
      data: parts,
      skipDuplicates: true,
    });
}
