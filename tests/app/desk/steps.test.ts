import { afterAll, beforeAll, expect, test } from "vitest";
import { planShop } from "#core/flows/plan-shop.ts";
import { type Desk, openDesk } from "./open-desk.ts";
import {
  buyer,
  fillStuckShop,
  type StuckShop,
  trackingNumber,
} from "./stuck-step.ts";

const unmaskMinutes = 15;

let desk: Desk;
let routes: Record<
  "step" | "details" | "question" | "order" | "entry" | "shared" | "shop",
  unknown
>;
let agent: string;
let other: string;
let shop: StuckShop;

beforeAll(async () => {
  desk = await openDesk();
  routes = {
    step: await import("../../../app/routes/support.effects.$id.tsx"),
    details: await import(
      "../../../app/routes/support.effects.$id_.details.tsx"
    ),
    question: await import("../../../app/routes/support.conflicts.$id.tsx"),
    order: await import("../../../app/routes/support.orders.$id.tsx"),
    entry: await import("../../../app/routes/support.entries.$id.tsx"),
    shop: await import("../../../app/routes/support.shops.$id.tsx"),
    shared: await import("../../../app/routes/shared.timeline.$token.tsx"),
  };
  agent = await desk.signIn("abel");
  other = await desk.signIn("enid");
  shop = await fillStuckShop(desk.world.prisma, "quay");
});
afterAll(() => desk.close());

const step = (form?: Record<string, string>, cookie = agent) =>
  desk.call(routes.step, `/support/effects/${shop.effectId}`, {
    cookie,
    params: { id: shop.effectId },
    ...(form && { form }),
  });
const order = (form?: Record<string, string>, cookie = agent) =>
  desk.call(routes.order, `/support/orders/${shop.orderId}`, {
    cookie,
    params: { id: shop.orderId },
    ...(form && { form }),
  });
const question = (form?: Record<string, string>) =>
  desk.call(routes.question, `/support/conflicts/${shop.stuckId}`, {
    cookie: agent,
    params: { id: shop.stuckId },
    ...(form && { form }),
  });
const reason = "the buyer has called";

test("T2 personal data is masked until there is a reason, then shown to one session for a quarter of an hour", async () => {
  const masked = JSON.stringify([
    await step(),
    await order(),
    await question(),
  ]);
  expect(masked).not.toContain(buyer);
  expect(masked).not.toContain(trackingNumber);
  expect(masked).toContain("•••• 9493");
  expect((await step()).correctable).toEqual({ masked: true });

  expect(await order({ do: "unmask", reason: "ok" })).toEqual({
    outcome: "reasonless",
  });
  await order({ do: "unmask", reason });
  expect(JSON.stringify(await order())).toContain(trackingNumber);
  await question({ do: "unmask", reason });
  expect(JSON.stringify(await question())).toContain(buyer);
  // One thing for one session: neither the step of the same order nor a colleague sees more.
  expect(JSON.stringify(await step())).not.toContain(buyer);
  expect(JSON.stringify(await order(undefined, other))).not.toContain(
    trackingNumber,
  );
  const act = await desk.world.prisma.staffAct.findFirstOrThrow({
    where: { kind: "unmask", subject: { startsWith: "order:" } },
  });
  expect(act).toMatchObject({
    who: "Abel Okafor",
    shopId: shop.shopId,
    subject: `order:${shop.orderId}`,
    reason,
  });
  expect(act.until?.getTime()).toBe(act.at.getTime() + unmaskMinutes * 60_000);
  const { clock } = desk.world;
  const real = clock.now;
  clock.now = () => new Date(Date.now() + (unmaskMinutes + 1) * 60_000);
  try {
    expect(JSON.stringify(await order())).not.toContain(trackingNumber);
  } finally {
    clock.now = real;
  }
});

test("T2 the form of a refused change of details is for those who may correct, and for such changes alone", async () => {
  const at = `/support/effects/${shop.effectId}/details`;
  const params = { id: shop.effectId };
  const seen = (cookie: string, form?: Record<string, string>) =>
    desk.call(routes.details, at, { cookie, params, ...(form && { form }) });
  const reader = await desk.signIn("rita");
  expect((await seen(reader)).init?.status).toBe(403);
  expect((await seen(reader, { do: "send", reason })).init?.status).toBe(403);
  // This step tells a parcel's number.
  expect((await seen(agent)).status).toBe(404);
  expect((await seen(agent, { do: "send", reason })).status).toBe(404);
});

test("E1 a refused step is corrected and tried again under its key", async () => {
  const { prisma } = desk.world;
  const edit = (number: string) =>
    step({ do: "edit", reason, "edit.tracking.number": number });
  expect(await edit(trackingNumber)).toEqual({ outcome: "unedited" });
  expect(
    await step({ do: "edit", reason, "edit.shipmentId": "another" }),
  ).toEqual({ outcome: "unedited" });
  // What would change is shown without what stood there, and nothing is written down.
  const foreseen = await step({
    do: "foresee",
    "edit.tracking.number": "9400 1108 9882",
  });
  expect(foreseen).toEqual({
    outcome: "foreseen",
    changes: [{ path: "tracking.number", after: "9400 1108 9882" }],
  });
  expect(await edit(" ")).toEqual({
    outcome: "unfitting",
    unfit: { "tracking.number": "It must not be empty." },
  });
  const before = await prisma.effect.count();
  expect(await edit("9400 1108 9882")).toEqual({ outcome: "retried" });
  expect(await prisma.effect.count()).toBe(before);
  const effect = await prisma.effect.findUniqueOrThrow({
    where: { id: shop.effectId },
  });
  expect(effect).toMatchObject({
    state: "unknown",
    key: shop.effectKey,
    payload: {
      fulfillmentOrderExternalId: "gid://shopify/FulfillmentOrder/9",
      tracking: { carrier: "USPS", number: "9400 1108 9882" },
    },
  });
  expect(
    await prisma.auditLine.findFirst({
      where: { action: "Correct a refused step" },
    }),
  ).toMatchObject({
    reason,
    actor: expect.stringMatching(/^support:.*:Abel Okafor$/),
  });
  expect(
    await prisma.conflict.findUniqueOrThrow({ where: { id: shop.stuckId } }),
  ).toMatchObject({ state: "closed" });
  // It is on its way: nobody tries it a second time beside that.
  expect(await step({ do: "retry", reason })).toEqual({ outcome: "unknown" });
});

test("P2 a letter that is read again plans nothing twice; a decision is not read again", async () => {
  const { prisma } = desk.world;
  const { shopId } = shop;
  const written = await prisma.journalEntry.create({
    data: {
      shopId,
      source: "sweep",
      deliveryId: "fields",
      topic: "quayside",
      body: Buffer.from(JSON.stringify({ kind: "fields-due" })),
      receivedAt: new Date(),
      plannedAt: new Date(),
    },
  });
  const entry = (id: string, form?: Record<string, string>) =>
    desk.call(routes.entry, `/support/entries/${id}`, {
      cookie: agent,
      params: { id },
      ...(form && { form }),
    });
  expect((await entry(written.id)).entry.body).toBeNull();
  const effects = await prisma.effect.count();
  expect(await entry(written.id, { do: "replay", reason })).toEqual({
    outcome: "replayed",
  });
  await planShop(desk.world, shopId);
  expect(await prisma.effect.count()).toBe(effects);
  expect((await entry(written.id)).entry.replays).toMatchObject([
    { who: "Abel Okafor, Quayside support", outcome: "echo", effects: [] },
  ]);

  const decision = await prisma.journalEntry.findFirstOrThrow({
    where: { shopId, deliveryId: { startsWith: "retry:" } },
  });
  expect(await entry(decision.id, { do: "replay", reason })).toEqual({
    outcome: "unreplayable",
  });
});

test("T2 a shared timeline is signed, ends, can be taken back, names nobody, and each opening is written down", async () => {
  const { prisma } = desk.world;
  const open = (path: string) =>
    desk.call(routes.shared, path, {
      params: { token: path.split("/").at(-1) ?? "" },
    });
  expect(await order({ do: "share", days: "3", reason })).toEqual({
    outcome: "shared",
  });
  const [share] = (await order()).shares;
  const path = new URL(share.url).pathname;
  const shown = await open(path);
  expect(shown.name).toBe("quay-1001");
  expect(shown.moments.length).toBeGreaterThan(2);
  for (const secret of [buyer, trackingNumber, "9493"])
    expect(JSON.stringify(shown)).not.toContain(secret);
  expect(
    await prisma.staffAct.findMany({ where: { kind: "opened" } }),
  ).toMatchObject([{ role: "link", shopId: shop.shopId }]);

  const forged = path.replace(/\/\d+\./, (line) =>
    line.replace(/\d+/, (id) => String(Number(id) - 1)),
  );
  expect((await open(forged)).status).toBe(404);
  const { clock } = desk.world;
  const real = clock.now;
  clock.now = () => new Date(Date.now() + 3 * 24 * 60 * 60_000 + 1_000);
  try {
    expect((await open(path)).status).toBe(404);
  } finally {
    clock.now = real;
  }
  await order({ do: "unshare", line: share.line });
  expect((await order()).shares).toEqual([]);
  expect((await open(path)).status).toBe(404);
});

test("T2 a shop's page shows its own health, and the look at it is a line", async () => {
  const { prisma } = desk.world;
  await fillStuckShop(prisma, "elsewhere");
  const page = await desk.call(routes.shop, `/support/shops/${shop.shopId}`, {
    cookie: agent,
    params: { id: shop.shopId },
  });
  expect(page.shop.connections).toHaveLength(3);
  expect(page.effects.length).toBeGreaterThan(1);
  expect(JSON.stringify(page)).not.toContain("elsewhere");
  expect(
    await prisma.staffAct.count({
      where: { kind: "read", subject: `shop:${shop.shopId}` },
    }),
  ).toBe(1);
});
