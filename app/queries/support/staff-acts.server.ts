import type { Prisma, PrismaClient } from "@prisma/client";
import { type PageOf, pagesOf } from "../page.ts";

const pageSize = 50;

const select = {
  id: true,
  at: true,
  who: true,
  role: true,
  kind: true,
  permission: true,
  shopId: true,
  subject: true,
  reason: true,
  until: true,
} as const satisfies Prisma.StaffActSelect;

type Row = Prisma.StaffActGetPayload<{ select: typeof select }>;

const readable = ({ id, ...row }: Row) => ({ ...row, id: String(id) });

/** What staff looked at and did, newest first. @param shopId of one shop; null: of all. */
export async function readStaffActs(
  prisma: PrismaClient,
  { shopId, page: wanted }: { shopId: string | null; page: number },
): Promise<PageOf<ReturnType<typeof readable> & { shop: string | null }>> {
  const where = shopId ? { shopId } : {};
  const total = await prisma.staffAct.count({ where });
  const pages = pagesOf(total, pageSize);
  const page = Math.min(wanted, pages);
  const rows = await prisma.staffAct.findMany({
    where,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    skip: (page - 1) * pageSize,
    take: pageSize,
    select,
  });
  const shops = await prisma.shop.findMany({
    where: { id: { in: rows.flatMap((row) => row.shopId ?? []) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(shops.map((shop) => [shop.id, shop.name]));
  return {
    rows: rows.map((row) => ({
      ...readable(row),
      shop: (row.shopId && nameOf.get(row.shopId)) ?? null,
    })),
    page,
    pages,
    total,
  };
}

/** Sessions that let somebody in now. */
export const readStaffSessions = (prisma: PrismaClient, now: Date) =>
  prisma.staffSession.findMany({
    where: { revokedAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: "desc" },
    take: 100,
    select: {
      id: true,
      role: true,
      createdAt: true,
      expiresAt: true,
      staff: { select: { name: true } },
    },
  });

const mostNames = 200;

/** Everybody who ever signed in at the desk: whom a question can be given to. */
export async function readStaffNames(prisma: PrismaClient): Promise<string[]> {
  const rows = await prisma.staff.findMany({
    distinct: ["name"],
    orderBy: { name: "asc" },
    take: mostNames,
    select: { name: true },
  });
  return rows.map(({ name }) => name);
}

const mostOfShop = 50;

/** For a merchant: what support looked at and did in his shop, newest first. */
export async function readActsInShop(prisma: PrismaClient, shopId: string) {
  const rows = await prisma.staffAct.findMany({
    where: { shopId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: mostOfShop,
    select: {
      id: true,
      at: true,
      who: true,
      kind: true,
      subject: true,
      reason: true,
    },
  });
  return rows.map(({ id, ...row }) => ({ ...row, id: String(id) }));
}

export type StaffActRow = Awaited<
  ReturnType<typeof readStaffActs>
>["rows"][number];
export type ActInShop = Awaited<ReturnType<typeof readActsInShop>>[number];
