import { afterAll, beforeAll, expect, test } from "vitest";
import { readActsInShop } from "#app/queries/support/staff-acts.server.ts";
import { whoIs } from "#app/queries/who-is.ts";
import { closeGoneCauses } from "#core/flows/close-gone-causes.ts";
import { type Desk, openDesk } from "./open-desk.ts";
import {
  buyer,
  fillStuckShop,
  type StuckShop,
  stuckCause,
} from "./stuck-step.ts";

let desk: Desk;
let routes: Record<"inbox" | "stand" | "question" | "alike" | "audit", unknown>;
let reader: string;
let agent: string;
let engineer: string;
let north: StuckShop;
let south: StuckShop;

beforeAll(async () => {
  desk = await openDesk();
  routes = {
    inbox: await import("../../../app/routes/support._index.tsx"),
    stand: await import("../../../app/routes/support.inbox-stand.ts"),
    question: await import("../../../app/routes/support.conflicts.$id.tsx"),
    alike: await import("../../../app/routes/support.alike.tsx"),
    audit: await import("../../../app/routes/support.audit.tsx"),
  };
  reader = await desk.signIn("rita");
  agent = await desk.signIn("abel");
  engineer = await desk.signIn("enid");
  north = await fillStuckShop(desk.world.prisma, "north");
  south = await fillStuckShop(desk.world.prisma, "south");
});
afterAll(() => desk.close());

const inbox = (cookie: string, search = "") =>
  desk.call(routes.inbox, `/support${search}`, { cookie });
const question = (
  id: string,
  wish: { cookie: string; form?: Record<string, string> },
) =>
  desk.call(routes.question, `/support/conflicts/${id}`, {
    ...wish,
    params: { id },
  });
const acts = (where: object) =>
  desk.world.prisma.staffAct.findMany({ where, orderBy: { id: "asc" } });

test("T2 the inbox puts questions of all shops together by cause, says no name, and is written down once while it is read again", async () => {
  const seen = await inbox(reader);
  const group = seen.groups.find(
    (one: { cause: string }) => one.cause === stuckCause,
  );
  expect(group).toMatchObject({
    count: 2,
    shops: 2,
    money: [{ currency: "USD", minor: 2 * 1850 }],
  });
  expect(group.questions.map((one: { shop: object }) => one.shop)).toEqual(
    expect.arrayContaining([
      { id: north.shopId, name: expect.stringMatching(/^north/) },
      { id: south.shopId, name: expect.stringMatching(/^south/) },
    ]),
  );
  expect(group.questions[0].suggestion.answer).toEqual({ kind: "retry" });
  expect(JSON.stringify(seen)).not.toContain(buyer);
  await inbox(reader);
  const { sessionId } =
    (await acts({ kind: "sign-in", who: "Rita Alvarez" }))[0] ?? {};
  expect(
    await acts({ kind: "read", subject: "inbox", sessionId: sessionId ?? "" }),
  ).toHaveLength(1);
  expect((await inbox(reader, `?shop=${north.shopId}`)).total).toBeLessThan(
    seen.total,
  );
});

test("T2 whoever may only read changes nothing, and the attempt stands in the audit", async () => {
  const turned = await question(north.stuckId, {
    cookie: reader,
    form: { do: "settle", choice: "leave", version: "1", reason: "because" },
  });
  expect(turned.init?.status ?? turned.status).toBe(403);
  const found = await desk.world.prisma.conflict.findUniqueOrThrow({
    where: { id: north.stuckId },
  });
  expect(found.state).toBe("open");
  expect((await acts({ kind: "refused" })).at(-1)).toMatchObject({
    who: "Rita Alvarez",
    permission: "conflict:resolve:any",
    subject: `/support/conflicts/${north.stuckId}`,
  });
});

test("a form of another site is refused", async () => {
  const answer = await desk.call(
    routes.question,
    `/support/conflicts/${north.stuckId}`,
    {
      cookie: agent,
      params: { id: north.stuckId },
      form: { do: "settle", choice: "leave", version: "1", reason: "because" },
      headers: { Origin: "https://evil.test" },
    },
  );
  expect(answer.status).toBe(403);
});

test("the inbox is read again only once something of it has moved", async () => {
  const { clock, prisma } = desk.world;
  const real = clock.now;
  let now = new Date();
  clock.now = () => now;
  const stand = async () =>
    (
      await desk.call(routes.stand, "/support/inbox-stand", { cookie: reader })
    ).text();
  try {
    const { stand: first } = await inbox(reader);
    expect(await stand()).toBe(first);
    await prisma.conflict.update({
      where: { id: north.stuckId },
      data: { note: "rings back", snoozedUntil: new Date(+now + 1_000) },
    });
    const noted = await stand();
    expect(noted).not.toBe(first);
    expect((await inbox(reader)).stand).toBe(noted);
    // One that was put off is due again, though no row has moved.
    now = new Date(+now + 2_000);
    const due = await stand();
    expect(due).not.toBe(noted);
    await prisma.conflict.update({
      where: { id: north.stuckId },
      data: { note: null, snoozedUntil: null },
    });
    // Orders leave and deadlines come nearer, of which no question's row says anything.
    const later = await stand();
    now = new Date(+now + 60_000);
    expect(await stand()).not.toBe(later);
  } finally {
    clock.now = real;
  }
});

test("staff take a question, give it back and put it off", async () => {
  const tend = (deed: string, more = {}) =>
    desk.call(routes.inbox, "/support", {
      cookie: agent,
      form: { do: "tend", conflict: north.stuckId, deed, ...more },
    });
  const mine = async () =>
    (await inbox(agent, "?view=mine")).groups.flatMap(
      (group: { questions: { id: string }[] }) =>
        group.questions.map(({ id }) => id),
    );
  expect(await tend("assign")).toEqual({ outcome: "tended" });
  expect(await mine()).toEqual([north.stuckId]);
  await tend("release");
  expect(await mine()).toEqual([]);
  const given = async () =>
    (await question(north.stuckId, { cookie: agent })).question.assignee;
  await tend("assign", { to: "Rita Alvarez" });
  expect(await given()).toBe("Rita Alvarez");
  await tend("assign", { to: "Nobody Known" });
  expect(await given()).toBe("Abel Okafor");
  await tend("release");
  await tend("snooze");
  expect((await inbox(agent, "?view=snoozed")).total).toBe(1);
  await tend("wake");
  expect((await inbox(agent, "?view=snoozed")).total).toBe(0);
});

test("C4 one answer to all alike is foreseen, settles each in its own shop, and leaves what has moved", async () => {
  const path = `/support/alike?cause=${encodeURIComponent(stuckCause)}&answer=retry`;
  const seen = await desk.call(routes.alike, path, { cookie: agent });
  expect(seen.foreseen).toHaveLength(2);
  expect(seen.foreseen.map((one: { settles: number }) => one.settles)).toEqual([
    1, 1,
  ]);
  await desk.world.prisma.conflict.update({
    where: { id: south.stuckId },
    data: { version: "2" },
  });
  const items = seen.foreseen.flatMap((one: { asked: object[] }) => one.asked);
  const reason = "Shopify was away at noon";
  const answer = await desk.call(routes.alike, path, {
    cookie: agent,
    form: { do: "settle", settlements: JSON.stringify({ items }), reason },
  });
  expect(answer).toEqual({
    outcome: "across",
    settled: 1,
    left: [
      { subject: expect.stringMatching(/^south/), outcome: "moved", why: null },
    ],
  });
  const { prisma } = desk.world;
  expect(
    await prisma.effect.findUniqueOrThrow({ where: { id: north.effectId } }),
  ).toMatchObject({ state: "unknown", key: north.effectKey });
  expect(
    await prisma.effect.findUniqueOrThrow({ where: { id: south.effectId } }),
  ).toMatchObject({ state: "refused" });
  for (const { shopId } of [north, south])
    expect(await acts({ kind: "act", shopId, reason })).toHaveLength(1);
});

test("H2 an answer of staff needs a reason, and names who gave it in journal, audit and the merchant's list", async () => {
  const { prisma } = desk.world;
  const form = { do: "settle", choice: "leave", version: "2" };
  expect(await question(south.stuckId, { cookie: agent, form })).toEqual({
    outcome: "reasonless",
  });
  const reason = "the parcel came back";
  expect(
    await question(south.stuckId, { cookie: agent, form: { ...form, reason } }),
  ).toEqual({ outcome: "settled" });
  const settled = await prisma.conflict.findUniqueOrThrow({
    where: { id: south.stuckId },
  });
  expect(settled).toMatchObject({ state: "settled", settleReason: reason });
  expect(whoIs(settled.settledBy ?? "")).toBe("Abel Okafor, Quayside support");
  const line = await prisma.auditLine.findFirstOrThrow({
    where: { shopId: south.shopId, action: "Settle a conflict" },
  });
  expect(line).toMatchObject({ actor: settled.settledBy, reason });
  expect(
    await prisma.journalEntry.findUniqueOrThrow({
      where: { id: line.entryId },
    }),
  ).toMatchObject({ actor: settled.settledBy, source: "person" });
  expect(
    await acts({ kind: "act", shopId: south.shopId, reason }),
  ).toMatchObject([
    {
      who: "Abel Okafor",
      role: "support-act",
      permission: "conflict:resolve:any",
      subject: `conflict:${south.stuckId}`,
      reason,
    },
  ]);
  expect(await acts({ shopId: north.shopId, reason })).toEqual([]);
  const [told] = await readActsInShop(prisma, south.shopId);
  expect(told).toMatchObject({ who: "Abel Okafor", kind: "act", reason });
});

test("a question whose cause is gone closes by itself, and says so", async () => {
  const { conflictId, shopId } = north;
  await closeGoneCauses(desk.world, shopId);
  const { question: closed, choices } = await question(conflictId, {
    cookie: reader,
  });
  expect(closed.state).toBe("closed");
  expect(closed.settled).toMatchObject({
    choice: null,
    reason: "There is nothing to compare any more.",
  });
  expect(choices).toEqual([]);
});

test("T2 an engineer ends somebody's session; nobody else may", async () => {
  const leaving = await desk.signIn("rita");
  const { sessions } = await desk.call(routes.audit, "/support/audit", {
    cookie: engineer,
  });
  const [newest] = sessions;
  const form = { do: "revoke", session: newest.id };
  const turned = await desk.call(routes.audit, "/support/audit", {
    cookie: agent,
    form,
  });
  expect(turned.init?.status).toBe(403);
  expect(
    await desk.call(routes.audit, "/support/audit", { cookie: engineer, form }),
  ).toEqual({ outcome: "revoked" });
  expect((await inbox(leaving)).status).toBe(302);
});
