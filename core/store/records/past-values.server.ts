import { Prisma, type Tx } from "../prisma.server.ts";

type Column = (row: string) => string;
const column =
  (name: string): Column =>
  (row) =>
    `${row}.${name}::text`;
/** The addresses of one picture change with every reading of some platforms. */
const pictures: Column = (row) =>
  `jsonb_path_query_array(${row}.pictures, '$[*].id')::text`;

/** What is kept of each table, by field. */
const kept = {
  product: {
    title: column("title"),
    description: column("description_html"),
    images: pictures,
    status: column("status"),
  },
  variant: {
    price: column("price_minor"),
    compareAt: column("compare_at_minor"),
    options: column("options"),
    weight: column("weight_grams"),
    sku: column("sku"),
    barcode: column("barcode"),
  },
  listing: {
    title: column("title"),
    description: column("description_html"),
    images: pictures,
    status: column("status"),
    weight: column("weight_grams"),
  },
  listing_sku: {
    price: column("price_minor"),
    options: column("options"),
    sku: column("seller_sku"),
    barcode: column("barcode"),
  },
} satisfies Record<string, Record<string, Column>>;

export type KeptTable = keyof typeof kept;

/** Fields that may truly be empty; of the others nothing means that nobody has read them yet. */
const mayBeNone = ["compareAt", "sku", "barcode"];

/**
 * Part of the statement that learns rows, whose new ones are `taken`: what the old ones showed is kept where it differs.
 * @param until SQL for the stamp of what is learned.
 */
export function keepWhatChanges(
  table: KeptTable,
  shopId: string,
  until: Prisma.Sql,
): Prisma.Sql {
  const fields = Object.entries<Column>(kept[table]).map(
    ([field, read]) => `('${field}', ${read("before")}, ${read("taken")})`,
  );
  return Prisma.sql`past AS (
    INSERT INTO past_value (shop_id, item_id, field, value, until)
    SELECT before.shop_id, before.id, one.field, one.before, ${until}
    FROM taken JOIN ${Prisma.raw(table)} AS before ON before.id = taken.id
    CROSS JOIN LATERAL (VALUES ${Prisma.raw(fields.join(", "))}) AS one(field, before, after)
    WHERE before.shop_id = ${shopId}::uuid AND one.before IS DISTINCT FROM one.after
      AND (one.before IS NOT NULL OR one.field = ANY(${mayBeNone}::text[])))`;
}

/** Keeps what these rows show of a field, before it is written over. */
export async function keepBeforeWrite(
  tx: Tx,
  shopId: string,
  { table, ids, field, at }: KeptItem & { at: Date },
): Promise<void> {
  const read = (kept[table] as Record<string, Column>)[field];
  if (!read) return;
  await tx.$executeRaw`
    INSERT INTO past_value (shop_id, item_id, field, value, until)
    SELECT before.shop_id, before.id, ${field}, ${Prisma.raw(read("before"))}, ${at}
    FROM ${Prisma.raw(table)} AS before
    WHERE before.shop_id = ${shopId}::uuid AND before.id = ANY(${ids}::uuid[])
      AND ${Prisma.raw(read("before"))} IS NOT NULL`;
}

type KeptItem = { table: KeptTable; ids: string[]; field: string };

/** Whether a field is one of the table's own. */
export const isOf = (table: KeptTable, field: string): boolean =>
  Object.hasOwn(kept[table], field);

/** What the past of a return's state is called among the values that are kept. */
export const returnState = "return-state";

/**
 * Keeps where a return stood before. What it was before it was first heard of, nobody knows.
 * @param before as it is in its row; null: it is new.
 */
export async function keepReturnState(
  tx: Tx,
  shopId: string,
  before: { id: string; status: string; changedAt: Date | null } | null,
  now: { id: string; status: string; at: Date },
): Promise<void> {
  if (before?.status === now.status) return;
  const row = { shopId, itemId: now.id, field: returnState };
  const isKept =
    before !== null && (await tx.pastValue.count({ where: row })) > 0;
  await tx.pastValue.createMany({
    data: [
      ...(isKept
        ? []
        : [{ ...row, value: null, until: before?.changedAt ?? now.at }]),
      ...(before ? [{ ...row, value: before.status, until: now.at }] : []),
    ],
  });
}

/** What the moments are called at which an order's address was corrected. */
export const correctedAddress = "address";

/**
 * Keeps that another address stood until then, and nothing of it: neither what it was nor its mark (law O7).
 * @param before as the order is in its row; one without a mark has no address that is known.
 */
export async function keepCorrectedAddress(
  tx: Tx,
  shopId: string,
  before: { id: string; recipientMark: string | null },
  now: { mark: string; at: Date },
): Promise<void> {
  if (before.recipientMark === null || before.recipientMark === now.mark)
    return;
  const row = { shopId, itemId: before.id, field: correctedAddress };
  await tx.pastValue.create({ data: { ...row, value: null, until: now.at } });
}

/** Keeps what a SKU of TikTok Shop belonged to, from when to when. */
export async function keepLink(
  tx: Tx,
  shopId: string,
  {
    listingSkuId,
    variantId,
    since,
    until,
  }: { listingSkuId: string; variantId: string; since: Date; until: Date },
): Promise<void> {
  const row = { shopId, itemId: listingSkuId, field: "link" };
  await tx.pastValue.createMany({
    data: [
      { ...row, value: null, until: since },
      { ...row, value: variantId, until },
    ],
  });
}
