import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { skuOnTikTok, twinsOf } from "./trials/orders.ts";

const minute = 60_000;
/** As far apart as two clocks may be before a platform refuses what is signed by the other. */
const apart = 5 * minute;
const sku = "TEE-M";

describe.each([
  { whose: "ours", ours: apart, theirs: 0 },
  { whose: "the platforms'", ours: 0, theirs: apart },
])("where $whose clock is fast, and no webhook arrives", ({ ours, theirs }) => {
  let town: SmallTown;
  beforeAll(async () => {
    town = await openConnectedTown();
    await town.control.weather({ loseOneIn: 1 });
    await pass(minute, { ours, theirs });
    await look();
  });
  afterAll(() => town[Symbol.asyncDispose]());

  const pass = async (ms: number, more = { ours: 0, theirs: 0 }) => {
    town.wait(ms + more.ours);
    await town.control.advance(ms + more.theirs);
  };
  /** The check of every minute; what is looked at once an hour has been. */
  const look = async () => {
    await pass(minute);
    await town.run("shop.reconcile", { shopId: town.shopId });
    await town.settle();
  };
  const pair = async () => {
    const { product, ...listing } = await town.prisma.listing.findFirstOrThrow({
      where: { skus: { some: { sellerSku: sku } } },
      include: { product: true },
    });
    return {
      productId: product?.externalId ?? "",
      listingId: listing.externalId,
    };
  };
  const titles = async () => {
    const { productId, listingId } = await pair();
    const [shopify, tiktok] = await Promise.all([
      town.control.shopify(),
      town.control.tiktok(),
    ]);
    return [
      shopify.products.find(({ id }) => id === productId)?.title,
      tiktok.products.find(({ id }) => id === listingId)?.title,
    ];
  };
  /** Of the merchant's own warehouse; the network's come after it. */
  const unitsOnTikTok = async () =>
    (await skuOnTikTok(town, sku)).inventory[0]?.quantity;

  test("P4 C2 P3 an edit of either side is found, goes to the other once, and stays", async () => {
    const { productId, listingId } = await pair();
    await town.control.editShopifyTitle(productId, "Harbor tee, heavy");
    await look();
    expect(await titles()).toEqual(["Harbor tee, heavy", "Harbor tee, heavy"]);
    await town.control.editTikTokTitle(listingId, "Harbor tee, heavy cotton");
    await look();
    const both = ["Harbor tee, heavy cotton", "Harbor tee, heavy cotton"];
    expect(await titles()).toEqual(both);
    // Our own writes come back with the platforms' stamps.
    await look();
    await look();
    expect(await titles()).toEqual(both);
  });

  test("P4 S2 the later of two counts is what TikTok Shop is told", async () => {
    for (const available of [9, 6]) {
      await town.ask("POST", "/shopify/harbor-goods/stock", { sku, available });
      await look();
    }
    expect(await unitsOnTikTok()).toBe(6);
  });

  test("P4 E1 an order is found, imported once after its hold, and its units are told once", async () => {
    const { id: skuId } = await skuOnTikTok(town, sku);
    const { id } = await town.control.buyOnTikTok(
      [{ skuId, quantity: 2 }],
      "BY_SELLER",
    );
    await look();
    expect(await twinsOf(town, id)).toEqual([]);
    expect(await unitsOnTikTok()).toBe(4);
    await pass(61 * minute);
    await look();
    await look();
    expect(await twinsOf(town, id)).toHaveLength(1);
    expect(await unitsOnTikTok()).toBe(4);
  });
});
