import type { Prisma, PrismaClient } from "@prisma/client";
import type { StaffPermission, StaffRole } from "./permissions.ts";

/** What staff can do that is written down. */
export const staffActKinds = [
  "sign-in",
  "sign-out",
  /** Asked for something that the role does not allow. */
  "refused",
  "read",
  "act",
  "unmask",
  "share",
  /** A shared timeline was opened, by whoever had the link. */
  "opened",
  /** A link, or somebody's session, counts no more. */
  "revoke",
] as const;
export type StaffActKind = (typeof staffActKinds)[number];

export type Actor = {
  id: string | null;
  name: string;
  role: StaffRole | "link";
  sessionId: string | null;
};

export type StaffActWish = {
  at: Date;
  kind: StaffActKind;
  permission?: StaffPermission;
  shopId?: string | null;
  subject: string;
  reason?: string | null;
  until?: Date;
  details?: Prisma.InputJsonObject;
};

/** Writes down what somebody did (law T2). @returns the line's number. */
export async function noteStaffAct(
  prisma: PrismaClient,
  actor: Actor,
  wish: StaffActWish,
): Promise<bigint> {
  const { id } = await prisma.staffAct.create({
    data: {
      ...wish,
      staffId: actor.id,
      who: actor.name,
      role: actor.role,
      sessionId: actor.sessionId,
    },
  });
  return id;
}

/** A page that reads itself again every few seconds is one reading, not a thousand. */
const sameReadingMs = 10 * 60_000;

/** Writes down that somebody looked at something, once in ten minutes of looking. */
export async function noteStaffRead(
  prisma: PrismaClient,
  actor: Actor,
  {
    at,
    permission,
    shopId = null,
    subject,
  }: Pick<StaffActWish, "at" | "permission" | "shopId" | "subject">,
): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO staff_act (at, staff_id, who, role, session_id, kind, permission, shop_id, subject)
    SELECT ${at}, ${actor.id}::uuid, ${actor.name}, ${actor.role}, ${actor.sessionId}::uuid, 'read', ${permission ?? null},
           ${shopId}::uuid, ${subject}
    WHERE NOT EXISTS (
      SELECT 1 FROM staff_act
      WHERE session_id = ${actor.sessionId}::uuid AND subject = ${subject} AND kind = 'read'
        AND shop_id IS NOT DISTINCT FROM ${shopId}::uuid
        AND at > ${new Date(at.getTime() - sameReadingMs)})`;
}

/** Until when personal data of a subject is shown in this session; null where it is masked. */
export async function unmaskedUntil(
  prisma: PrismaClient,
  sessionId: string | null,
  { shopId, subject, now }: { shopId: string; subject: string; now: Date },
): Promise<Date | null> {
  if (!sessionId) return null;
  const act = await prisma.staffAct.findFirst({
    where: { kind: "unmask", sessionId, shopId, subject, until: { gt: now } },
    orderBy: { until: "desc" },
    select: { until: true },
  });
  return act?.until ?? null;
}
