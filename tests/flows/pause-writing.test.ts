import { expect, test } from "vitest";
import { changeFields, previewChange } from "#core/flows/change-fields.ts";
import {
  foreseeWrites,
  pauseWriting,
  startWriting,
} from "#core/flows/pause-writing.ts";
import { grantTikTok, startAsSeen } from "../support/grants.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import { openSmallTown } from "../support/open-small-town.ts";

const sku = "TEE-M";

/** Connected and read, with an open order on TikTok Shop; the merchant has not looked at the plan yet. */
async function openUnstarted() {
  const town = await openSmallTown();
  await town.install();
  await town.settle();
  await town.ask("POST", `/shopify/${town.handle}/stock`, {
    sku,
    available: 20,
  });
  const { skuId, productId } = await onTikTok(town);
  await town.control.buyOnTikTok([{ skuId, quantity: 1 }], "BY_SELLER");
  // Buyers may take an order back for an hour.
  await town.control.advance(70 * 60_000);
  town.wait(70 * 60_000);
  await grantTikTok(town.world, town.shopId, "", { startsAtOnce: false });
  await town.settle();
  return { town, skuId, productId };
}

type Town = Awaited<ReturnType<typeof openSmallTown>>;

async function onTikTok(town: Town) {
  const { products } = await town.control.tiktok();
  for (const product of products)
    for (const one of product.skus)
      if (one.sellerSku === sku)
        return {
          skuId: one.id,
          productId: product.id,
          shows: one.inventory[0]?.quantity ?? 0,
        };
  throw new Error(`${sku} is not on TikTok Shop`);
}

async function numberOf(town: Town) {
  const { id: variantId } = await town.prisma.variant.findFirstOrThrow({
    where: { sku },
  });
  return town.prisma.publication.findFirstOrThrow({
    where: { channel: "marketplace", variantId },
  });
}

const ordersInShopify = async (town: Town) =>
  (await town.control.shopify()).orders.length;

test("H3 a TikTok Shop that was connected for the first time is read, and nothing is written to either shop before the merchant has started what he saw", async () => {
  const { town } = await openUnstarted();
  await using _ = town;
  const { shows } = await onTikTok(town);
  const told = await numberOf(town);
  expect(told.published).toBe(shows);
  expect(told.desired).toBe(19);
  expect(await ordersInShopify(town)).toBe(0);
  expect(
    await town.prisma.effect.count({ where: { attempts: { gt: 0 } } }),
  ).toBe(0);

  const writes = await foreseeWrites(town.world, town.shopId);
  expect(writes.kinds).toContainEqual({
    kind: "storefront.import-order",
    count: 1,
  });

  // Sales go on: the number that is sent is the one of then, and not the one that was seen.
  await town.ask("POST", `/shopify/${town.handle}/stock`, {
    sku,
    available: 3,
  });
  await town.settle();
  expect((await onTikTok(town)).shows).toBe(shows);
  expect(await startAsSeen(town.world, town.shopId)).toEqual({
    outcome: "started",
  });
  await town.settle();
  expect((await onTikTok(town)).shows).toBe(2);
  expect(await ordersInShopify(town)).toBe(1);
});

test("H3 H2 a pause holds every write back, contents that were not seen are shown before they are written, and who stopped and started stands in the audit", async () => {
  await using town = await openConnectedTown();
  const { world, shopId } = town;
  const before = await onTikTok(town);
  expect(await pauseWriting(world, shopId, "merchant:ann")).toEqual({
    outcome: "paused",
  });
  await town.work("shop.plan");
  expect(
    await town.prisma.journalEntry.count({
      where: { shopId, plannedAt: null },
    }),
  ).toBe(0);
  const seen = await foreseeWrites(world, shopId);
  await town.ask("POST", `/shopify/${town.handle}/stock`, {
    sku,
    available: before.shows + 40,
  });
  // A colleague has a price made over meanwhile.
  const { products } = await town.control.shopify();
  const product = products.find(({ variants }) =>
    variants.some((one) => one.sku === sku),
  );
  const change = {
    kind: "push",
    field: "title",
    from: "storefront",
    productIds: null,
  } as const;
  await town.control.editShopifyTitle(product?.id ?? "", "Tee of the year");
  await town.settle();
  const { fingerprint } = await previewChange(world, shopId, change);
  await changeFields(world, shopId, {
    change,
    fingerprint,
    actor: "merchant:cy",
  });
  await town.settle();
  const titleOnTikTok = async () =>
    (await town.control.tiktok()).products.find(
      ({ id }) => id === before.productId,
    )?.title;
  expect((await onTikTok(town)).shows).toBe(before.shows);
  expect(await titleOnTikTok()).not.toBe("Tee of the year");

  const start = (shown: string) =>
    startWriting(world, shopId, { fingerprint: shown, actor: "merchant:bob" });
  const stale = await start(seen.fingerprint);
  if (stale.outcome !== "moved") throw new Error(stale.outcome);
  expect(stale.writes.fields).toContainEqual(
    expect.objectContaining({ side: "marketplace", after: "Tee of the year" }),
  );
  await town.settle();
  expect(await titleOnTikTok()).not.toBe("Tee of the year");

  expect(await start(stale.writes.fingerprint)).toEqual({ outcome: "started" });
  await town.settle();
  expect((await onTikTok(town)).shows).toBe(before.shows + 40);
  expect(await titleOnTikTok()).toBe("Tee of the year");
  const lines = await town.prisma.auditLine.findMany({
    where: { subject: "rule:pause" },
    orderBy: { at: "asc" },
    select: { actor: true, action: true },
  });
  expect(lines.slice(-2)).toEqual([
    { actor: "merchant:ann", action: "Pause everything that is written" },
    { actor: "merchant:bob", action: "Start writing" },
  ]);
});
