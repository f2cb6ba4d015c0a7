import { afterAll, beforeAll, expect, test } from "vitest";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";
import { twinsOf } from "./trials/orders.ts";
import {
  answerInSellerCenter,
  askBack,
  deliveredOrder,
  linesOnTikTok,
  returnsOnTikTok,
  shopOf,
} from "./trials/returns.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await (await openSmallTown()).connect();
});
afterAll(() => town[Symbol.asyncDispose]());

const twinOf = async (id: string) => {
  const [twin] = await twinsOf(town, id);
  if (!twin) throw new Error(`order ${id} does not stand in Shopify`);
  return twin;
};
const refundsOf = async (id: string) =>
  town.world.storefront.fetchRefunds(shopOf(town), (await twinOf(id)).id);
/** What the buyer has back on TikTok Shop, in cents. */
const paidBackOnTikTok = async (id: string) =>
  (await returnsOnTikTok(town, id))
    .filter(({ status }) => /SUCCESS|COMPLETE/.test(status))
    .reduce(
      (sum, { refund }) => sum + refund.subtotal + refund.shipping + refund.tax,
      0,
    );
const paidBackInShopify = async (id: string) =>
  (await refundsOf(id)).reduce((sum, { totalMinor }) => sum + totalMinor, 0);
/** Units on the merchant's own shelf. */
const onShelf = async () => {
  const { products, locations } = await town.control.shopify();
  const own = locations.find(
    ({ isFulfillmentService }) => !isFulfillmentService,
  );
  return products
    .flatMap(({ variants }) => variants)
    .find(({ sku }) => sku === "TEE-M")
    ?.levels.find(({ locationId }) => locationId === own?.id)?.onHand;
};
const openQuestions = async () =>
  (await town.prisma.conflict.findMany({ where: { state: "open" } })).map(
    ({ cause }) => cause,
  );

test("O6 a return goes through on both sides: asked, agreed, goods back on the merchant's shelf, money to the cent, closed", async () => {
  const id = await deliveredOrder(town);
  const [line] = await linesOnTikTok(town, id);
  const shelf = (await onShelf()) ?? 0;
  const returnId = await askBack(town, id, {
    type: "RETURN_AND_REFUND",
    reason: "ecom_order_delivered_refund_and_return_reason_damaged",
    lineIds: [line?.id ?? ""],
  });
  await town.settle();
  expect((await twinOf(id)).returns).toMatchObject([
    { status: "REQUESTED", lines: [{ quantity: 1, processed: 0 }] },
  ]);
  expect(await openQuestions()).toEqual(["stuck:return-asked-return"]);

  await answerInSellerCenter(town, returnId, "return");
  await town.settle();
  expect((await twinOf(id)).returns).toMatchObject([{ status: "OPEN" }]);
  expect(await openQuestions()).toEqual([]);

  await town.ask("POST", `/tiktok/returns/${returnId}/ship`, {
    arriveNow: true,
  });
  await town.settle();
  expect(await openQuestions()).toEqual(["stuck:return-asked-parcel"]);
  expect(await onShelf()).toBe(shelf);
  await answerInSellerCenter(town, returnId, "parcel");
  await town.settle();

  const twin = await twinOf(id);
  expect(twin.returns).toMatchObject([
    {
      lines: [{ quantity: 1, processed: 1 }],
      dispositions: [{ type: "RESTOCKED", quantity: 1 }],
    },
  ]);
  expect(await onShelf()).toBe(shelf + 1);
  expect(await paidBackInShopify(id)).toBe(await paidBackOnTikTok(id));
  expect(await paidBackInShopify(id)).toBeGreaterThan(0);
  await town.control.advance(15 * 24 * 60 * 60_000);
  await town.settle();
  expect((await twinOf(id)).returns).toMatchObject([{ status: "CLOSED" }]);
  expect(await openQuestions()).toEqual([]);
});
