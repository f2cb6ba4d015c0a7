import type { Prisma, PrismaClient } from "@prisma/client";
import { resultInWords, valueInWords } from "./audit-words.ts";
import { readSubjectNames } from "./subject-names.server.ts";

export type AuditView = {
  id: string;
  at: Date;
  /** Who asked for it, or what brought it about. */
  who: string;
  action: string;
  subject: { label: string; href: string | null };
  before: string | null;
  after: string | null;
  result: string;
  tone: "success" | "critical" | "info";
  reason: string | null;
};

/** Audit lines in words, newest first. `where` never widens the shop. */
export async function readAuditLines(
  prisma: PrismaClient,
  shopId: string,
  page: { where?: Prisma.AuditLineWhereInput; skip?: number; take: number },
): Promise<AuditView[]> {
  const rows = await prisma.auditLine.findMany({
    where: { AND: [page.where ?? {}, { shopId }] },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    skip: page.skip ?? 0,
    take: page.take,
    select: {
      id: true,
      at: true,
      actor: true,
      action: true,
      subject: true,
      before: true,
      after: true,
      result: true,
      reason: true,
    },
  });
  const nameOf = await readSubjectNames(
    prisma,
    shopId,
    rows.map((row) => row.subject),
  );
  return rows.map((row) => ({
    id: String(row.id),
    at: row.at,
    who: whoIs(row.actor),
    action: row.action,
    subject: nameOf(row.subject),
    before: valueInWords(row.before),
    after: valueInWords(row.after),
    result: resultInWords(row.result),
    tone: toneOf(row.result),
    reason: row.reason,
  }));
}

const causes: Record<string, string> = {
  shopify: "A change in Shopify",
  tiktok: "A change on TikTok",
  sweep: "The routine check",
  effect: "An earlier step",
  quayside: "Quayside",
};

/** An actor as people read it: `merchant:42` is staff of the shop. */
export const whoIs = (actor: string): string => {
  const [kind, id] = actor.split(/:(.*)/);
  if (kind === "merchant")
    return /^\d+$/.test(id ?? "") ? `Staff member ${id}` : "The merchant";
  if (kind === "policy") return "Your rule";
  return causes[actor] ?? actor;
};

const toneOf = (result: string): AuditView["tone"] =>
  result.startsWith("refused") || result.startsWith("failed")
    ? "critical"
    : result === "not needed"
      ? "info"
      : "success";
