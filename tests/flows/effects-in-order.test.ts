import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { effectTraits, isBatched } from "#core/domain/effect-traits.ts";
import type { EffectKind, PlannedEffect } from "#core/domain/effects.ts";
import { emptyPlan } from "#core/domain/plan.ts";
import { appendLetter } from "#core/flows/append-letter.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";
import { requestedOrder } from "./trials/requests.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

/** No listing has this id. */
const shopless = "00000000-0000-4000-8000-000000000000";

describe("E2 effects on one subject never overlap", () => {
  const rename = (key: string, subject: string): PlannedEffect => ({
    kind: "storefront.update-field",
    key,
    subject,
    payload: { field: "title", itemId: shopless, value: key, source: key },
  });

  test("E2 a later one is not taken up before the earlier one has ended; other subjects go on", async () => {
    const at = town.world.clock.now();
    const keys = await town.world.store.inShop(town.shopId, async (records) => {
      const { entryId } = await appendLetter(records, {
        letter: { kind: "ignored", reason: "a test" },
        deliveryId: "in-order",
        source: "person",
        actor: "merchant:test",
        at,
      });
      await records.savePlan(
        {
          ...emptyPlan(),
          effects: [
            rename("first", "title:x"),
            rename("second", "title:x"),
            rename("other", "title:y"),
          ],
        },
        { entryId, at },
      );
      const due = async () =>
        (await records.dueEffects(at, 10)).map(({ key }) => key);
      const planned = await due();
      const [first] = await records.dueEffects(at, 1);
      const effectId = first?.id ?? "";
      await records.markSent([effectId], at);
      const sent = await due();
      await records.endEffect(effectId, {
        state: "retired",
        result: null,
        code: null,
        said: "only a test",
        at,
      });
      const ended = await due();
      for (const { id } of await records.dueEffects(at, 10))
        await records.endEffect(id, {
          state: "retired",
          result: null,
          code: null,
          said: "only a test",
          at,
        });
      return { planned, sent, ended };
    });
    expect(keys).toEqual({
      planned: ["first", "other"],
      sent: ["first", "other"],
      ended: ["second", "other"],
    });
  });

  test("E2 one hand at a time works for a shop; another shop's hand is free", async () => {
    const { store } = town.world;
    const steps: string[] = [];
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const first = store.withHand(town.shopId, async () => {
      steps.push("first takes");
      await held;
      steps.push("first gives back");
    });
    await until(async () => steps.length > 0);
    const second = store.withHand(town.shopId, async () => {
      steps.push("second takes");
    });
    await until(async () => (await waitingHands()) > 0);
    await store.withHand("another shop", async () => {
      steps.push("another shop's takes");
    });
    letGo();
    await Promise.all([first, second]);
    expect(steps).toEqual([
      "first takes",
      "another shop's takes",
      "first gives back",
      "second takes",
    ]);
  });

  /** Sessions that stand in line for a hand in this test's own database. */
  async function waitingHands(): Promise<number> {
    const [row] = await town.prisma.$queryRaw<{ hands: bigint }[]>`
      SELECT count(*) AS hands FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
      WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()`;
    return Number(row?.hands ?? 0);
  }

  async function until(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) await new Promise((again) => setTimeout(again, 5));
  }
});

test("E3 an effect that is not wanted any more when its turn comes is retired with the reason, and said so in the audit", async () => {
  const listing = await town.prisma.listing.findFirstOrThrow({
    where: { product: { title: { contains: "Candle" } } },
    include: { product: true },
  });
  await town.control.editShopifyTitle(
    listing.product?.externalId ?? "",
    "Cedar Candle",
  );
  await town.deliver();
  await town.work("shop.plan");
  // Before Quayside comes to it, somebody writes the same title on TikTok Shop by hand.
  await town.control.editTikTokTitle(listing.externalId, "Cedar Candle");
  await town.deliver();
  await town.work("shop.plan");
  await town.settle();

  const [effect, ...more] = await town.prisma.effect.findMany({
    where: { kind: "marketplace.update-field" },
  });
  expect(more).toEqual([]);
  expect(effect).toMatchObject({
    state: "retired",
    errorSaid: expect.stringMatching(/\w+ .*\./),
  });
  expect(
    await town.prisma.auditLine.findMany({ where: { effectId: effect?.id } }),
  ).toMatchObject([{ result: "not needed", reason: effect?.errorSaid }]);
});

test("H1 every effect that was carried out has one audit line that says who, why and with what result", async () => {
  const listing = await town.prisma.listing.findFirstOrThrow({
    where: { product: { title: { contains: "Tote" } } },
    include: { product: true },
  });
  await town.control.editTikTokTitle(listing.externalId, "Wharf Tote");
  await town.settle();

  const carried = await town.prisma.effect.findMany({
    where: { state: "confirmed" },
  });
  expect(carried.length).toBeGreaterThan(0);
  for (const effect of carried)
    expect(
      await town.prisma.auditLine.findMany({ where: { effectId: effect.id } }),
    ).toMatchObject([
      {
        actor: expect.stringMatching(/./),
        entryId: effect.entryId,
        subject: effect.subject,
        result: "done",
      },
    ]);
  const renamed = carried.find(({ kind }) => kind.endsWith("update-field"));
  expect(
    await town.prisma.auditLine.findFirst({ where: { effectId: renamed?.id } }),
  ).toMatchObject({ before: listing.product?.title, after: "Wharf Tote" });
});

test("E4 numbers and cancellations go first, and however many are due, orders go on in the same turn of the worker", async () => {
  await choose(town, "MUG-NVY-12");
  await town.settle();
  await requestedOrder(town);
  await town.deliver();
  await town.work("shop.plan");
  const at = town.world.clock.now();
  const numbers = Array.from({ length: 450 }, () => randomUUID());
  const due = await town.world.store.inShop(town.shopId, async (records) => {
    const { entryId } = await appendLetter(records, {
      letter: { kind: "ignored", reason: "a test" },
      deliveryId: "a whole shop's numbers",
      source: "person",
      actor: "merchant:test",
      at,
    });
    const effects: PlannedEffect[] = numbers.flatMap((variantId) => [
      {
        kind: "storefront.update-field",
        key: `field:${variantId}`,
        subject: `title:${variantId}`,
        payload: { field: "title", itemId: variantId, value: "", source: "" },
      },
      {
        kind: "storefront.set-stock",
        key: `number:${variantId}`,
        subject: `stock:storefront:${variantId}`,
        payload: { variantId },
      },
    ]);
    effects.push({
      kind: "marketplace.cancel-order",
      key: "cancellation",
      subject: "order:x",
      payload: { orderId: shopless, reason: "buyer-asked" },
    });
    await records.savePlan({ ...emptyPlan(), effects }, { entryId, at });
    const rows = await records.dueEffects(at, 200);
    // Nothing is to come of it.
    const [cancellation] = rows.filter(({ key }) => key === "cancellation");
    await records.endEffect(cancellation?.id ?? "", {
      state: "retired",
      result: null,
      code: null,
      said: "only a test",
      at,
    });
    return rows.map(({ kind }) => kind);
  });
  const turns = due.map((kind) => effectTraits[kind].turn);
  const ofOrders = new Set(
    due.filter((kind) => effectTraits[kind].turn === "next"),
  );
  expect(due.filter(isBatched)).toHaveLength(200);
  expect(due).toContain("marketplace.cancel-order");
  expect(ofOrders.size).toBeGreaterThan(0);
  expect(turns).toEqual([
    ...turns.filter((turn) => turn === "first"),
    ...turns.filter((turn) => turn === "next"),
    ...turns.filter((turn) => turn === "last"),
  ]);

  await town.run("shop.carry", { shopId: town.shopId });
  const left = await town.prisma.effect.groupBy({
    by: ["kind"],
    where: { state: "planned" },
    _count: true,
  });
  const count = (kind: EffectKind) =>
    left.find((one) => one.kind === kind)?._count ?? 0;
  expect(count("storefront.set-stock")).toBeGreaterThan(200);
  for (const kind of ofOrders) expect([kind, count(kind)]).toEqual([kind, 0]);
});
