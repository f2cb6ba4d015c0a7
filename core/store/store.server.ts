import { importTopic } from "../domain/letters.ts";
import type { PauseReason } from "../domain/pause.ts";
import { SyncError } from "../errors/sync-error.ts";
import { asId } from "../kit/ids.ts";
import type { Addressee } from "../world/doors.ts";
import type { Records } from "../world/records.ts";
import type { Store } from "../world/store.ts";
import { sealMarketplaceCredential } from "./credentials.server.ts";
import { eraseShop } from "./erase-shop.server.ts";
import type { Hands } from "./hand.server.ts";
import { Prisma, type PrismaClient, type Tx } from "./prisma.server.ts";
import { catalogRecords } from "./records/catalog.server.ts";
import { conflictKeepingRecords } from "./records/conflict-keeping.server.ts";
import { conflictRecords } from "./records/conflicts.server.ts";
import { connectionRecords } from "./records/connections.server.ts";
import { demandRecords } from "./records/demand.server.ts";
import { effectRecords } from "./records/effects.server.ts";
import { exposureRecords } from "./records/exposure.server.ts";
import { fieldRecords } from "./records/fields.server.ts";
import { goodsRecords } from "./records/goods.server.ts";
import { inboundRecords } from "./records/inbound.server.ts";
import { journalRecords } from "./records/journal.server.ts";
import { kitRecords } from "./records/kits.server.ts";
import { ledgerRecords } from "./records/ledger.server.ts";
import { linkKeepingRecords } from "./records/link-keeping.server.ts";
import { linkRecords } from "./records/links.server.ts";
import { listingRecords } from "./records/listing.server.ts";
import { noticeRecords } from "./records/notices.server.ts";
import { orderKeepingRecords } from "./records/order-keeping.server.ts";
import { orderRecords } from "./records/orders.server.ts";
import { pastSaleRecords } from "./records/past-sales.server.ts";
import { pauseRecords } from "./records/pause.server.ts";
import { pictureRecords } from "./records/pictures.server.ts";
import { placeRecords } from "./records/places.server.ts";
import { privacyRecords } from "./records/privacy.server.ts";
import { promiseRecords } from "./records/promises.server.ts";
import { requestRecords } from "./records/requests.server.ts";
import { saidOfGoodsRecords } from "./records/said-of-goods.server.ts";
import { selectionRecords } from "./records/selection.server.ts";
import { splitRecords } from "./records/splits.server.ts";
import { stockRecords } from "./records/stock.server.ts";
import { stockRuleRecords } from "./records/stock-rules.server.ts";
import { warehouseRecords } from "./records/warehouses.server.ts";
import { resealCredentials } from "./reseal.server.ts";
import { jsonColumn } from "./rows.server.ts";
import type { Seal } from "./seal.server.ts";

// An import of a whole catalog is the longest; a stuck transaction must not hold its rows for ever.
const transactionLimits = { timeout: 60_000, maxWait: 20_000 };

// Looked at in one go; the others a minute later.
const mostSpikes = 500;

const shops = (rows: { shop_id: string }[]) => rows.map((row) => row.shop_id);

/** The memory in PostgreSQL. */
export function openStore(
  prisma: PrismaClient,
  hands: Hands,
  seal: Seal,
): Store {
  return {
    inShop: (shopId, work) =>
      prisma.$transaction(
        async (tx) => work(await recordsOf(tx, shopId)),
        transactionLimits,
      ),
    withHand: (shopId, work) => hands.withHand(shopId, work),
    receive: (delivery) => receive(prisma, delivery),

    async registerShop({ domain, scopes, missingScopes, at }) {
      const known = await prisma.shop.findUnique({ where: { domain } });
      const shop = await prisma.shop.upsert({
        where: { domain },
        // Its own name and currency are read by the first import.
        create: { domain, name: domain, currency: "USD", installedAt: at },
        update: {
          uninstalledAt: null,
          ...(known?.uninstalledAt ? { installedAt: at } : {}),
        },
      });
      const connection = {
        externalId: domain,
        name: shop.name,
        scopes,
        details: { scopesAsOf: at.toISOString() },
        ...(missingScopes.length > 0
          ? { status: "attention", problem: "scope_missing" }
          : { status: "connected", problem: null }),
      };
      await prisma.connection.upsert({
        where: { shopId_kind: { shopId: shop.id, kind: "shopify" } },
        create: {
          shopId: shop.id,
          kind: "shopify",
          connectedAt: at,
          ...connection,
        },
        update: connection,
      });
      return { shopId: shop.id, isNew: !known || known.uninstalledAt !== null };
    },

    async installedShops() {
      const rows = await prisma.shop.findMany({
        where: { uninstalledAt: null },
        select: { id: true, domain: true },
        orderBy: { installedAt: "asc" },
      });
      return rows.map(({ id, domain }) => ({ shopId: asId(id), domain }));
    },

    async shopsLeftWaiting(before) {
      const entries = await prisma.$queryRaw<
        { shop_id: string; is_import: boolean }[]
      >`
        SELECT DISTINCT shop_id, topic = ${importTopic} AS is_import FROM journal_entry
        WHERE planned_at IS NULL AND coalesce(due_at, received_at) <= ${before}`;
      const carry = await prisma.$queryRaw<{ shop_id: string }[]>`
        SELECT DISTINCT shop_id FROM effect
        WHERE state IN ('planned', 'sent', 'unknown') AND due_at <= ${before}`;
      const look = await prisma.$queryRaw<{ shop_id: string }[]>`
        SELECT DISTINCT shop_id FROM picture_look WHERE due_at <= ${before}`;
      return {
        plan: shops(entries.filter((row) => !row.is_import)),
        import: shops(entries.filter((row) => row.is_import)),
        carry: shops(carry),
        look: shops(look),
      };
    },

    spikesDue: (at) =>
      prisma.$queryRaw`
        SELECT spike.shop_id AS "shopId", spike.variant_id AS "variantId", spike.look_again_at AS "lookAgainAt"
        FROM spike JOIN shop ON shop.id = spike.shop_id AND shop.uninstalled_at IS NULL
        WHERE spike.look_again_at <= ${at}
        ORDER BY spike.look_again_at LIMIT ${mostSpikes}`,

    async shopsToForecast(at, version) {
      const rows = await prisma.$queryRaw<{ shop_id: string }[]>`
        SELECT shop.id AS shop_id FROM shop WHERE shop.uninstalled_at IS NULL AND (
          NOT EXISTS (SELECT FROM forecast_run AS run WHERE run.shop_id = shop.id AND run.version = ${version}
                      AND run.origin >= to_char(${at.toISOString()}::timestamptz AT TIME ZONE shop.time_zone, 'YYYY-MM-DD') AND run.state = 'done')
          OR EXISTS (SELECT FROM spike JOIN demand_forecast AS known
                       ON known.shop_id = spike.shop_id AND known.variant_id = spike.variant_id
                     WHERE spike.shop_id = shop.id AND spike.began_at > known.made_at))
        ORDER BY shop.installed_at`;
      return shops(rows);
    },

    async saveConsentState(state, shopId, at) {
      await prisma.consentState.create({
        data: { state, shopId, createdAt: at },
      });
    },

    async takeConsentState(state, notBefore, at) {
      const { count } = await prisma.consentState.updateMany({
        where: { state, usedAt: null, createdAt: { gte: notBefore } },
        data: { usedAt: at },
      });
      if (count === 0) return null;
      const row = await prisma.consentState.findUniqueOrThrow({
        where: { state },
      });
      const shop = await prisma.shop.findUniqueOrThrow({
        where: { id: row.shopId },
      });
      return { shopId: asId(shop.id), domain: shop.domain };
    },

    async saveMarketplaceCredential(shopId, connection, credential) {
      const now = new Date();
      const where = { shopId_kind: { shopId, kind: "tiktok_shop" } };
      const known = await prisma.connection.findUnique({ where });
      const isAnother =
        known !== null && known.externalId !== connection.externalId;
      const columns = {
        status: "connected",
        // A letter about the end of an earlier grant must not end this one.
        connectedAt: now,
        webhooksAt: null,
        webhooksProblem: null,
        ...(isAnother ? { firstConnectedAt: now } : {}),
        externalId: connection.externalId,
        ownerExternalId: connection.openId,
        name: connection.name,
        scopes: connection.scopes,
        problem: null,
        ...sealMarketplaceCredential(seal, shopId, credential),
      };
      // What is written to an account for the first time waits until its merchant has seen it (core/domain/pause.ts).
      const pause = {
        pausedAt: now,
        pauseReason: "first_plan" satisfies PauseReason,
      };
      await prisma.$transaction([
        prisma.connection.upsert({
          where,
          create: {
            shopId,
            kind: "tiktok_shop",
            firstConnectedAt: now,
            ...columns,
          },
          update: columns,
        }),
        ...(known === null || isAnother
          ? [prisma.shop.update({ where: { id: shopId }, data: pause })]
          : []),
      ]);
    },

    eraseShop: (shopId) => eraseShop(prisma, shopId),

    resealCredentials: () => resealCredentials(prisma, seal),

    async beat(process, at, details) {
      const row = { at, details: jsonColumn(details) as Prisma.InputJsonValue };
      await prisma.heartbeat.upsert({
        where: { process },
        create: { process, ...row },
        update: row,
      });
    },
  };
}

async function recordsOf(tx: Tx, shopId: string): Promise<Records> {
  // Every transaction begins with this. As plain SQL it takes half the time of Prisma's way, which is planned anew.
  const [shop] = await tx.$queryRaw<
    {
      id: string;
      domain: string;
      name: string;
      currency: string;
      time_zone: string;
    }[]
  >`SELECT id, domain, name, currency, time_zone FROM shop WHERE id = ${shopId}::uuid`;
  if (!shop) throw new SyncError("internal", { said: "the shop is unknown" });
  const listings = listingRecords(tx, shopId, shop.currency);
  return {
    shop: {
      shopId: asId(shop.id),
      domain: shop.domain,
      name: shop.name,
      currency: shop.currency,
      timeZone: shop.time_zone,
    },
    ...connectionRecords(tx, shopId),
    ...journalRecords(tx, shopId),
    ...catalogRecords(tx, shopId),
    ...linkRecords(tx, shopId),
    ...linkKeepingRecords(tx, shopId),
    ...listings,
    ...fieldRecords(tx, shopId, shop.currency, listings),
    ...selectionRecords(tx, shopId),
    ...goodsRecords(tx, shopId),
    ...stockRecords(tx, shopId),
    ...stockRuleRecords(tx, shopId),
    ...exposureRecords(tx, shopId),
    ...demandRecords(tx, shopId),
    ...pastSaleRecords(tx, shopId),
    ...inboundRecords(tx, shopId),
    ...saidOfGoodsRecords(tx, shopId),
    ...splitRecords(tx, shopId),
    ...kitRecords(tx, shopId),
    ...ledgerRecords(tx, shopId),
    ...pauseRecords(tx, shopId),
    ...pictureRecords(tx, shopId),
    ...placeRecords(tx, shopId),
    ...warehouseRecords(tx, shopId),
    ...orderRecords(tx, shopId),
    ...orderKeepingRecords(tx, shopId),
    ...promiseRecords(tx, shopId),
    ...requestRecords(tx, shopId),
    ...effectRecords(tx, shopId),
    ...conflictRecords(tx, shopId),
    ...conflictKeepingRecords(tx, shopId),
    ...noticeRecords(tx, shopId),
    ...privacyRecords(tx, shopId),
  };
}

/** How an addressee is found among the connections. */
function addressOf(addressee: Addressee): {
  kind: string;
  column: Prisma.Sql;
  value: string;
} {
  switch (addressee.kind) {
    case "shopify-domain":
      return {
        kind: "shopify",
        column: Prisma.sql`external_id`,
        value: addressee.domain,
      };
    case "tiktok-shop":
      return {
        kind: "tiktok_shop",
        column: Prisma.sql`external_id`,
        value: addressee.shopExternalId,
      };
    case "tiktok-seller":
      return {
        kind: "tiktok_shop",
        column: Prisma.sql`owner_external_id`,
        value: addressee.openId,
      };
  }
}

/**
 * The whole of tx 1: one statement. A repeat of a known delivery is counted and nothing else (law J2); the xmax of a row
 * tells an insert from an update.
 */
const receive: (
  prisma: PrismaClient,
  delivery: Parameters<Store["receive"]>[0],
) => ReturnType<Store["receive"]> = async (prisma, delivery) => {
  const address = addressOf(delivery.addressee);
  const rows = await prisma.$queryRaw<{ shop_id: string; is_new: boolean }[]>`
    INSERT INTO journal_entry (shop_id, source, delivery_id, topic, body, as_of, received_at)
    SELECT shop_id, ${delivery.source}, ${delivery.deliveryId}, ${delivery.topic}, ${Buffer.from(delivery.body)},
           ${delivery.asOf}, ${delivery.receivedAt}
    FROM connection WHERE kind = ${address.kind} AND ${address.column} = ${address.value}
    LIMIT 1
    ON CONFLICT (shop_id, source, delivery_id) DO UPDATE SET repeats = journal_entry.repeats + 1
    RETURNING shop_id, (xmax = 0) AS is_new`;
  const row = rows[0];
  if (!row) return { outcome: "unknown_shop" };
  return {
    outcome: row.is_new ? "accepted" : "duplicate",
    shopId: row.shop_id,
  };
};
