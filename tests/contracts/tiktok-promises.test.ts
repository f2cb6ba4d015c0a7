import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drain } from "../platforms/tiktok/tour.ts";
import { shop } from "../support/open-tiktok-ports.ts";
import { tiktokTargets } from "../support/tiktok-targets.ts";

const month = 30 * 86_400_000;

const isSorted = (times: number[]) =>
  times.every((time, at) => at === 0 || (times[at - 1] ?? 0) <= time);

/** What both ports promise of reading, on every shop there is. Writing is proven on the sandbox alone. */
// Not `each`, which would cut the name short.
for (const { name, open } of tiktokTargets())
  describe(`on ${name}`, () => {
    let target: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      target = await open();
    });
    afterAll(() => target?.[Symbol.asyncDispose]());

    describe("the marketplace", () => {
      test("lists listings that can be read one by one, none of them a draft", async () => {
        const listings = await drain(target.marketplace.listListings(shop));
        expect(
          listings.filter(({ status }) => /^(DRAFT|DELETED)$/.test(status)),
        ).toEqual([]);
        for (const listing of listings.slice(0, 3))
          expect(
            await target.marketplace.fetchListing(shop, listing.externalId),
          ).toEqual(listing);
        expect(
          await target.marketplace.fetchListing(shop, "1729999999999999999"),
        ).toBeNull();
      });

      test("tells stock of every SKU, adding up over the warehouses", async () => {
        const listings = await drain(target.marketplace.listListings(shop));
        const few = listings.slice(0, 5);
        const stock = await target.marketplace.fetchStock(
          shop,
          few.map(({ externalId }) => externalId),
        );
        expect(stock.map(({ skuExternalId }) => skuExternalId).sort()).toEqual(
          few
            .flatMap(({ skus }) => skus.map(({ externalId }) => externalId))
            .sort(),
        );
        for (const { available, warehouses } of stock)
          expect(available).toBe(
            warehouses.reduce((sum, row) => sum + row.available, 0),
          );
      });

      test("has warehouses, one of them for sales", async () => {
        const warehouses = await target.marketplace.listWarehouses(shop);
        expect(warehouses.some(({ isSales }) => isSales)).toBe(true);
      });

      test("lists orders by change, which are the same when they are read by id", async () => {
        const updatedSince = new Date(Date.now() - month);
        const listed = await drain(
          target.marketplace.listOrders(shop, { updatedSince }),
        );
        expect(isSorted(listed.map(({ updatedAt }) => Number(updatedAt)))).toBe(
          true,
        );
        const few = listed.slice(0, 3);
        const read = await target.marketplace.fetchOrders(
          shop,
          few.map(({ externalId }) => externalId),
        );
        expect(read.map(({ externalId }) => externalId).sort()).toEqual(
          few.map(({ externalId }) => externalId).sort(),
        );
        for (const { externalId, lines } of few)
          expect(
            (await target.marketplace.fetchPrice(shop, externalId))?.lines,
          ).toHaveLength(lines.length);
      });

      test("lists parcels, cancellations and returns by change", async () => {
        const filter = { updatedSince: new Date(Date.now() - month) };
        for (const rows of [
          await drain(target.marketplace.listParcels(shop, filter)),
          await drain(target.marketplace.listCancellations(shop, filter)),
          await drain(target.marketplace.listReturns(shop, filter)),
        ])
          expect(isSorted(rows.map(({ updatedAt }) => Number(updatedAt)))).toBe(
            true,
          );
      });

      test("has a tree of categories, each with a parent or none, and says what the shop lacks", async () => {
        const categories = await target.marketplace.listCategories(shop);
        const ids = new Set(categories.map(({ externalId }) => externalId));
        expect(
          categories.filter(
            ({ parentExternalId }) =>
              parentExternalId !== null && !ids.has(parentExternalId),
          ),
        ).toEqual([]);
        expect(categories.some(({ isLeaf }) => isLeaf)).toBe(true);
        expect(await target.marketplace.checkReadiness(shop)).not.toEqual([]);
      });

      test("lists its subscriptions", async () => {
        for (const { address } of await target.marketplace.listSubscriptions(
          shop,
        ))
          expect(URL.canParse(address)).toBe(true);
      });
    });

    describe("the network", () => {
      test("says whether the merchant is enrolled, and what it stores", async () => {
        const { enrolled } = await target.network.fetchStatus(shop);
        const centres = enrolled ? await target.network.listCentres(shop) : [];
        const goods = enrolled
          ? await drain(target.network.listGoods(shop))
          : [];
        const levels = enrolled
          ? await drain(target.network.listLevels(shop))
          : [];
        const known = new Set(goods.map(({ externalId }) => externalId));
        for (const level of levels) {
          expect(known).toContain(level.goodsExternalId);
          expect(level.onHand).toBe(
            level.available + level.reserved + level.unfulfillable,
          );
        }
        expect(new Set(centres.map(({ externalId }) => externalId)).size).toBe(
          centres.length,
        );
      });

      test("knows no order that was never placed", async () => {
        expect(
          await target.network.fetchOrder(shop, "7136104329798256386"),
        ).toBeNull();
      });
    });
  });
