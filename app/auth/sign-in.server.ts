import { env, world } from "../world.server.ts";
import { staffRoleOf } from "./permissions.ts";
import {
  createSignInProvider,
  isProviderAway,
} from "./sign-in-provider.server.ts";
import { cookieName, cookieOf, deskCookie } from "./signed-cookie.server.ts";
import { findStaff, sessionCookie, signer } from "./staff.server.ts";
import { noteStaffAct } from "./staff-acts.server.ts";
import {
  keepSignIn,
  openStaffSession,
  revokeStaffSession,
  sessionHours,
  signInMinutes,
  takeSignIn,
} from "./staff-sessions.server.ts";

const provider = createSignInProvider(env);
const isSecure = env.APP_ORIGIN.startsWith("https:");
const signInCookie = cookieName("quayside-sign-in", isSecure);

/** Whether anybody can sign in: a provider is set. */
export const isDeskOpen = provider !== null;

/** Why nobody was let in; the sign-in page says it in words. */
export const signInProblems = [
  "closed",
  "unreached",
  "stale",
  "refused",
  "role",
] as const;
export type SignInProblem = (typeof signInProblems)[number];

export type SignIn =
  | { outcome: "on"; url: string; cookies: string[] }
  | { outcome: "not"; why: SignInProblem };

const cookie = (name: string, value: string, maxAgeSeconds: number) =>
  deskCookie(name, value, { isSecure, maxAgeSeconds });

/** Sends somebody to the provider's page. @param returnTo a page of the desk. */
export async function beginSignIn({
  returnTo,
  anew,
}: {
  returnTo: string;
  anew: boolean;
}): Promise<SignIn> {
  if (!provider) return { outcome: "not", why: "closed" };
  const begun = await provider.begin({ anew }).catch((error: unknown) => {
    world.log.error({ error: String(error) }, "the sign-in provider is away");
    return null;
  });
  if (!begun) return { outcome: "not", why: "unreached" };
  const { browserToken } = await keepSignIn(world.prisma, begun, {
    returnTo,
    at: world.clock.now(),
  });
  const signed = signer.sign("staff-sign-in", browserToken);
  return {
    outcome: "on",
    url: begun.url,
    cookies: [cookie(signInCookie, signed, signInMinutes * 60)],
  };
}

/**
 * Takes back whom the provider sends. The state counts once, in the browser that began, and not for long; then the code is
 * exchanged and the identity proven.
 */
export async function completeSignIn(request: Request): Promise<SignIn> {
  if (!provider) return { outcome: "not", why: "closed" };
  const { prisma, clock, log } = world;
  const at = clock.now();
  const { search, searchParams } = new URL(request.url);
  const state = searchParams.get("state") ?? "";
  const signed = cookieOf(request, signInCookie) ?? "";
  const browserToken = signer.prove("staff-sign-in", signed);
  const begun =
    browserToken && (await takeSignIn(prisma, { state, browserToken, at }));
  if (!begun) return { outcome: "not", why: "stale" };
  const proven = await provider
    .complete(search, { state, ...begun })
    .catch((error: unknown) => {
      log.warn({ error: String(error) }, "a sign-in was not proven");
      return isProviderAway(error)
        ? ("unreached" as const)
        : ("refused" as const);
    });
  if (typeof proven === "string") return { outcome: "not", why: proven };
  const claim = proven.claims[env.OIDC_ROLE_CLAIM];
  const role = staffRoleOf(claim, env.OIDC_ROLE_NAMES);
  if (!role) {
    log.warn({ subject: proven.subject }, "a sign-in without a role");
    return { outcome: "not", why: "role" };
  }
  const opened = await openStaffSession(prisma, proven, { role, at });
  await noteStaffAct(
    prisma,
    { ...opened, id: opened.staffId, name: proven.name, role },
    { at, kind: "sign-in", subject: "desk" },
  );
  const session = signer.sign("staff-session", opened.token);
  return {
    outcome: "on",
    url: begun.returnTo,
    cookies: [
      cookie(sessionCookie, session, sessionHours * 60 * 60),
      cookie(signInCookie, "", 0),
    ],
  };
}

/** Ends the session of whoever asks. @returns the cookie that takes the old one's place. */
export async function signOut(request: Request): Promise<{ cookie: string }> {
  const staff = await findStaff(request);
  const at = world.clock.now();
  if (staff && (await revokeStaffSession(world.prisma, staff.sessionId, at)))
    await noteStaffAct(world.prisma, staff, {
      at,
      kind: "sign-out",
      subject: "desk",
    });
  return { cookie: cookie(sessionCookie, "", 0) };
}
