import { createHash, randomBytes } from "node:crypto";
import type { PrismaClient } from "@prisma/client";
import type { StaffRole } from "./permissions.ts";
import type { Begun, Proven } from "./sign-in-provider.server.ts";

/** A working day; then the provider is asked again. */
export const sessionHours = 8;
/** How long somebody may be at the provider's page. */
export const signInMinutes = 10;

const hashOf = (text: string) =>
  createHash("sha256").update(text).digest("base64url");
const newToken = () => randomBytes(32).toString("base64url");

/** Remembers a sign-in until it is brought back. @returns what the browser has to show then. */
export async function keepSignIn(
  prisma: PrismaClient,
  { state, nonce, verifier }: Omit<Begun, "url">,
  { returnTo, at }: { returnTo: string; at: Date },
): Promise<{ browserToken: string }> {
  const browserToken = newToken();
  const longAgo = new Date(at.getTime() - 24 * 60 * 60_000);
  await prisma.staffSignIn.deleteMany({
    where: { createdAt: { lt: longAgo } },
  });
  await prisma.staffSignIn.create({
    data: {
      stateHash: hashOf(state),
      browserHash: hashOf(browserToken),
      nonce,
      verifier,
      returnTo,
      createdAt: at,
    },
  });
  return { browserToken };
}

/**
 * Takes a sign-in back, once, from the browser that began it. Whatever is wrong with it, it answers null: another browser,
 * an unknown or used state, or one that is too old.
 */
export async function takeSignIn(
  prisma: PrismaClient,
  {
    state,
    browserToken,
    at,
  }: { state: string; browserToken: string; at: Date },
): Promise<{ nonce: string; verifier: string; returnTo: string } | null> {
  const stateHash = hashOf(state);
  const notBefore = new Date(at.getTime() - signInMinutes * 60_000);
  const { count } = await prisma.staffSignIn.updateMany({
    where: {
      stateHash,
      browserHash: hashOf(browserToken),
      usedAt: null,
      createdAt: { gte: notBefore },
    },
    data: { usedAt: at },
  });
  return count === 0
    ? null
    : prisma.staffSignIn.findUnique({
        where: { stateHash },
        select: { nonce: true, verifier: true, returnTo: true },
      });
}

/** Lets somebody in whom the provider has proven. @returns the token for his cookie; it is kept as a hash only. */
export async function openStaffSession(
  prisma: PrismaClient,
  { issuer, subject, name }: Proven,
  { role, at }: { role: StaffRole; at: Date },
): Promise<{ token: string; sessionId: string; staffId: string }> {
  const token = newToken();
  const staff = await prisma.staff.upsert({
    where: { issuer_subject: { issuer, subject } },
    create: { issuer, subject, name, signedInAt: at },
    update: { name, signedInAt: at },
  });
  const session = await prisma.staffSession.create({
    data: {
      tokenHash: hashOf(token),
      staffId: staff.id,
      role,
      createdAt: at,
      expiresAt: new Date(at.getTime() + sessionHours * 60 * 60_000),
    },
  });
  return { token, sessionId: session.id, staffId: staff.id };
}

/** Whose token it is; null where it is unknown, has run out or was revoked. */
export async function findStaffSession(
  prisma: PrismaClient,
  token: string,
  now: Date,
) {
  const row = await prisma.staffSession.findFirst({
    where: {
      tokenHash: hashOf(token),
      revokedAt: null,
      expiresAt: { gt: now },
    },
    select: {
      id: true,
      role: true,
      staff: { select: { id: true, name: true } },
    },
  });
  return (
    row && {
      sessionId: row.id,
      id: row.staff.id,
      name: row.staff.name,
      role: row.role as StaffRole,
    }
  );
}

/** Ends a session: its cookie lets nobody in any more. @returns whether there was one to end. */
export async function revokeStaffSession(
  prisma: PrismaClient,
  sessionId: string,
  at: Date,
): Promise<boolean> {
  const { count } = await prisma.staffSession.updateMany({
    where: { id: sessionId, revokedAt: null },
    data: { revokedAt: at },
  });
  return count > 0;
}
