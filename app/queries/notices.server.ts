import type { PrismaClient } from "@prisma/client";
import {
  type NoticeFacts,
  type NoticeKind,
  noticeKindNames,
  pageOf,
} from "#core/domain/notices/notice-kinds.ts";
import {
  type NoticeRule,
  noticeRuleOf,
} from "#core/domain/notices/notice-rule.ts";
import {
  type PastNotice,
  type ReplayedMails,
  replayMails,
} from "#core/domain/notices/replay-mails.ts";

export type NoticeView = {
  id: string;
  kind: NoticeKind;
  subject: string;
  at: Date | null;
  days: number | null;
  openedAt: Date;
  resolvedAt: Date | null;
  isNew: boolean;
  /** Where the thing itself is shown. */
  url: string;
};

export type Notices = { open: number; unread: number; rows: NoticeView[] };

const weekMs = 7 * 86_400_000;

/**
 * What a shop is told in the app, the newest first.
 * @param person whose reading counts, as the journal names him. @param over what has resolved itself, in place of what stands.
 */
export async function readNotices(
  prisma: PrismaClient,
  shopId: string,
  person: string,
  { take, over = false }: { take: number; over?: boolean },
): Promise<Notices> {
  const [rule, reader] = await Promise.all([
    readRule(prisma, shopId),
    prisma.noticeReader.findUnique({
      where: { shopId_person: { shopId, person } },
    }),
  ]);
  const shown = noticeKindNames.filter((kind) => rule.kinds[kind].inApp);
  const where = { shopId, kind: { in: shown } };
  const standing = { ...where, resolvedAt: null };
  const readUntil = reader?.readUntil ?? new Date(0);
  const [open, unread, rows] = await Promise.all([
    prisma.notice.count({ where: standing }),
    prisma.notice.count({
      where: { ...standing, openedAt: { gt: readUntil } },
    }),
    prisma.notice.findMany({
      where: over ? { ...where, resolvedAt: { not: null } } : standing,
      orderBy: over
        ? [{ resolvedAt: "desc" }, { id: "asc" }]
        : [{ openedAt: "desc" }, { id: "asc" }],
      take,
    }),
  ]);
  return {
    open,
    unread,
    rows: rows.map((row): NoticeView => {
      const facts = row.facts as NoticeFacts;
      const kind = row.kind as NoticeKind;
      return {
        id: row.id,
        kind,
        subject: row.subject,
        at: facts.at ? new Date(facts.at) : null,
        days: facts.days ?? null,
        openedAt: row.openedAt,
        resolvedAt: row.resolvedAt,
        isNew: row.resolvedAt === null && row.openedAt > readUntil,
        url: `/app${pageOf(kind, facts)}`,
      };
    }),
  };
}

/** Somebody has seen all that stands. */
export async function noteNoticesRead(
  prisma: PrismaClient,
  shopId: string,
  person: string,
  readUntil: Date,
): Promise<void> {
  await prisma.noticeReader.upsert({
    where: { shopId_person: { shopId, person } },
    create: { shopId, person, readUntil },
    update: { readUntil },
  });
}

/** The mails that one reader would have got in the last seven days, by today's rule and by another one. */
export async function readMailReplay(
  prisma: PrismaClient,
  shopId: string,
  rules: { today: NoticeRule; tried: NoticeRule },
  now: Date,
): Promise<{ notices: number; today: ReplayedMails; tried: ReplayedMails }> {
  const period = { from: new Date(now.getTime() - weekMs), until: now };
  const rows = await prisma.notice.findMany({
    where: {
      shopId,
      OR: [{ resolvedAt: null }, { resolvedAt: { gte: period.from } }],
    },
    select: { id: true, kind: true, openedAt: true, resolvedAt: true },
    take: 5_000,
    orderBy: { openedAt: "desc" },
  });
  const notices = rows as PastNotice[];
  return {
    notices: notices.length,
    today: replayMails(notices, rules.today, period),
    tried: replayMails(notices, rules.tried, period),
  };
}

async function readRule(
  prisma: PrismaClient,
  shopId: string,
): Promise<NoticeRule> {
  const { noticeRule } = await prisma.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { noticeRule: true },
  });
  return noticeRuleOf(noticeRule as Partial<NoticeRule>);
}
