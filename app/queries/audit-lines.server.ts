import type { Prisma, PrismaClient } from "@prisma/client";
import { readSubjectNames } from "./subject-names.server.ts";

export type AuditView = {
  id: string;
  at: Date;
  /** `You`, `Quayside`, `Shopify`, … */
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
    before: inWords(row.before),
    after: inWords(row.after),
    result: row.result,
    tone: toneOf(row.result),
    reason: row.reason,
  }));
}

const people: Record<string, string> = {
  shopify: "Shopify",
  tiktok: "TikTok Shop",
  sweep: "Quayside (routine check)",
  effect: "Quayside",
  quayside: "Quayside",
};

/** An actor as people read it: `merchant:42` is staff of the shop. */
export const whoIs = (actor: string): string => {
  const [kind, id] = actor.split(/:(.*)/);
  if (kind === "merchant")
    return /^\d+$/.test(id ?? "") ? `Staff member ${id}` : "The merchant";
  return people[actor] ?? actor;
};

const toneOf = (result: string): AuditView["tone"] =>
  result.startsWith("refused") || result.startsWith("failed")
    ? "critical"
    : result === "not needed"
      ? "info"
      : "success";

// Column values are our own: a number, a text, or a small flat object.
function inWords(value: Prisma.JsonValue): string | null {
  if (value === null) return null;
  if (typeof value !== "object") return String(value);
  const parts = Object.entries(value).map(([name, part]) => {
    const text = typeof part === "object" ? JSON.stringify(part) : String(part);
    return Array.isArray(value) ? text : `${spaced(name)}: ${text}`;
  });
  return parts.join(", ") || null;
}

/** `tiktokOrder` → `tiktok order` */
const spaced = (name: string) =>
  name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
