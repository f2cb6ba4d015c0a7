import type { PrismaClient } from "@prisma/client";
import { isField } from "#core/domain/field-words.ts";
import { traitsOf } from "#core/domain/merge/fields.ts";
import { type Writer, whoIs } from "../who-is.ts";

/** Null where nobody noted it. */
export type Writers = Record<
  "base" | "storefront" | "marketplace" | "network",
  Writer | null
>;

type Asked = {
  shopId: string;
  kind: string;
  key: string;
  field: string | null;
  subjectKind: string;
  subjectId: string;
  /** What each side of a field shows. */
  storefront: string | null;
  marketplace: string | null;
};

const nobody: Writers = {
  base: null,
  storefront: null,
  marketplace: null,
  network: null,
};

// The platform's stamp of our own write may lie after our note that it took hold.
const sameWriteMs = 60_000;

const inPlatform = (source: string, at: Date): Writer => ({
  by: "platform",
  who: whoIs(source),
  at,
});

/** Who wrote each of the four columns of a question last. */
export async function readLastWriters(
  prisma: PrismaClient,
  asked: Asked,
): Promise<Writers> {
  if (asked.kind === "field" && asked.field)
    return writersOfField(prisma, asked, asked.field);
  if (asked.subjectKind === "order") return writersOfOrder(prisma, asked);
  if (asked.subjectKind === "goods") return writersOfGoods(prisma, asked);
  return nobody;
}

/** What was written, as questions show it; null of what each side has in a form of its own, such as pictures. */
function writtenAs(
  field: string,
  written: unknown[],
  currency: string,
): string | null {
  const values = written.map((one) => (one as { value?: unknown })?.value);
  const value = values.find((one) => typeof one === "string");
  if (!isField(field) || value === undefined) return null;
  const { typed, show } = traitsOf(field);
  return typed && show(String(value), { currency });
}

async function writersOfField(
  prisma: PrismaClient,
  { shopId, key, ...shown }: Asked,
  field: string,
): Promise<Writers> {
  const itemId = key.slice(field.length + 1);
  const [shop, base, listing, ours] = await Promise.all([
    prisma.shop.findUniqueOrThrow({
      where: { id: shopId },
      select: { currency: true },
    }),
    prisma.baseSnapshot.findFirst({
      where: { shopId, itemId, field },
      select: { agreedAt: true, entryId: true },
    }),
    prisma.listing.findFirst({
      where: {
        shopId,
        OR: [{ id: itemId }, { skus: { some: { id: itemId } } }],
      },
      select: {
        sourceUpdatedAt: true,
        product: { select: { sourceUpdatedAt: true } },
      },
    }),
    prisma.effect.findMany({
      where: {
        shopId,
        kind: { in: ["storefront.update-field", "marketplace.update-field"] },
        state: "confirmed",
        AND: [
          { payload: { path: ["itemId"], equals: itemId } },
          { payload: { path: ["field"], equals: field } },
        ],
      },
      orderBy: { endedAt: "desc" },
      take: 10,
      select: {
        kind: true,
        endedAt: true,
        payload: true,
        result: true,
        entry: { select: { actor: true, source: true } },
      },
    }),
  ]);
  const entry =
    base &&
    (await prisma.journalEntry.findFirst({
      where: { shopId, id: base.entryId },
      select: { actor: true, source: true },
    }));
  const side = (
    name: "storefront" | "marketplace",
    source: string,
    changedAt: Date | undefined,
  ): Writer | null => {
    const last = ours.find(({ kind }) => kind.startsWith(name));
    const wrote =
      last && writtenAs(field, [last.result, last.payload], shop.currency);
    // Soon after it somebody else may write: stamps are whole seconds, and what is shown is another value then.
    const isOurs =
      last?.endedAt &&
      (!wrote || wrote === shown[name]) &&
      (!changedAt ||
        changedAt.getTime() <= last.endedAt.getTime() + sameWriteMs);
    if (isOurs && last?.endedAt)
      return {
        by: "quayside",
        who: whoIs(last.entry.actor ?? last.entry.source),
        at: last.endedAt,
      };
    return changedAt ? inPlatform(source, changedAt) : null;
  };
  return {
    ...nobody,
    base: base && {
      by: "quayside",
      who: entry ? whoIs(entry.actor ?? entry.source) : whoIs("quayside"),
      at: base.agreedAt,
    },
    storefront: side(
      "storefront",
      "shopify",
      listing?.product?.sourceUpdatedAt,
    ),
    marketplace: side("marketplace", "tiktok", listing?.sourceUpdatedAt),
  };
}

async function writersOfOrder(
  prisma: PrismaClient,
  { shopId, subjectId }: Asked,
): Promise<Writers> {
  const order = await prisma.order.findFirst({
    where: { shopId, id: subjectId },
    select: {
      channel: true,
      sourceUpdatedAt: true,
      storefrontUpdatedAt: true,
    },
  });
  if (!order) return nobody;
  const isMarketplace = order.channel === "marketplace";
  const inStore = isMarketplace
    ? order.storefrontUpdatedAt
    : order.sourceUpdatedAt;
  return {
    ...nobody,
    storefront: inStore && inPlatform("shopify", inStore),
    marketplace: isMarketplace
      ? inPlatform("tiktok", order.sourceUpdatedAt)
      : null,
  };
}

async function writersOfGoods(
  prisma: PrismaClient,
  { shopId, subjectId }: Asked,
): Promise<Writers> {
  const level = await prisma.stockLevel.findFirst({
    where: { shopId, itemId: subjectId },
    orderBy: { asOf: "desc" },
    select: { asOf: true },
  });
  return {
    ...nobody,
    network: level && inPlatform("tiktok", level.asOf),
  };
}
