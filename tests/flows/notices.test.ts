import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { noticeRuleOf } from "#core/domain/notices/notice-rule.ts";
import { notifyShop } from "#core/flows/notify-shop.ts";
import { setNoticeRule } from "#core/flows/set-notice-rule.ts";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";

let town: SmallTown;
const ana = { address: "ana@harbor.example", language: "en" } as const;
const luis = { address: "luis@harbor.example", language: "es" } as const;

beforeAll(async () => {
  town = await openSmallTown();
  await town.install();
  await town.settle();
});
afterAll(() => town[Symbol.asyncDispose]());

beforeEach(async () => {
  const where = { shopId: town.shopId };
  await town.prisma.conflict.deleteMany({ where });
  await town.prisma.notice.deleteMany({ where });
  await town.prisma.mailRecipient.deleteMany({ where });
  await town.ask("DELETE", "/mails");
  await setNoticeRule(town.world, town.shopId, {
    actor: "merchant:42",
    rule: noticeRuleOf({ timeZone: "UTC" }),
    addressees: [ana],
    drawn: [],
  });
});

const tell = () => notifyShop(town.world, town.shopId);
const mails = async (): Promise<
  {
    to: string[];
    subject: string;
    text: string;
    headers: Record<string, string>;
  }[]
> => (await town.ask("GET", "/mails")).mails;
const states = async () =>
  (await town.prisma.mail.findMany({ where: { shopId: town.shopId } })).map(
    ({ state }) => state,
  );
const quarterMs = 15 * 60_000;

/** Something was sold twice. */
async function oversold(subject: string, times = 1): Promise<void> {
  const entry = await town.prisma.journalEntry.findFirstOrThrow({
    where: { shopId: town.shopId },
  });
  await town.prisma.conflict.createMany({
    data: Array.from({ length: times }, () => ({
      shopId: town.shopId,
      kind: "stock",
      key: crypto.randomUUID(),
      cause: "stock:oversold",
      subject,
      subjectKind: "variant",
      subjectId: town.shopId,
      reason: "Sold beyond what is there.",
      state: "open",
      version: "1",
      openedBy: entry.id,
      openedAt: town.world.clock.now(),
    })),
  });
}

test("a matter is told once, by a real letter, and resolves itself when it is over", async () => {
  await oversold("MUG-NVY-12");
  expect(await tell()).toEqual({ opened: 1, resolved: 0, sent: 1 });
  town.wait(quarterMs);
  expect(await tell()).toEqual({ opened: 0, resolved: 0, sent: 0 });

  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail?.to).toEqual([ana.address]);
  expect(mail?.subject).toContain("MUG-NVY-12 was sold beyond what is there");
  expect(mail?.headers["list-unsubscribe-post"]).toBe(
    "List-Unsubscribe=One-Click",
  );
  expect(mail?.text).toContain("/store/harbor-goods/apps/quayside/conflicts/");

  await town.prisma.conflict.updateMany({
    where: { shopId: town.shopId },
    data: { state: "settled" },
  });
  expect(await tell()).toMatchObject({ opened: 0, resolved: 1 });
});

test("five hundred questions are one letter, to each in his own language", async () => {
  await setNoticeRule(town.world, town.shopId, {
    actor: "merchant:42",
    rule: noticeRuleOf({ timeZone: "UTC" }),
    addressees: [ana, luis],
    drawn: [ana.address],
  });
  await oversold("MUG-NVY-12", 500);
  expect(await tell()).toMatchObject({ opened: 500, sent: 2 });
  await oversold("MUG-NVY-12", 20);
  expect(await tell()).toMatchObject({ opened: 20, sent: 0 });
  const subjects = (await mails()).map(({ to, subject }) => [to[0], subject]);
  expect(Object.fromEntries(subjects)).toEqual({
    [ana.address]: expect.stringContaining("500 matters need to be known"),
    [luis.address]: expect.stringContaining("500 asuntos"),
  });
  town.wait(quarterMs);
  expect(await tell()).toMatchObject({ sent: 2 });
});

test("E1 a server that is busy gets the letter later, and one that says never does not", async () => {
  await town.ask("POST", "/mails/faults", { fault: "busy" });
  await oversold("MUG-NVY-12");
  expect(await tell()).toMatchObject({ sent: 0 });
  expect(await states()).toEqual(["planned"]);
  town.wait(61_000);
  expect(await tell()).toMatchObject({ sent: 1 });
  expect(await mails()).toHaveLength(1);

  await town.ask("POST", "/mails/faults", { fault: "refuse" });
  await oversold("BTL-BLK-32");
  town.wait(quarterMs);
  await tell();
  town.wait(quarterMs);
  await tell();
  expect((await states()).sort()).toEqual(["refused", "sent"]);
  expect(await mails()).toHaveLength(1);
});

test("E1 a letter whose fate nobody knows is never sent again", async () => {
  await town.ask("POST", "/mails/faults", { fault: "hang-up" });
  await oversold("MUG-NVY-12");
  expect(await tell()).toMatchObject({ sent: 0 });
  expect(await states()).toEqual(["unknown"]);
  town.wait(quarterMs);
  await tell();
  expect(await mails()).toHaveLength(1);
});

test("E1 a worker that dies while it sends leaves a letter that the next one does not send", async () => {
  const dying = {
    ...town.world,
    mail: {
      isSetUp: true,
      send: () => Promise.reject(new Error("the worker is gone")),
    },
  };
  await oversold("MUG-NVY-12");
  await expect(notifyShop(dying, town.shopId)).rejects.toThrow("gone");
  expect(await states()).toEqual(["sending"]);
  expect(await tell()).toMatchObject({ sent: 0 });
  town.wait(quarterMs);
  await tell();
  expect(await states()).toEqual(["unknown"]);
  expect(await mails()).toEqual([]);
});

test("who has unsubscribed gets nothing, not even what was planned", async () => {
  await town.ask("POST", "/mails/faults", { fault: "busy" });
  await oversold("MUG-NVY-12");
  await tell();
  await town.prisma.mailRecipient.updateMany({
    where: { shopId: town.shopId },
    data: { unsubscribedAt: town.world.clock.now() },
  });
  town.wait(quarterMs);
  await tell();
  expect(await mails()).toEqual([]);
  expect(await states()).toEqual(["retired"]);
});

test("who has unsubscribed stays so when a page drawn before is saved, and gets mails again once named anew", async () => {
  await town.prisma.mailRecipient.updateMany({
    where: { shopId: town.shopId },
    data: { unsubscribedAt: town.world.clock.now() },
  });
  const save = async (drawn: string[]) => {
    await setNoticeRule(town.world, town.shopId, {
      actor: "merchant:42",
      rule: noticeRuleOf({ timeZone: "UTC" }),
      addressees: [ana],
      drawn,
    });
    return town.prisma.mailRecipient.count({
      where: { shopId: town.shopId, unsubscribedAt: null },
    });
  };
  expect(await save([ana.address])).toBe(0);
  expect(await save([])).toBe(1);
});

test("H2 a change of what is told stands in the audit, without an address", async () => {
  const line = await town.prisma.auditLine.findFirstOrThrow({
    where: { shopId: town.shopId, subject: "rule:notices" },
    orderBy: { id: "desc" },
  });
  expect(line).toMatchObject({
    actor: "merchant:42",
    after: { "e-mail addresses": 1 },
  });
  expect(JSON.stringify(line.after)).not.toContain("@");
});
