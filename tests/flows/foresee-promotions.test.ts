import { afterAll, beforeAll, expect, test } from "vitest";
import { SyncError } from "#core/errors/sync-error.ts";
import { changeFields, previewChange } from "#core/flows/change-fields.ts";
import { foreseeWrites, pauseWriting } from "#core/flows/pause-writing.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

const sku = "MUG-NVY-12";
const actor = "merchant:ada";
const change = {
  kind: "price-rule",
  field: "price",
  rule: { basisPoints: 1000, addMinor: 0, rounding: "none" },
} as const;
const promote = (quantity?: number) =>
  town.ask("POST", "/tiktok/campaigns", {
    sellerSku: sku,
    name: "Big Sale",
    ...(quantity !== undefined && { quantity }),
  });
const itemOf = async () =>
  (
    await town.prisma.listingSku.findFirstOrThrow({
      where: { sellerSku: sku },
    })
  ).id;
const says =
  "The promotion Big Sale on TikTok Shop holds its price until it is over.";

test("H2 a preview says which prices a promotion holds; what was seen is tried, and that price alone is refused", async () => {
  const itemId = await itemOf();
  const free = await previewChange(town.world, town.shopId, change);
  expect(free.untaken).toBe(0);
  expect(free.writes).toBeGreaterThan(1);

  await promote(1);
  const seen = await previewChange(town.world, town.shopId, change);
  expect(seen.untaken).toBe(1);
  expect(seen.writes).toBe(free.writes);
  const [first, ...others] = seen.items.slice(seen.blocked);
  expect(first).toMatchObject({ itemId, untakenBy: says });
  expect(others.filter(({ untakenBy }) => untakenBy)).toEqual([]);

  const away: SmallTown["world"] = {
    ...town.world,
    marketplace: {
      ...town.world.marketplace,
      fetchStock: async () => {
        throw new SyncError("platform_unreachable");
      },
    },
  };
  const unread = await previewChange(away, town.shopId, change);
  expect(unread.untaken).toBe(0);

  // It is the plan that was seen, whatever promotions do meanwhile.
  expect(
    await changeFields(town.world, town.shopId, {
      change,
      fingerprint: free.fingerprint,
      actor,
    }),
  ).toMatchObject({ outcome: "changed", writes: seen.writes });
  await town.settle();
  const refused = await town.prisma.effect.findMany({
    where: { kind: "marketplace.update-field", state: "refused" },
  });
  expect(refused.map(({ subject }) => subject)).toEqual([`price:${itemId}`]);
});

test("H3 what waits in a pause is shown with the promotion that holds it", async () => {
  await promote();
  await pauseWriting(town.world, town.shopId, actor);
  const other = { ...change, rule: { ...change.rule, basisPoints: 2000 } };
  const { fingerprint } = await previewChange(town.world, town.shopId, other);
  await changeFields(town.world, town.shopId, {
    change: other,
    fingerprint,
    actor,
  });
  const held = async () =>
    (await foreseeWrites(town.world, town.shopId)).fields.flatMap(
      ({ itemId, untakenBy }) => (untakenBy ? [[itemId, untakenBy]] : []),
    );
  expect(await held()).toEqual([]);
  await promote(1);
  expect(await held()).toEqual([[await itemOf(), says]]);
});
