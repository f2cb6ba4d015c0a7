import type { Prisma, PrismaClient } from "@prisma/client";
import { effectTitles } from "#core/domain/effect-title.ts";
import { type EffectKind, effectTraits } from "#core/domain/effects.ts";
import { type AuditFact, readAuditLines } from "./audit-lines.server.ts";
import { type PageOf, pagesOf } from "./page.ts";

export const activityKinds = [
  "all",
  "people",
  "support",
  "stock",
  "orders",
  "titles",
  "failures",
] as const;
export type ActivityKind = (typeof activityKinds)[number];

export type ActivityFilter = { query: string; kind: ActivityKind };

const pageSize = 50;
const mostExported = 10_000;

/** Audit lines, newest first. */
export async function readActivity(
  prisma: PrismaClient,
  shopId: string,
  filter: ActivityFilter & { page: number },
): Promise<PageOf<AuditFact>> {
  const where = await whereOf(prisma, shopId, filter);
  const total = await prisma.auditLine.count({
    where: { AND: [where, { shopId }] },
  });
  const page = Math.min(filter.page, pagesOf(total, pageSize));
  const rows = await readAuditLines(prisma, shopId, {
    where,
    skip: (page - 1) * pageSize,
    take: pageSize,
  });
  return { rows, page, pages: pagesOf(total, pageSize), total };
}

/** The same lines for a spreadsheet, newest first, at most ten thousand. */
export async function readActivityExport(
  prisma: PrismaClient,
  shopId: string,
  filter: ActivityFilter,
): Promise<AuditFact[]> {
  const where = await whereOf(prisma, shopId, filter);
  return readAuditLines(prisma, shopId, { where, take: mostExported });
}

const titlesOf = (test: (kind: string) => boolean): string[] =>
  (Object.keys(effectTraits) as EffectKind[])
    .filter(test)
    .flatMap(effectTitles);

const kindWhere: Record<ActivityKind, Prisma.AuditLineWhereInput> = {
  all: {},
  people: { actor: { startsWith: "merchant:" } },
  support: { actor: { startsWith: "support:" } },
  stock: { action: { in: titlesOf((kind) => /stock/.test(kind)) } },
  orders: {
    action: {
      in: titlesOf((kind) => /order|request|cancel|fulfil|shipped/.test(kind)),
    },
  },
  titles: { action: { in: titlesOf((kind) => /field|listing/.test(kind)) } },
  failures: {
    OR: [
      { result: { startsWith: "refused" } },
      { result: { startsWith: "failed" } },
    ],
  },
};

/** A line's subject is an id; a text is looked for in the names behind the ids as well. */
async function whereOf(
  prisma: PrismaClient,
  shopId: string,
  { query, kind }: ActivityFilter,
): Promise<Prisma.AuditLineWhereInput> {
  if (!query) return kindWhere[kind];
  const contains = { contains: query, mode: "insensitive" as const };
  const [orders, variants] = await Promise.all([
    prisma.order.findMany({
      where: { shopId, OR: [{ name: contains }, { storefrontName: contains }] },
      take: 50,
      select: { id: true, requests: { select: { id: true } } },
    }),
    prisma.variant.findMany({
      where: {
        shopId,
        OR: [{ sku: contains }, { product: { title: contains } }],
      },
      take: 50,
      select: { id: true, skuLinks: { select: { listingSkuId: true } } },
    }),
  ]);
  const subjects = [
    ...orders.flatMap((order) => [
      `order:${order.id}`,
      ...order.requests.map((request) => `request:${request.id}`),
    ]),
    ...variants.flatMap((variant) => [
      `stock:storefront:${variant.id}`,
      ...variant.skuLinks.map(
        (link) => `stock:marketplace:${link.listingSkuId}`,
      ),
    ]),
  ];
  return {
    AND: [
      kindWhere[kind],
      {
        OR: [
          { action: contains },
          { subject: contains },
          { result: contains },
          { reason: contains },
          { subject: { in: subjects } },
        ],
      },
    ],
  };
}
