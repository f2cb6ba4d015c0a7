import { afterAll, beforeAll, expect, test } from "vitest";
import { readAnswerPolicies } from "#app/queries/answer-policies.server.ts";
import { readConflictGroups } from "#app/queries/conflict-groups.server.ts";
import { fillShop } from "./fill-shop.ts";
import { openWorld } from "./support.ts";

let web: Awaited<ReturnType<typeof openWorld>>;
let ours: Awaited<ReturnType<typeof fillShop>>;
let other: Awaited<ReturnType<typeof fillShop>>;
beforeAll(async () => {
  web = await openWorld();
  ours = await fillShop(web.world.prisma, "ours");
  other = await fillShop(web.world.prisma, "other");
});
afterAll(() => web.close());

const now = new Date("2026-11-20T12:00:00Z");
const hoursFromNow = (hours: number) =>
  new Date(now.getTime() + hours * 3_600_000);

async function ask(
  cause: string,
  given: {
    kind: string;
    subjectKind: string;
    subjectId: string;
    field?: string;
    marketplace?: string;
    snoozedUntil?: Date;
  },
) {
  const { id } = await web.world.prisma.conflict.create({
    data: {
      shopId: ours.shopId,
      key: crypto.randomUUID(),
      subject: "ours thing",
      reason: "ours reason",
      state: "open",
      version: "1",
      openedBy: ours.entryId,
      openedAt: hoursFromNow(-1),
      cause,
      ...given,
    },
  });
  return id;
}
const order = (name: string, totalMinor: number, shipBy: Date | null) =>
  web.world.prisma.order.create({
    data: {
      shopId: ours.shopId,
      channel: "marketplace",
      externalId: name,
      name,
      state: "to_ship",
      channelState: "AWAITING_SHIPMENT",
      fulfilledBy: "merchant",
      currency: "USD",
      totalMinor,
      placedAt: now,
      sourceUpdatedAt: now,
      shipBy,
    },
  });

test("T1 questions stand by cause, what runs out first and then what is worth most, with their sums", async () => {
  const { prisma } = web.world;
  const dear = await order("dear", 90_000, hoursFromNow(90));
  const pressing = await order("pressing", 500, hoursFromNow(3));
  const variant = await prisma.variant.findFirstOrThrow({
    where: { shopId: ours.shopId },
  });
  const effect = await prisma.effect.create({
    data: {
      shopId: ours.shopId,
      entryId: ours.entryId,
      kind: "storefront.import-order",
      key: "import:dear",
      subject: `order:${dear.id}`,
      payload: { orderId: dear.id },
      state: "refused",
      dueAt: now,
      plannedAt: now,
    },
  });
  const stuck = "stuck:storefront.import-order:gave_up";
  await ask(stuck, {
    kind: "stuck",
    subjectKind: "effect",
    subjectId: effect.id,
  });
  for (const each of [pressing, dear])
    await ask("stuck:order-price", {
      kind: "stuck",
      field: "price",
      subjectKind: "order",
      subjectId: each.id,
    });
  await ask("stock:oversold", {
    kind: "stock",
    field: "oversold",
    subjectKind: "variant",
    subjectId: variant.id,
    marketplace: "3",
  });
  const snoozed = await ask("stock:oversold", {
    kind: "stock",
    field: "oversold",
    subjectKind: "variant",
    subjectId: variant.id,
    marketplace: "9",
    snoozedUntil: hoursFromNow(5),
  });
  // Another shop's order, named by mistake, is nothing of ours.
  await ask("stuck:lost", {
    kind: "stuck",
    subjectKind: "order",
    subjectId: other.orderId,
  });

  const { currency, groups } = await readConflictGroups(
    prisma,
    ours.shopId,
    now,
  );
  expect(currency).toBe("USD");
  expect(
    groups.map(({ cause, risk, pressing: isPressing }) => [
      cause,
      risk.moneyMinor,
      risk.deadline,
      isPressing,
    ]),
  ).toEqual([
    ["stuck:order-price", 90_500, hoursFromNow(3), true],
    [stuck, 90_000, hoursFromNow(90), false],
    ["stock:oversold", 3 * variant.priceMinor, null, false],
    ["", 0, null, false],
    ["stuck:lost", 0, null, false],
  ]);
  const [first, second] = groups;
  expect(first?.title).toBe("Orders whose price does not add up");
  expect(first?.questions.map(({ subjectId }) => subjectId)).toEqual([
    pressing.id,
    dear.id,
  ]);
  expect(second?.questions[0]?.suggestion?.answer).toEqual({ kind: "retry" });

  const asleep = await readConflictGroups(prisma, ours.shopId, now, {
    snoozed: true,
  });
  expect(
    asleep.groups.flatMap(({ questions }) => questions.map(({ id }) => id)),
  ).toEqual([snoozed]);
  const woken = await readConflictGroups(prisma, ours.shopId, hoursFromNow(6), {
    cause: "stock:oversold",
  });
  expect(woken.groups[0]?.questions).toHaveLength(2);
});

test("only the answers in force are rules, and how often each has answered", async () => {
  const { prisma } = web.world;
  const set = (cause: string, version: number, answer: object | null) =>
    prisma.answerPolicy.create({
      data: {
        shopId: ours.shopId,
        cause,
        version,
        ...(answer && { answer }),
        actor: "merchant:7",
        setAt: now,
        entryId: ours.entryId,
      },
    });
  await set("stock:ledger", 1, { kind: "leave" });
  await set("stock:ledger", 2, null);
  await set("link:no-code", 1, null);
  const { id } = await set("link:no-code", 2, { kind: "leave" });
  await prisma.conflict.update({
    where: { id: ours.conflictId },
    data: { state: "settled", settledBy: `policy:${id}` },
  });
  expect(await readAnswerPolicies(prisma, ours.shopId)).toMatchObject([
    {
      id,
      title: "TikTok SKUs without a code",
      version: 2,
      who: "Staff member 7",
      times: 1,
    },
  ]);
  expect(await readAnswerPolicies(prisma, other.shopId)).toEqual([]);
});
