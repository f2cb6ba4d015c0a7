import type { Prisma, PrismaClient } from "@prisma/client";
import { textOfHtml } from "#core/domain/merge/html-text.ts";
import type { PastField, SideHistory } from "#core/domain/merge/values-at.ts";

// What a page carries to the browser.
const mostValues = 300;
const longest = 160;

/**
 * What Shopify's variant and the TikTok SKUs that belong to it, or once did, show and have shown.
 * @returns `since`: a page carries no more than what changed after it; null: that is everything.
 */
export async function readSideHistories(
  prisma: PrismaClient,
  shopId: string,
  variantId: string,
): Promise<{ sides: SideHistory[]; since: Date | null }> {
  const linked = await prisma.pastValue.findMany({
    where: { shopId, field: "link", value: variantId },
    select: { itemId: true },
    distinct: ["itemId"],
  });
  const [variant, skus] = await Promise.all([
    prisma.variant.findFirst({
      where: { shopId, id: variantId },
      include: { product: true },
    }),
    prisma.listingSku.findMany({
      where: {
        shopId,
        OR: [
          { link: { variantId } },
          { id: { in: linked.map(({ itemId }) => itemId) } },
        ],
      },
      include: { listing: true, link: true },
      orderBy: { externalId: "asc" },
    }),
  ]);
  if (!variant) return { sides: [], since: null };
  const { product } = variant;
  const [{ currency }, causes, past] = await Promise.all([
    prisma.shop.findUniqueOrThrow({
      where: { id: shopId },
      select: { currency: true },
    }),
    prisma.journalEntry.findMany({
      where: {
        shopId,
        id: { in: skus.flatMap(({ link }) => link?.entryId ?? []) },
      },
      select: { id: true, receivedAt: true },
    }),
    prisma.pastValue.findMany({
      where: {
        shopId,
        itemId: {
          in: [
            variantId,
            product.id,
            ...skus.flatMap(({ id, listingId }) => [id, listingId]),
          ],
        },
      },
      orderBy: [{ until: "desc" }, { id: "desc" }],
      take: mostValues,
    }),
  ]);
  const since =
    past.length === mostValues ? (past.at(-1)?.until ?? null) : null;
  past.reverse();
  const history = (itemId: string, field: PastField, now: string | null) => ({
    now: shorten(field, now),
    past: past
      .filter((row) => row.itemId === itemId && row.field === field)
      .map(({ value, until }) => ({ value: shorten(field, value), until })),
  });
  const status = (row: {
    id: string;
    status: string;
    deletedAt: Date | null;
  }) => {
    const known = history(row.id, "status", row.status);
    return row.deletedAt
      ? {
          now: "DELETED",
          past: [...known.past, { value: row.status, until: row.deletedAt }],
        }
      : known;
  };
  const linkOf = ({ id, link }: (typeof skus)[number]) => {
    const known = history(id, "link", link?.variantId ?? null);
    const made = causes.find((entry) => entry.id === link?.entryId)?.receivedAt;
    return link
      ? {
          ...known,
          past: [...known.past, { value: null, until: made ?? link.createdAt }],
        }
      : known;
  };
  const sides: SideHistory[] = [
    {
      side: "storefront",
      skuExternalId: null,
      currency,
      link: null,
      fields: [
        { field: "title", values: history(product.id, "title", product.title) },
        { field: "status", values: status(product) },
        {
          field: "price",
          values: history(variantId, "price", `${variant.priceMinor}`),
        },
        {
          field: "compareAt",
          values: history(variantId, "compareAt", text(variant.compareAtMinor)),
        },
        { field: "sku", values: history(variantId, "sku", variant.sku) },
        {
          field: "barcode",
          values: history(variantId, "barcode", variant.barcode),
        },
        {
          field: "options",
          values: history(variantId, "options", json(variant.options)),
        },
        {
          field: "weight",
          values: history(variantId, "weight", text(variant.weightGrams)),
        },
        {
          field: "images",
          values: history(product.id, "images", json(product.pictures)),
        },
        {
          field: "description",
          values: history(product.id, "description", product.descriptionHtml),
        },
      ],
    },
    ...skus.map(
      (sku): SideHistory => ({
        side: "marketplace",
        skuExternalId: sku.externalId,
        currency: sku.currency,
        link: linkOf(sku),
        fields: [
          {
            field: "title",
            values: history(sku.listingId, "title", sku.listing.title),
          },
          { field: "status", values: status(sku.listing) },
          {
            field: "price",
            values: history(sku.id, "price", `${sku.priceMinor}`),
          },
          { field: "sku", values: history(sku.id, "sku", sku.sellerSku) },
          { field: "barcode", values: history(sku.id, "barcode", sku.barcode) },
          {
            field: "options",
            values: history(sku.id, "options", json(sku.options)),
          },
          {
            field: "weight",
            values: history(
              sku.listingId,
              "weight",
              text(sku.listing.weightGrams),
            ),
          },
          {
            field: "images",
            values: history(
              sku.listingId,
              "images",
              json(sku.listing.pictures),
            ),
          },
          {
            field: "description",
            values: history(
              sku.listingId,
              "description",
              sku.listing.descriptionHtml,
            ),
          },
        ],
      }),
    ),
  ];
  return { sides, since };
}

const text = (value: number | null) => (value === null ? null : String(value));
const json = (value: Prisma.JsonValue) =>
  value === null ? null : JSON.stringify(value);

/** Of a description its beginning, of pictures their number: what a list of values can show. */
function shorten(field: PastField, value: string | null): string | null {
  if (value === null) return null;
  if (field === "images")
    return String((JSON.parse(value) as unknown[]).length);
  if (field !== "description") return value;
  const words = textOfHtml(value).replace(/\s+/g, " ").trim();
  return words.length > longest ? `${words.slice(0, longest - 1)}…` : words;
}
