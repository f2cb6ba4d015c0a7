import { afterAll, beforeAll, expect, test } from "vitest";
import { type Desk, openDesk } from "./open-desk.ts";
import { beginAt, provenAt, returnTo } from "./sign-in-at.ts";

let desk: Desk;
let frame: unknown;
let signOut: unknown;
beforeAll(async () => {
  desk = await openDesk();
  frame = await import("../../../app/routes/support.tsx");
  signOut = await import("../../../app/routes/support_.sign-out.ts");
});
afterAll(() => desk.close());

const open = (cookie?: string) =>
  desk.call(frame, "/support/shops?a=b", cookie ? { cookie } : {});
const location = (answer: Response) => answer.headers.get("Location");
const why = (problem: string) => `/support/sign-in?why=${problem}`;

test("whoever is not signed in is led to the sign-in, and comes back to the page that he wanted", async () => {
  const turned = await open();
  expect(turned.status).toBe(302);
  const to = "/support/shops?a=b";
  expect(location(turned)).toBe(
    `/support/sign-in?to=${encodeURIComponent(to)}`,
  );
  const { url, cookie } = await beginAt(desk.origin, { to });
  expect(url.searchParams.get("code_challenge_method")).toBe("S256");
  const back = await returnTo(await provenAt(url, "rita"), cookie);
  expect(location(back)).toBe(to);
  const session = back.headers.getSetCookie()[0] ?? "";
  expect(session).toMatch(/; HttpOnly; SameSite=Lax; /);
  expect(await open(session.split(";")[0])).toMatchObject({
    name: "Rita Alvarez",
    role: "support-read",
  });
  expect(
    await desk.world.prisma.staffAct.findFirst({ where: { kind: "sign-in" } }),
  ).toMatchObject({ who: "Rita Alvarez", role: "support-read" });
});

test("a page elsewhere is never come back to", async () => {
  for (const to of [
    "https://evil.test",
    "//evil.test",
    "/support/../app",
    "/supportive",
  ]) {
    const { url, cookie } = await beginAt(desk.origin, { to });
    const back = await returnTo(await provenAt(url, "rita"), cookie);
    expect(new URL(location(back) ?? "", desk.origin).host).toBe(
      new URL(desk.origin).host,
    );
  }
});

test("a wrong state, another browser, a used or an old sign-in let nobody in", async () => {
  const { url, cookie } = await beginAt(desk.origin);
  const back = await provenAt(url, "abel");
  const wrong = new URL(back);
  wrong.searchParams.set("state", "made-up");
  expect(location(await returnTo(wrong, cookie))).toBe(why("stale"));
  expect(location(await returnTo(back, ""))).toBe(why("stale"));
  const other = await beginAt(desk.origin);
  expect(location(await returnTo(back, other.cookie))).toBe(why("stale"));
  expect(location(await returnTo(back, cookie))).toBe("/support");
  expect(location(await returnTo(back, cookie))).toBe(why("stale"));

  const late = await beginAt(desk.origin);
  const lateBack = await provenAt(late.url, "abel");
  await desk.world.prisma.staffSignIn.updateMany({
    where: { usedAt: null },
    data: { createdAt: new Date(Date.now() - 11 * 60_000) },
  });
  expect(location(await returnTo(lateBack, late.cookie))).toBe(why("stale"));
});

test("a code counts once, and only for whoever asked for it", async () => {
  const first = await beginAt(desk.origin);
  const back = await provenAt(first.url, "abel");
  expect(location(await returnTo(back, first.cookie))).toBe("/support");
  const second = await beginAt(desk.origin);
  const forged = new URL(back);
  forged.searchParams.set("state", second.url.searchParams.get("state") ?? "");
  expect(location(await returnTo(forged, second.cookie))).toBe(why("refused"));

  // A code that was caught on its way is of no use without the verifier, which stays in our own rows.
  const caught = await provenAt((await beginAt(desk.origin)).url, "abel");
  const third = await beginAt(desk.origin);
  caught.searchParams.set("state", third.url.searchParams.get("state") ?? "");
  expect(location(await returnTo(caught, third.cookie))).toBe(why("refused"));
});

test("somebody without a role of the desk is not let in", async () => {
  const { url, cookie } = await beginAt(desk.origin);
  const back = await returnTo(await provenAt(url, "carl"), cookie);
  expect(location(back)).toBe(why("role"));
  expect(
    await desk.world.prisma.staff.count({ where: { subject: "carl" } }),
  ).toBe(0);
});

test("a session that is signed out, revoked, run out or forged lets nobody in", async () => {
  const { prisma } = desk.world;
  const leaving = await desk.signIn("rita");
  expect(await open(leaving)).toMatchObject({ name: "Rita Alvarez" });
  const out = await desk.call(signOut, "/support/sign-out", {
    cookie: leaving,
    form: {},
  });
  expect(out.headers.getSetCookie()[0]).toMatch(/^quayside-staff=;.*Max-Age=0/);
  expect((await open(leaving)).status).toBe(302);

  const revoked = await desk.signIn("rita");
  await prisma.staffSession.updateMany({ data: { revokedAt: new Date() } });
  expect((await open(revoked)).status).toBe(302);

  const old = await desk.signIn("rita");
  await prisma.staffSession.updateMany({ data: { expiresAt: new Date() } });
  expect((await open(old)).status).toBe(302);

  const good = await desk.signIn("rita");
  expect((await open(`${good.slice(0, -2)}AA`)).status).toBe(302);
  expect(await open(good)).toMatchObject({ name: "Rita Alvarez" });
});

test("T2 what staff did is never rewritten", async () => {
  const { prisma } = desk.world;
  await desk.signIn("rita");
  await expect(
    prisma.staffAct.updateMany({ data: { who: "nobody" } }),
  ).rejects.toThrow(/staff_act only grows/);
  await expect(prisma.staffAct.deleteMany()).rejects.toThrow(
    /staff_act only grows/,
  );
});
