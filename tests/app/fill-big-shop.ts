import type { PrismaClient } from "#core/store/prisma.server.ts";
import { forecastOf } from "../domain/replenishment/any-goods.ts";

/** How much lies in the big shop. */
export const bigShop = {
  products: 10_000,
  variants: 20_000,
  selected: 1_000,
  goods: 2_000,
  orders: 5_000,
  changes: 20_000,
  conflicts: 300,
  /** Chosen variants that sell two a day; 23 units are there. */
  atRisk: 100,
};

/** The first hundred products are in it. */
export const bigCollection = "c0000000-0000-4000-8000-000000000000";

export type ShopSize = Record<keyof typeof bigShop, number>;

/** A shop of fifty products, in the same proportions where it matters. */
export const smallShop: ShopSize = {
  products: 50,
  variants: 100,
  selected: 60,
  goods: 80,
  orders: 60,
  changes: 100,
  conflicts: 20,
  atRisk: 20,
};

const nobody: ShopSize = {
  products: 0,
  variants: 0,
  selected: 0,
  goods: 0,
  orders: 0,
  changes: 0,
  conflicts: 0,
  atRisk: 0,
};

/** A shop that has grown. @returns its id. */
export async function fillBigShop(prisma: PrismaClient): Promise<string> {
  const { id: shopId } = await prisma.shop.create({
    data: {
      domain: "big.myshopify.com",
      name: "Big",
      currency: "USD",
      installedAt: new Date("2026-01-01T00:00:00Z"),
    },
  });
  await growShop(prisma, shopId, { to: bigShop });
  return shopId;
}

/**
 * Lets a shop grow from one size to another: written set by set, because row by row it would take minutes.
 * @param at when the last of it happened.
 */
export async function growShop(
  prisma: PrismaClient,
  shopId: string,
  {
    from = nobody,
    to,
    at = new Date("2026-11-20T12:00:00Z"),
  }: { from?: ShopSize; to: ShopSize; at?: Date },
): Promise<void> {
  const { id: entryId } = await prisma.journalEntry.create({
    data: {
      shopId,
      source: "shopify",
      deliveryId: `grown to ${to.products}`,
      topic: "orders/create",
      receivedAt: at,
    },
  });
  for (const statement of statements(shopId, entryId, from, to, at))
    await prisma.$executeRawUnsafe(statement);
}

function statements(
  shopId: string,
  entryId: string,
  from: ShopSize,
  to: ShopSize,
  when: Date,
): string[] {
  const shop = `'${shopId}'::uuid`;
  const entry = `'${entryId}'::uuid`;
  const each = (what: keyof ShopSize) =>
    `generate_series(${from[what] + 1}, ${to[what]}) AS n`;
  // Ids are made from numbers, so that one statement can point at the rows of another.
  const id = (kind: string, n = "n") => `md5('${kind} ' || ${n})::uuid`;
  const hour = "interval '1 hour'";
  const at = `timestamp '${when.toISOString().slice(0, -1)}'`;
  const expected = JSON.stringify({
    ...forecastOf(2),
    basis: "own",
    shares: [0.5, 0.5],
    reasons: [],
    leftOut: [],
    pastError: null,
  });
  return [
    `INSERT INTO product (id, shop_id, external_id, title, handle, status, vendor, product_type, source_updated_at)
     SELECT ${id("product")}, ${shop}, 'product ' || n, 'Product ' || lpad(n::text, 5, '0'), 'p' || n, 'ACTIVE', 'Big', '', ${at}
     FROM ${each("products")}`,
    `INSERT INTO variant (id, shop_id, product_id, external_id, inventory_item_id, sku, title, price_minor, position)
     SELECT ${id("variant")}, ${shop}, ${id("product", "(n + 1) / 2")}, 'variant ' || n, 'item ' || n, 'SKU-' || lpad(n::text, 5, '0'),
       'Variant ' || n, 1000, 2 - n % 2 FROM ${each("variants")}`,
    `INSERT INTO listing (id, shop_id, external_id, title, status, source_updated_at, product_id)
     SELECT ${id("product")}, ${shop}, 'listing ' || n, 'Product ' || n, 'ACTIVATE', ${at}, ${id("product")}
     FROM ${each("products")}`,
    `INSERT INTO listing_sku (id, shop_id, listing_id, external_id, title, price_minor, currency)
     SELECT ${id("sku")}, ${shop}, ${id("product", "(n + 1) / 2")}, 'sku ' || n, 'Variant ' || n, 1000, 'USD'
     FROM ${each("variants")}`,
    `INSERT INTO sku_link (shop_id, variant_id, listing_sku_id, reason, actor, entry_id)
     SELECT ${shop}, ${id("variant")}, ${id("sku")}, 'sku', 'sweep', ${entry} FROM ${each("variants")} WHERE n % 10 > 0`,
    `INSERT INTO fbt_goods (id, shop_id, external_id, name)
     SELECT ${id("goods")}, ${shop}, 'goods ' || n, 'Goods ' || n FROM ${each("goods")}`,
    `INSERT INTO goods_link (shop_id, variant_id, goods_id, reason, entry_id)
     SELECT ${shop}, ${id("variant")}, ${id("goods")}, 'barcode', ${entry} FROM ${each("goods")}`,
    `INSERT INTO selection (shop_id, variant_id, actor, entry_id, selected_at)
     SELECT ${shop}, ${id("variant")}, 'merchant:1', ${entry}, ${at} FROM ${each("selected")}`,
    `INSERT INTO pool (id, shop_id, kind, external_id, name) VALUES (${id("pool", "1")}, ${shop}, 'own', 'own', 'Warehouse'),
       (${id("pool", "2")}, ${shop}, 'network', 'a', 'Centre A'), (${id("pool", "3")}, ${shop}, 'network', 'b', 'Centre B')
     ON CONFLICT DO NOTHING`,
    `INSERT INTO stock_level (shop_id, pool_id, item_id, on_hand, available, reserved, as_of, entry_id)
     SELECT ${shop}, ${id("pool", "1")}, ${id("variant")}, 5, 5, 0, ${at}, ${entry} FROM ${each("variants")}`,
    `INSERT INTO stock_level (shop_id, pool_id, item_id, on_hand, available, reserved, as_of, entry_id)
     SELECT ${shop}, md5('pool ' || pool)::uuid, ${id("goods")}, 9, 9, 0, ${at}, ${entry}
     FROM ${each("goods")}, generate_series(2, 3) AS pool`,
    `INSERT INTO publication (shop_id, channel, variant_id, item_id, place_id, desired, derivation, published, entry_id, updated_at)
     SELECT ${shop}, 'marketplace', ${id("variant")}, ${id("sku")}, 'warehouse', 5,
       '[{"term": "available at Warehouse", "quantity": 5, "ref": null}]', 5, ${entry}, ${at} FROM ${each("variants")} WHERE n % 10 > 0`,
    `INSERT INTO "order" (id, shop_id, channel, external_id, name, state, channel_state, fulfilled_by, currency, total_minor,
       placed_at, ship_by, source_updated_at)
     SELECT ${id("order")}, ${shop}, 'marketplace', 'order ' || n, '#' || n, CASE WHEN n % 20 = 0 THEN 'to_ship' ELSE 'shipped' END,
       'AWAITING_SHIPMENT', 'merchant', 'USD', 1000, ${at} - n * ${hour}, ${at} + (n - 40) * ${hour}, ${at} FROM ${each("orders")}`,
    `INSERT INTO order_line (shop_id, order_id, external_id, variant_id, sku, title, quantity, unit_price_minor)
     SELECT ${shop}, ${id("order")}, 'line', ${id("variant")}, 'SKU', 'Thing', 1, 1000 FROM ${each("orders")}`,
    `INSERT INTO shipment (shop_id, order_id, origin, external_id, tracking_number, status, condition, lines)
     SELECT ${shop}, ${id("order")}, 'merchant', 'parcel ' || n, 'TRACK' || n, 'SHIPPED', 'live', '[]' FROM ${each("orders")}`,
    `INSERT INTO effect (shop_id, entry_id, kind, key, subject, payload, state, due_at, planned_at, ended_at)
     SELECT ${shop}, ${entry}, 'marketplace.set-stock', 'key ' || n, 'stock:marketplace:' || ${id("sku")}, '{}', 'confirmed', ${at},
       ${at} - n * interval '1 second', ${at} - n * interval '1 second' + interval '2 seconds' FROM ${each("changes")}`,
    `INSERT INTO audit_line (shop_id, at, actor, action, subject, before, after, result, entry_id)
     SELECT ${shop}, ${at} - n * interval '1 second', 'sweep', 'Update stock on TikTok Shop', 'stock:marketplace:' || ${id("sku")},
       '4', '5', 'done', ${entry} FROM ${each("changes")}`,
    `INSERT INTO conflict (shop_id, kind, key, subject, subject_kind, subject_id, reason, state, version, opened_by, opened_at)
     SELECT ${shop}, 'link', 'link ' || n, 'Listing ' || n, 'listing_sku', ${id("sku")}, 'No variant has this SKU.', 'open', 'v', ${entry},
       ${at} - n * ${hour} FROM ${each("conflicts")}`,
    `INSERT INTO demand_forecast (shop_id, variant_id, run_id, origin, version, demand_class, basis, confidence, per_day, forecast, made_at)
     SELECT ${shop}, ${id("variant")}, ${entry}, '${when.toISOString().slice(0, 10)}', 1, 'smooth', 'own', 'ordinary', 2, '${expected}', ${at}
     FROM ${each("atRisk")}`,
    `INSERT INTO collection (id, shop_id, external_id, title, source_updated_at, read_at, entry_id)
     VALUES ('${bigCollection}', ${shop}, 'collection', 'First hundred', ${at}, ${at}, ${entry}) ON CONFLICT DO NOTHING`,
    `INSERT INTO collection_product (shop_id, collection_id, product_external_id)
     SELECT ${shop}, '${bigCollection}', 'product ' || n FROM generate_series(1, 100) AS n ON CONFLICT DO NOTHING`,
    "ANALYZE",
  ];
}
