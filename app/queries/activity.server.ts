import type { Prisma, PrismaClient } from "@prisma/client";
import { effectTitles } from "#core/domain/effect-title.ts";
import { effectTraits } from "#core/domain/effect-traits.ts";
import type { EffectKind } from "#core/domain/effects.ts";
import { languages } from "../texts/languages.ts";
import { rooms } from "../texts/rooms.ts";
import { textsFor } from "../texts/texts.ts";
import { sayRecorded } from "../ui/recorded.ts";
import { type AuditFact, readAuditLines } from "./audit-lines.server.ts";
import { findSubjects } from "./find-subjects.server.ts";
import { oneOf, searchText } from "./list-filters.ts";
import { type PageOf, pagesOf } from "./page.ts";

const activityKinds = [
  "all",
  "people",
  "support",
  "stock",
  "orders",
  "titles",
  "failures",
] as const;
export type ActivityKind = (typeof activityKinds)[number];

const activityPeriods = ["", "day", "week", "month"] as const;
export type ActivityPeriod = (typeof activityPeriods)[number];

export type ActivityFilter = {
  query: string;
  kind: ActivityKind;
  within: ActivityPeriod;
};

/** Reads the filter from an address; anything strange narrows nothing. */
export const readActivityFilter = (
  params: URLSearchParams,
): ActivityFilter => ({
  query: searchText(params.get("query")),
  kind: oneOf(activityKinds, params.get("kind")),
  within: oneOf(activityPeriods, params.get("within")),
});

const dayMs = 86_400_000;
const pageSize = 50;
const mostExported = 10_000;

/** Audit lines, newest first. */
export async function readActivity(
  prisma: PrismaClient,
  shopId: string,
  filter: ActivityFilter & { page: number },
  now: Date,
): Promise<PageOf<AuditFact>> {
  const where = await whereOf(prisma, shopId, filter, now);
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
  now: Date,
): Promise<AuditFact[]> {
  const where = await whereOf(prisma, shopId, filter, now);
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

/** How far back the list looks, in days; the first is: as far as there is anything. */
const daysWithin: Record<ActivityPeriod, number | null> = {
  "": null,
  day: 1,
  week: 7,
  month: 30,
};

/** A line's subject is an id, and its action a sentence of ours: a text is looked for in what people read for them. */
async function whereOf(
  prisma: PrismaClient,
  shopId: string,
  { query, kind, within }: ActivityFilter,
  now: Date,
): Promise<Prisma.AuditLineWhereInput> {
  const days = daysWithin[within];
  const bounds: Prisma.AuditLineWhereInput[] = [
    kindWhere[kind],
    days === null
      ? {}
      : { at: { gte: new Date(now.getTime() - days * dayMs) } },
  ];
  if (!query) return { AND: bounds };
  const contains = { contains: query, mode: "insensitive" as const };
  const [subjects, actions] = await Promise.all([
    findSubjects(prisma, shopId, query),
    actionsSaid(prisma, shopId, query),
  ]);
  return {
    AND: [
      ...bounds,
      {
        OR: [
          { action: contains },
          { action: { in: actions } },
          { subject: contains },
          { result: contains },
          { reason: contains },
          { subject: { in: subjects } },
        ],
      },
    ],
  };
}

/** Actions of the shop that say this in any of our languages. */
async function actionsSaid(
  prisma: PrismaClient,
  shopId: string,
  query: string,
): Promise<string[]> {
  const [rows, ...said] = await Promise.all([
    prisma.auditLine.groupBy({ by: ["action"], where: { shopId } }),
    ...languages.map(async (language) =>
      (await textsFor(language)).getFixedT(null, rooms),
    ),
  ]);
  const wanted = query.toLowerCase();
  return rows
    .map(({ action }) => action)
    .filter((action) =>
      said.some((t) => sayRecorded(action, t).toLowerCase().includes(wanted)),
    );
}
