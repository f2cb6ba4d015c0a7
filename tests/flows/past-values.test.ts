import { afterAll, beforeAll, expect, test } from "vitest";
import { readStockHistory } from "#app/queries/stock-history.server.ts";
import { changesOf, sidesAt } from "#core/domain/merge/values-at.ts";
import { momentsOf } from "#core/domain/stock/stock-at.ts";
import { changeFields, previewChange } from "#core/flows/change-fields.ts";
import { changeLink } from "#core/flows/change-link.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

const actor = "merchant:ada";

async function mug() {
  const sku = await town.prisma.listingSku.findFirstOrThrow({
    where: { sellerSku: "MUG-NVY-12" },
    include: {
      listing: { include: { product: true } },
      link: { include: { variant: true } },
    },
  });
  return {
    listingSkuId: sku.id,
    listingId: sku.listing.externalId,
    variantId: sku.link?.variantId ?? "",
    productId: sku.listing.product?.id ?? "",
    productExternalId: sku.listing.product?.externalId ?? "",
    title: sku.listing.title,
    priceMinor: sku.priceMinor,
  };
}

/** A moment after everything so far; the platforms tell time in seconds. */
async function now(): Promise<Date> {
  await town.nextSecond();
  const at = town.world.clock.now();
  await town.nextSecond();
  return at;
}

test("J5 what both sides showed and were linked to is a read at any moment, whoever changed it", async () => {
  const item = await mug();
  const { variantId } = item;
  const connected = await now();

  const edited = `${item.title}, Glazed`;
  await town.control.editShopifyTitle(item.productExternalId, edited);
  await town.settle();
  const afterEdit = await now();

  // TikTok Shop's price is its own for a while, then Quayside writes Shopify's over it.
  const change = async (wish: Parameters<typeof previewChange>[2]) => {
    const { fingerprint } = await previewChange(town.world, town.shopId, wish);
    const done = await changeFields(town.world, town.shopId, {
      change: wish,
      fingerprint,
      actor,
    });
    expect(done.outcome).toBe("changed");
    await town.settle();
  };
  await change({ kind: "policy", field: "price", policy: "apart" });
  await town.control.editTikTokPrice(item.listingId, "77.00");
  await town.settle();
  const ownPrice = await now();
  await change({
    kind: "push",
    field: "price",
    from: "storefront",
    productIds: [item.productId],
  });
  const pushed = await now();

  const link = async (to: string | null) => {
    const { listingSkuId } = item;
    await changeLink(town.world, town.shopId, {
      listingSkuId,
      variantId: to,
      actor,
      reason: null,
    });
    await town.settle();
  };
  await link(null);
  const apart = await now();
  await link(variantId);
  const again = await now();

  const history = await readStockHistory(
    town.prisma,
    town.shopId,
    { variantId, goodsId: null },
    again,
  );
  const at = (moment: Date) =>
    sidesAt(history.sides, variantId, moment).map(({ side, values }) => ({
      side,
      ...Object.fromEntries(values.map(({ field, value }) => [field, value])),
    }));
  const price = String(item.priceMinor);
  const inShopify = (title: string) => ({ side: "storefront", title, price });
  const onTikTok = (title: string, shown: string) => ({
    side: "marketplace",
    title,
    price: shown,
    status: "ACTIVATE",
  });
  expect(at(connected)).toMatchObject([
    inShopify(item.title),
    onTikTok(item.title, price),
  ]);
  expect(at(afterEdit)).toMatchObject([
    inShopify(edited),
    onTikTok(edited, price),
  ]);
  expect(at(ownPrice)).toMatchObject([
    inShopify(edited),
    onTikTok(edited, "7700"),
  ]);
  expect(at(pushed)).toMatchObject([
    inShopify(edited),
    onTikTok(edited, price),
  ]);
  expect(at(apart)).toMatchObject([inShopify(edited)]);
  expect(at(apart)).toHaveLength(1);
  expect(at(again)).toMatchObject([inShopify(edited), onTikTok(edited, price)]);
  // Before anything was linked, nothing of TikTok Shop belonged to it.
  expect(at(new Date(0))).toHaveLength(1);
  const stops = momentsOf(history, changesOf(history.sides));
  expect(stops.length).toBeGreaterThan(momentsOf(history).length);

  // What is read again and is the same leaves no line.
  const lines = await town.prisma.pastValue.count();
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  expect(await town.prisma.pastValue.count()).toBe(lines);
});
