import { afterAll, beforeAll, expect, test } from "vitest";
import { readConflictGroups } from "#app/queries/conflict-groups.server.ts";
import { readConflict } from "#app/queries/conflicts.server.ts";
import type { Answer } from "#core/domain/conflicts/suggest.ts";
import {
  foreseeAnswers,
  resolveConflicts,
} from "#core/flows/resolve-conflicts.ts";
import { undoChange } from "#core/flows/undo-change.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

const actor = "merchant:ada";
const cause = "field:title:both-edited";

const listings = () =>
  town.prisma.listing.findMany({
    where: { shopId: town.shopId, productId: { not: null } },
    include: { product: true },
    orderBy: { externalId: "asc" },
  });

/** Every product's title is edited on both sides. */
async function editAll(word: string) {
  await town.nextSecond();
  for (const { externalId, product } of await listings()) {
    await town.control.editShopifyTitle(
      product?.externalId ?? "",
      `${product?.handle} ${word} in Shopify`,
    );
    await town.ask("POST", `/tiktok/products/${externalId}`, {
      title: `${product?.handle} ${word} on TikTok`,
    });
  }
  await town.settle();
}
const asked = async () => {
  const now = town.world.clock.now();
  const { groups } = await readConflictGroups(town.prisma, town.shopId, now);
  return groups.find((group) => group.cause === cause)?.questions ?? [];
};
const answerAll = (
  questions: { id: string; version: string }[],
  answer: Answer,
) => questions.map(({ id, version }) => ({ conflictId: id, version, answer }));

test("C4 H2 many are settled alike as they were previewed, each for itself; one whose side has moved is left and told", async () => {
  await editAll("spring");
  const questions = await asked();
  expect(questions).toHaveLength(4);
  const items = answerAll(questions, { kind: "storefront" });
  const foreseen = await foreseeAnswers(town.world, town.shopId, items, null);
  expect(foreseen).toMatchObject({
    settles: 4,
    writes: 4,
    stays: 0,
    rule: null,
  });
  for (const { writes } of foreseen.items)
    expect(writes).toEqual([
      {
        where: "TikTok Shop",
        before: expect.stringContaining("spring on TikTok"),
        after: expect.stringContaining("spring in Shopify"),
      },
    ]);

  const [moving] = await listings();
  await town.nextSecond();
  await town.ask("POST", `/tiktok/products/${moving?.externalId}`, {
    title: "Changed while somebody looked",
  });
  await town.deliver();
  await town.work("shop.plan");
  expect(
    await foreseeAnswers(town.world, town.shopId, items, null),
  ).toMatchObject({ settles: 3, writes: 3, stays: 1 });
  const resolved = await resolveConflicts(town.world, town.shopId, {
    items,
    actor,
    reason: "Spring names are ours.",
  });
  expect(resolved.settled).toBe(3);
  expect(resolved.items.map(({ outcome }) => outcome).sort()).toEqual([
    "moved",
    "settled",
    "settled",
    "settled",
  ]);
  await town.settle();

  const shown = await Promise.all(
    (await listings()).map(({ externalId }) =>
      town.world.marketplace.fetchListing(
        { shopId: town.shopId, domain: "harbor-goods.myshopify.com" },
        externalId,
      ),
    ),
  );
  expect(
    shown.filter((one) => one?.title.endsWith("spring in Shopify")),
  ).toHaveLength(3);
  expect(shown.map((one) => one?.title)).toContain(
    "Changed while somebody looked",
  );
  expect(
    await town.prisma.auditLine.count({
      where: {
        action: "Settle a conflict",
        actor,
        reason: "Spring names are ours.",
      },
    }),
  ).toBe(3);
  expect(
    await town.prisma.journalEntry.count({
      where: { deliveryId: { startsWith: "settle:" }, actor },
    }),
  ).toBe(3);
  // Once more does nothing.
  const again = await resolveConflicts(town.world, town.shopId, {
    items,
    actor,
    reason: null,
  });
  expect(again.settled).toBe(0);
});

test("a settled title is set back on both sides, and stays there", async () => {
  const settled = await town.prisma.conflict.findFirstOrThrow({
    where: { state: "settled", cause },
  });
  const view = await readConflict(town.prisma, town.shopId, settled.id);
  const entryId = view?.undo ?? "";
  expect(
    await undoChange(town.world, town.shopId, { entryId, actor }),
  ).toMatchObject({ outcome: "undone", writes: 1 });
  await town.settle();
  const listing = await town.prisma.listing.findFirstOrThrow({
    where: { id: settled.key.split(":")[1] ?? "" },
    include: { product: true },
  });
  expect(listing.title).toBe(settled.marketplace);
  expect(listing.product?.title).toBe(settled.storefront);
  expect(
    (await readConflict(town.prisma, town.shopId, settled.id))?.undo,
  ).toBeNull();
});

test("C3 H2 always: the field's rule is set as it was seen, decides the rest, and later edits by itself", async () => {
  await editAll("autumn");
  const questions = await asked();
  const [one, ...others] = questions;
  if (!one) throw new Error("nobody asked");
  const items = answerAll([one], { kind: "marketplace" });
  const always = { cause, choice: { kind: "marketplace" } as const };
  const { rule } = await foreseeAnswers(town.world, town.shopId, items, always);
  if (rule?.kind !== "field") throw new Error("a side is the field's rule");
  expect(rule.preview.writes).toBe(1 + others.length);
  const settle = (fingerprint: string) =>
    resolveConflicts(town.world, town.shopId, {
      items,
      actor,
      reason: null,
      always: { ...always, fingerprint },
    });
  expect(await settle("another plan")).toEqual({
    items: [],
    settled: 0,
    rule: "moved",
  });
  expect(await settle(rule.preview.fingerprint)).toMatchObject({
    settled: 1,
    rule: "set",
  });
  await town.settle();
  expect(await asked()).toEqual([]);

  await editAll("winter");
  expect(await asked()).toEqual([]);
  for (const { product } of await listings())
    expect(product?.title).toContain("winter on TikTok");
  expect(
    await town.prisma.fieldPolicy.findFirst({ where: { field: "title" } }),
  ).toMatchObject({ policy: "marketplace", actor });
});
