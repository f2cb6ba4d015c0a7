import type { PrismaClient } from "@prisma/client";
import type { Signer } from "./signed-cookie.server.ts";
import { noteStaffAct } from "./staff-acts.server.ts";

/** How long a link may be good, in days. */
export const shareDays = [1, 3, 7] as const;

/** The link's last part, for the line of the audit that made it. */
export const tokenOf = (signer: Signer, line: string): string =>
  signer.sign("shared-timeline", line);

/**
 * The order that a link shows; null where the signature is not ours, its time is over or it was taken back. Each opening is
 * written down.
 */
export async function openShared(
  prisma: PrismaClient,
  signer: Signer,
  { token, now }: { token: string; now: Date },
): Promise<{ shopId: string; orderId: string; until: Date } | null> {
  const line = signer.prove("shared-timeline", token);
  if (!line || !/^\d{1,18}$/.test(line)) return null;
  const share = await prisma.staffAct.findFirst({
    where: { id: BigInt(line), kind: "share", until: { gt: now } },
    select: { shopId: true, subject: true, until: true, who: true },
  });
  const orderId = share?.subject.replace(/^order:/, "");
  if (!share?.shopId || !share.until || !orderId) return null;
  const revoked = await prisma.staffAct.findFirst({
    where: { kind: "revoke", subject: `share:${line}`, shopId: share.shopId },
    select: { id: true },
  });
  if (revoked) return null;
  await noteStaffAct(
    prisma,
    { id: null, name: `share:${line}`, role: "link", sessionId: null },
    {
      at: now,
      kind: "opened",
      shopId: share.shopId,
      subject: `share:${line}`,
      details: { sharedBy: share.who },
    },
  );
  return { shopId: share.shopId, orderId, until: share.until };
}

/** The links to an order that are good now, each with its token. */
export async function readShares(
  prisma: PrismaClient,
  signer: Signer,
  { shopId, orderId, now }: { shopId: string; orderId: string; now: Date },
) {
  const shares = await prisma.staffAct.findMany({
    where: {
      shopId,
      kind: "share",
      subject: `order:${orderId}`,
      until: { gt: now },
    },
    orderBy: { id: "desc" },
    take: 20,
    select: { id: true, who: true, until: true, reason: true },
  });
  const revoked = await prisma.staffAct.findMany({
    where: {
      shopId,
      kind: "revoke",
      subject: { in: shares.map(({ id }) => `share:${id}`) },
    },
    select: { subject: true },
  });
  const gone = new Set(revoked.map(({ subject }) => subject));
  return shares
    .filter(({ id }) => !gone.has(`share:${id}`))
    .map(({ id, ...share }) => ({
      ...share,
      line: String(id),
      path: `/shared/timeline/${tokenOf(signer, String(id))}`,
    }));
}

export type Share = Awaited<ReturnType<typeof readShares>>[number];
