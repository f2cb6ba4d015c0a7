import { Prisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { isId } from "../variant-ids.ts";

export const foundKinds = [
  "shop",
  "order",
  "parcel",
  "request",
  "networkOrder",
  "variant",
  "product",
  "listing",
  "listingSku",
  "goods",
  "conflict",
  "effect",
  "entry",
] as const;
export type FoundKind = (typeof foundKinds)[number];

export type Found = {
  kind: FoundKind;
  /** Of the thing itself; of an order's parts, the order's. */
  id: string;
  shopId: string;
  shop: string;
  label: string;
};

/** Of each sort at most so many are listed. */
const mostOfEach = 20;

/**
 * How people write what they look for, in the ways that it is kept: an order with or without its `#`, a number with spaces
 * in it, a platform's long id by its end.
 */
export function formsOf(text: string): string[] {
  const said = text.trim();
  const tight = said.replace(/[\s-]/g, "");
  const number = /(\d+)$/.exec(said)?.[1] ?? "";
  const gids = [
    "Order",
    "Product",
    "ProductVariant",
    "FulfillmentOrder",
    "Fulfillment",
  ];
  return [
    ...new Set([
      said,
      said.toUpperCase(),
      said.toLowerCase(),
      tight,
      tight.toUpperCase(),
      ...(/^#?\d+$/.test(said)
        ? [
            `#${number}`,
            number,
            ...gids.map((kind) => `gid://shopify/${kind}/${number}`),
          ]
        : []),
    ]),
  ].filter(Boolean);
}

/** The one statement behind the box; each of its parts is answered by an index of its own. */
export function findStatement(text: string): Prisma.Sql {
  const forms = formsOf(text);
  const one = (part: Prisma.Sql) => Prisma.sql`(${part} LIMIT ${mostOfEach})`;
  const is = (column: string) =>
    Prisma.sql`${Prisma.raw(column)} = ANY(${forms})`;
  const either = (...columns: string[]) => Prisma.join(columns.map(is), " OR ");
  const parts = [
    one(Prisma.sql`SELECT 'shop' AS kind, id, id AS shop_id, domain AS label FROM shop
      WHERE ${is("domain")} OR domain = ANY(${forms.map((form) => `${form}.myshopify.com`)})`),
    one(Prisma.sql`SELECT 'order', id, shop_id, name FROM "order"
      WHERE ${either("name", "external_id", "storefront_external_id", "storefront_name", "marketplace_reference")}`),
    one(Prisma.sql`SELECT 'parcel', order_id, shop_id, '•••• ' || right(coalesce(tracking_number, external_id), 4) FROM shipment
      WHERE ${either("tracking_number", "external_id")}`),
    one(
      Prisma.sql`SELECT 'request', order_id, shop_id, external_id FROM fulfillment_request WHERE ${is("external_id")}`,
    ),
    one(Prisma.sql`SELECT 'networkOrder', request.order_id, network_order.shop_id, network_order.reference
      FROM network_order JOIN fulfillment_request AS request ON request.id = network_order.request_id
      WHERE ${either("network_order.reference", "network_order.external_id")}`),
    one(Prisma.sql`SELECT 'variant', id, shop_id, coalesce(sku, title) FROM variant
      WHERE ${either("sku", "barcode", "external_id")}`),
    one(
      Prisma.sql`SELECT 'product', id, shop_id, title FROM product WHERE ${is("external_id")}`,
    ),
    one(
      Prisma.sql`SELECT 'listing', id, shop_id, title FROM listing WHERE ${is("external_id")}`,
    ),
    one(Prisma.sql`SELECT 'listingSku', id, shop_id, coalesce(seller_sku, title) FROM listing_sku
      WHERE ${either("external_id", "seller_sku")}`),
    one(
      Prisma.sql`SELECT 'goods', id, shop_id, name FROM fbt_goods WHERE ${either("external_id", "reference_code")}`,
    ),
    ...(isId(text)
      ? [
          one(
            Prisma.sql`SELECT 'conflict', id, shop_id, subject FROM conflict WHERE id = ${text}::uuid`,
          ),
          one(
            Prisma.sql`SELECT 'effect', id, shop_id, kind FROM effect WHERE id = ${text}::uuid`,
          ),
          one(
            Prisma.sql`SELECT 'entry', id, shop_id, topic FROM journal_entry WHERE id = ${text}::uuid`,
          ),
        ]
      : []),
  ];
  return Prisma.sql`
    SELECT found.kind, found.id, found.shop_id AS "shopId", shop.name AS shop, found.label
    FROM (${Prisma.join(parts, " UNION ALL ")}) AS found JOIN shop ON shop.id = found.shop_id`;
}

/** Whatever carries this name, SKU, tracking number or id, in any shop. */
export const findThings = async (
  prisma: PrismaClient,
  text: string,
): Promise<Found[]> =>
  text ? prisma.$queryRaw<Found[]>(findStatement(text)) : [];
