import type { Prisma, PrismaClient } from "@prisma/client";
import { readSubjectNames, type SubjectName } from "./subject-names.server.ts";
import { whoIs } from "./who-is.ts";

/** An audit line as it was written, with the name of what it is about; `sayAudit` puts it into words. */
export type AuditFact = {
  id: string;
  at: Date;
  /** Who asked for it, or what brought it about. */
  who: string;
  action: string;
  subject: SubjectName;
  before: Prisma.JsonValue;
  after: Prisma.JsonValue;
  result: string;
  reason: string | null;
};

/** Audit lines, newest first. `where` never widens the shop. */
export async function readAuditLines(
  prisma: PrismaClient,
  shopId: string,
  page: { where?: Prisma.AuditLineWhereInput; skip?: number; take: number },
): Promise<AuditFact[]> {
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
  return rows.map(({ actor, ...row }) => ({
    ...row,
    who: whoIs(actor),
    id: String(row.id),
    subject: nameOf(row.subject),
  }));
}
