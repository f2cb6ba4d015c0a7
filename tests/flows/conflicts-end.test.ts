import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Letter } from "#core/domain/letters.ts";
import {
  emptyPlan,
  type Plan,
  type PlannedConflict,
} from "#core/domain/plan.ts";
import { planUnplanned } from "#core/domain/plan-unplanned.ts";
import { derive } from "#core/domain/stock/derivation.ts";
import { planOversell } from "#core/domain/stock/plan-oversell.ts";
import { appendLetter } from "#core/flows/append-letter.ts";
import { resolveConflict } from "#core/flows/resolve-conflict.ts";
import { setAnswerPolicy } from "#core/flows/set-answer-policy.ts";
import { tendConflict } from "#core/flows/tend-conflict.ts";
import { canonicalJson } from "#core/kit/json.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
  await choose(town, "MUG-NVY-12");
  await town.settle();
});
afterAll(() => town[Symbol.asyncDispose]());

const actor = "merchant:ada";

/** A letter is written into the journal, as ours are. */
const write = (letter: Letter) =>
  town.world.store.inShop(town.shopId, (records) =>
    appendLetter(records, {
      letter,
      deliveryId: randomUUID(),
      source: "sweep",
      actor: null,
      at: town.world.clock.now(),
    }),
  );
/** A planner asks. */
async function plan(planned: Pick<Plan, "conflicts" | "closes">) {
  const { entryId } = await write({ kind: "ignored", reason: "a test asks" });
  return town.world.store.inShop(town.shopId, (records) =>
    records.savePlan(
      { ...emptyPlan(), ...planned },
      { entryId, at: town.world.clock.now() },
    ),
  );
}
const question = (
  given: Pick<PlannedConflict, "kind" | "key" | "subjectKind" | "subjectId">,
): PlannedConflict => ({
  subject: "A thing",
  field: null,
  reason: "A test asks.",
  base: null,
  storefront: null,
  marketplace: null,
  network: null,
  candidates: [],
  ...given,
});
const ask = (given: Parameters<typeof question>[0]) =>
  plan({ conflicts: [question(given)], closes: [] });
const lastOf = (key: string) =>
  town.prisma.conflict.findFirstOrThrow({
    where: { shopId: town.shopId, key },
    orderBy: { openedAt: "desc" },
  });
const routineCheck = () => town.run("shop.reconcile", { shopId: town.shopId });
const leave = async (key: string) => {
  const { id, version } = await lastOf(key);
  return resolveConflict(town.world, town.shopId, {
    conflictId: id,
    version,
    choice: { kind: "leave" },
    actor,
    reason: null,
  });
};

const aLink = () =>
  town.prisma.skuLink.findFirstOrThrow({
    where: { variant: { sku: "MUG-NVY-12" } },
    include: { listingSku: { include: { listing: true } }, variant: true },
  });

describe("a question closes when its cause is gone", () => {
  test("C1 a field's, when both sides are the same again, and when they are no pair any more", async () => {
    const { listingSku } = await aLink();
    const { listing } = listingSku;
    const product = await town.prisma.product.findFirstOrThrow({
      where: { id: listing.productId ?? "" },
    });
    const key = `title:${listing.id}`;
    await town.control.editShopifyTitle(product.externalId, "Mug of the quay");
    await town.ask("POST", `/tiktok/products/${listing.externalId}`, {
      title: "A mug from the quay",
    });
    await town.settle();
    expect(await lastOf(key)).toMatchObject({
      state: "open",
      cause: "field:title:both-edited",
    });
    await town.nextSecond();
    await town.ask("POST", `/tiktok/products/${listing.externalId}`, {
      title: "Mug of the quay",
    });
    await town.settle();
    expect(await lastOf(key)).toMatchObject({ state: "closed" });

    const lone = `price:${randomUUID()}`;
    await ask({
      kind: "field",
      key: lone,
      subjectKind: "variant",
      subjectId: listingSku.id,
    });
    await routineCheck();
    expect(await lastOf(lone)).toMatchObject({
      state: "closed",
      settledBy: "quayside",
      settleReason: "There is nothing to compare any more.",
    });
  });

  test("a link's, when the SKU is linked or gone", async () => {
    const { listingSkuId } = await aLink();
    const key = `link:${listingSkuId}`;
    await ask({
      kind: "link",
      key,
      subjectKind: "listing_sku",
      subjectId: listingSkuId,
    });
    await routineCheck();
    expect(await lastOf(key)).toMatchObject({ state: "closed" });
  });

  test("S1 a ledger's, when the network and its history agree", async () => {
    const centres = await town.prisma.pool.findMany({
      where: { kind: "network" },
    });
    const level = await town.prisma.stockLevel.findFirstOrThrow({
      where: { poolId: { in: centres.map(({ id }) => id) } },
    });
    const key = `ledger:${level.poolId}:${level.itemId}`;
    await ask({
      kind: "stock",
      key,
      subjectKind: "goods",
      subjectId: level.itemId,
    });
    await routineCheck();
    expect(await lastOf(key)).toMatchObject({ state: "open" });
    await write({ kind: "network-stock-changed", goodsExternalId: null });
    await town.run("shop.plan", { shopId: town.shopId });
    // A slice of planning may end before all is planned.
    await town.settle();
    expect(await lastOf(key)).toMatchObject({ state: "closed" });
  });

  test("S3 a sale's beyond stock, when nothing is told of the variant any more", async () => {
    const { variantId } = await aLink();
    const told = `oversold:storefront:${variantId}`;
    const gone = `oversold:marketplace:${randomUUID()}`;
    for (const key of [told, gone])
      await ask({
        kind: "stock",
        key,
        subjectKind: "variant",
        subjectId: variantId,
      });
    await routineCheck();
    expect(await lastOf(told)).toMatchObject({ state: "open" });
    expect(await lastOf(gone)).toMatchObject({ state: "closed" });
    await plan({ conflicts: [], closes: [{ key: told, reason: "enough" }] });
  });

  test("a refused step's, when a later one has taken hold", async () => {
    const entry = await write({ kind: "ignored", reason: "a test acts" });
    const made = (state: string) =>
      town.prisma.effect.create({
        data: {
          shopId: town.shopId,
          entryId: entry.entryId,
          kind: "marketplace.set-stock",
          key: randomUUID(),
          subject: "stock:marketplace:of-a-test",
          payload: {},
          state,
          dueAt: new Date(),
          plannedAt: new Date(),
        },
      });
    const refused = await made("refused");
    const key = `stuck:${refused.key}`;
    await ask({
      kind: "stuck",
      key,
      subjectKind: "effect",
      subjectId: refused.id,
    });
    await routineCheck();
    expect(await lastOf(key)).toMatchObject({ state: "open" });
    await made("confirmed");
    await routineCheck();
    expect(await lastOf(key)).toMatchObject({ state: "closed" });
  });

  test("one's about lost news, when the same letter can be worked off", async () => {
    const letter: Letter = { kind: "requests-waiting" };
    const text = canonicalJson(letter);
    await plan(
      planUnplanned(
        { kind: letter.kind, text, entryId: randomUUID() },
        { code: "gave_up", said: null },
      ),
    );
    expect(await lastOf(`unplanned:${text}`)).toMatchObject({ state: "open" });
    // It finds nothing to do, and that is an answer, too.
    await write(letter);
    await town.run("shop.plan", { shopId: town.shopId });
    await town.settle();
    expect(await lastOf(`unplanned:${text}`)).toMatchObject({
      state: "closed",
      settleReason: "It could be worked off now.",
    });
  });
});

describe("left as it is", () => {
  const oversold = (units: number) =>
    planOversell([
      {
        channel: "marketplace",
        variantId: randomUUID(),
        itemId: "sku-of-a-test",
        label: "A mug",
        derived: derive([{ term: "sold", quantity: -units, ref: null }]),
      },
    ]);
  const key = "oversold:marketplace:sku-of-a-test";
  const asked = () =>
    town.prisma.conflict.count({ where: { key, state: "open" } });

  test("S3 a stock question stays quiet until its numbers change, and is a new one once its cause was gone", async () => {
    await plan(oversold(2));
    expect(await leave(key)).toEqual({ outcome: "settled" });
    await plan(oversold(2));
    expect(await asked()).toBe(0);
    await plan(oversold(3));
    expect(await lastOf(key)).toMatchObject({
      state: "open",
      marketplace: "3",
    });
    expect(await leave(key)).toEqual({ outcome: "settled" });
    await plan(oversold(0));
    await plan(oversold(3));
    expect(await asked()).toBe(1);
    await plan(oversold(0));
  });

  test("put off, a question comes back when a column moves", async () => {
    await plan(oversold(1));
    const { id } = await lastOf(key);
    const snoozedUntil = new Date(town.world.clock.now().getTime() + 3_600_000);
    const tending = {
      snoozedUntil,
      assignee: "Ada",
      note: "Counting on Friday",
    };
    expect(
      await tendConflict(town.world, town.shopId, {
        conflictId: id,
        tending,
        actor,
      }),
    ).toEqual({ outcome: "tended" });
    await plan(oversold(1));
    expect(await lastOf(key)).toMatchObject(tending);
    await plan(oversold(2));
    expect(await lastOf(key)).toMatchObject({ ...tending, snoozedUntil: null });
    expect(
      await town.prisma.auditLine.findFirst({
        where: { action: "Tend a conflict" },
      }),
    ).toMatchObject({
      actor,
      after: { assignee: "Ada", note: "Counting on Friday" },
    });
    await plan(oversold(0));
  });
});

describe("always", () => {
  const editBoth = async (title: string) => {
    const listing = await town.prisma.listing.findFirstOrThrow({
      where: { product: { title: { contains: "Tote" } } },
      include: { product: true },
    });
    await town.nextSecond();
    await town.control.editShopifyTitle(
      listing.product?.externalId ?? "",
      `${title} Tote, in Shopify`,
    );
    await town.ask("POST", `/tiktok/products/${listing.externalId}`, {
      title: `${title} Tote, on TikTok`,
    });
    await town.settle();
    return lastOf(`title:${listing.id}`);
  };

  test("H2 a later question of the cause is settled in the name of the rule, until it is revoked", async () => {
    const cause = "field:title:both-edited";
    const choice = { kind: "leave" } as const;
    expect((await editBoth("First")).state).toBe("open");
    const set = (answer: typeof choice | null) =>
      setAnswerPolicy(town.world, town.shopId, { cause, answer, actor });
    expect(await set(choice)).toEqual({ outcome: "set" });
    // What was open before stays with the person.
    const first = await editBoth("Second");
    expect(first).toMatchObject({ state: "open" });
    await resolveConflict(town.world, town.shopId, {
      conflictId: first.id,
      version: first.version,
      choice,
      actor,
      reason: null,
    });

    const settled = await editBoth("Third");
    const policy = await town.prisma.answerPolicy.findFirstOrThrow();
    const name = `policy:${policy.id}`;
    expect(settled).toMatchObject({
      state: "settled",
      settledBy: name,
      choice,
    });
    expect(settled.id).not.toBe(first.id);
    const line = await town.prisma.auditLine.findFirstOrThrow({
      where: { actor: name },
    });
    expect(
      await town.prisma.journalEntry.findFirst({
        where: { id: line.entryId },
      }),
    ).toMatchObject({ actor: name, source: "effect" });

    await set(null);
    expect(await editBoth("Fourth")).toMatchObject({ state: "open" });
  });

  test("H2 no rule is kept for what a person has to look at", async () => {
    expect(
      await setAnswerPolicy(town.world, town.shopId, {
        cause: "stock:oversold",
        answer: { kind: "leave" },
        actor,
      }),
    ).toMatchObject({ outcome: "unfit" });
  });
});
