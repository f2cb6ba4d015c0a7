import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ListingDraft } from "#core/domain/listing-facts.ts";
import { drain } from "../platforms/tiktok/tour.ts";
import { png } from "../sandbox/tiktok/support/listing.ts";
import {
  openTikTokPorts,
  shop,
  type TikTokPorts,
} from "../support/open-tiktok-ports.ts";

let ports: TikTokPorts;
beforeAll(async () => {
  ports = await openTikTokPorts();
});
afterAll(() => ports[Symbol.asyncDispose]());

const audited = () => ports.face.context.clock.advance(60_000);

async function draft(
  change: Partial<ListingDraft> = {},
): Promise<ListingDraft> {
  const { uri } = await ports.marketplace.uploadPicture(shop, {
    bytes: png(800, 800),
    fileName: "mug.png",
    contentType: "image/png",
    use: "main",
  });
  const warehouseId = ports.face.town.tiktokShop.warehouse.id;
  const sku = (sellerSku: string, value: string) => ({
    sellerSku,
    options: [{ name: "Color", value, imageUri: null }],
    priceMinor: 1200,
    currency: "USD",
    barcode: null,
    stock: [{ warehouseId, quantity: 7 }],
  });
  return {
    title: "Stoneware mug with a lid",
    description: "<p>Holds a proper morning coffee.</p>",
    categoryId: "601226",
    brandId: null,
    imageUris: [uri],
    attributes: [],
    weightGrams: 540,
    sizeMillimetres: { length: 150, width: 120, height: 120 },
    skus: [sku("LID-RED", "Red"), sku("LID-BLU", "Blue")],
    ...change,
  };
}

describe("a listing", () => {
  test("is made once per key, goes live after its audit and is read back", async () => {
    const wanted = await draft();
    const made = await ports.marketplace.createListing(shop, wanted, {
      key: "listing-1",
    });
    expect(made.skus.map(({ sellerSku }) => sellerSku).sort()).toEqual([
      "LID-BLU",
      "LID-RED",
    ]);
    const again = await ports.marketplace.createListing(shop, wanted, {
      key: "listing-1",
    });
    expect(again.externalId).toBe(made.externalId);
    audited();
    expect(
      await ports.marketplace.fetchListing(shop, made.externalId),
    ).toMatchObject({
      title: wanted.title,
      status: "ACTIVATE",
      skus: [
        { priceMinor: 1200, currency: "USD" },
        { priceMinor: 1200, currency: "USD" },
      ],
    });
    const stock = await ports.marketplace.fetchStock(shop, [made.externalId]);
    expect(stock).toHaveLength(2);
    expect(stock[0]).toMatchObject({ available: 7, committed: 0 });
  });

  test("kept as a draft is not for sale", async () => {
    const { externalId } = await ports.marketplace.createListing(
      shop,
      await draft({ title: "Stoneware mug, kept for later" }),
      { key: "listing-2", asDraft: true },
    );
    expect(await ports.marketplace.fetchListing(shop, externalId)).toBeNull();
  });

  test("changes in part, by price, and goes off and on again", async () => {
    const { externalId } = await ports.marketplace.createListing(
      shop,
      await draft({ title: "Stoneware mug that will change" }),
      { key: "listing-3" },
    );
    audited();
    const title = "Stoneware mug that has changed";
    await ports.marketplace.updateListing(shop, externalId, { title });
    audited();
    const before = await ports.marketplace.fetchListing(shop, externalId);
    const skus = (before?.skus ?? []).map((sku) => ({
      skuExternalId: sku.externalId,
      priceMinor: 1375,
      currency: "USD",
    }));
    await ports.marketplace.setPrices(shop, {
      listingExternalId: externalId,
      skus,
    });
    const after = await ports.marketplace.fetchListing(shop, externalId);
    expect(after).toMatchObject({ title });
    expect(after?.skus.map(({ priceMinor }) => priceMinor)).toEqual([
      1375, 1375,
    ]);

    expect(
      await ports.marketplace.deactivateListings(shop, [externalId]),
    ).toEqual({ [externalId]: "done" });
    expect(
      (await ports.marketplace.fetchListing(shop, externalId))?.status,
    ).toBe("SELLER_DEACTIVATED");
    const unknown = "1729999999999999999";
    const outcomes = await ports.marketplace.activateListings(shop, [
      externalId,
      unknown,
    ]);
    expect(outcomes[externalId]).toBe("done");
    expect(outcomes[unknown]).toMatchObject({ refused: expect.any(String) });
    audited();
    expect(
      (await ports.marketplace.fetchListing(shop, externalId))?.status,
    ).toBe("ACTIVATE");
  });

  test("is refused for what is wrong with it, and the dry run says the same", async () => {
    const wrong = await draft({ categoryId: "600001" });
    await expect(
      ports.marketplace.createListing(shop, wrong, { key: "listing-4" }),
    ).rejects.toMatchObject({ code: "category_refused" });
    const verdict = await ports.marketplace.checkListing(shop, wrong);
    expect(verdict).toMatchObject({
      passed: false,
      problems: [{ code: expect.any(Number), message: expect.any(String) }],
    });
    expect(
      await ports.marketplace.checkListing(shop, await draft()),
    ).toMatchObject({ passed: true, problems: [] });
  });
});

test("a picture that is too small is refused", async () => {
  await expect(
    ports.marketplace.uploadPicture(shop, {
      bytes: png(50, 50),
      fileName: "dot.png",
      contentType: "image/png",
      use: "main",
    }),
  ).rejects.toMatchObject({ code: "image_refused" });
});

describe("the catalogue of the market", () => {
  test("is a tree whose leaves have attributes and rules", async () => {
    const found = await ports.marketplace.listCategories(shop);
    const mugs = found.find(({ name }) => name === "Mugs");
    expect(mugs).toMatchObject({ isLeaf: true, isOpen: true });
    expect(
      found.some(({ externalId }) => externalId === mugs?.parentExternalId),
    ).toBe(true);
    expect(
      found.find(({ name }) => name === "Dietary Supplements")?.isOpen,
    ).toBe(false);
    const id = mugs?.externalId ?? "";
    expect(await ports.marketplace.listAttributes(shop, id)).not.toEqual([]);
    expect(await ports.marketplace.fetchCategoryRules(shop, id)).toMatchObject({
      sizeChart: "none",
    });
  });

  test("recommends a leaf for a title", async () => {
    expect(
      await ports.marketplace.recommendCategory(shop, {
        title: "Enamel mug for the harbor",
      }),
    ).toMatchObject({ externalId: "601226" });
  });

  test("has brands, and the shop is ready to list", async () => {
    const brands = await drain(ports.marketplace.listBrands(shop));
    expect(new Set(brands.map(({ externalId }) => externalId)).size).toBe(
      brands.length,
    );
    const checks = await ports.marketplace.checkReadiness(shop);
    expect(checks.length).toBeGreaterThan(0);
    expect(checks.every(({ passed }) => passed)).toBe(true);
  });
});

test("subscriptions are listed, and taken off all at once", async () => {
  const address = `${ports.face.context.appOrigin}/webhooks/tiktok`;
  await ports.marketplace.subscribe(shop, address);
  const set = await ports.marketplace.listSubscriptions(shop);
  expect(set.length).toBeGreaterThan(10);
  expect(new Set(set.map((one) => one.address))).toEqual(new Set([address]));
  await ports.marketplace.unsubscribe(shop);
  await ports.marketplace.unsubscribe(shop);
  expect(await ports.marketplace.listSubscriptions(shop)).toEqual([]);
});
