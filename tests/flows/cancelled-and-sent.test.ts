import { afterAll, beforeAll, expect, test } from "vitest";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";
import {
  answerBuyer,
  askToCancelOnTikTok,
  cancellationsOf,
  cancelTwin,
  importedOrder,
  twinsOf,
} from "./trials/orders.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await (await openSmallTown()).connect();
});
afterAll(() => town[Symbol.asyncDispose]());

const statusOf = async (id: string) =>
  (await town.control.tiktok()).orders.find((order) => order.id === id)?.status;
const openQuestions = async () =>
  (await town.prisma.conflict.findMany({ where: { state: "open" } })).map(
    ({ field }) => field,
  );

test("O2 orders cancelled and sent at the same time end alike on both sides, or with one question", async () => {
  const [cancelled, sentFirst, refused] = [
    await importedOrder(town),
    await importedOrder(town),
    await importedOrder(town),
  ];
  await town.settle();

  // Shopify cancels one; of another the parcel leaves Shopify while TikTok Shop cancels it; of the third the buyer asks.
  await cancelTwin(town, cancelled);
  await town.control.weather({ loseOneIn: 1 });
  const [twin] = await twinsOf(town, sentFirst);
  await town.control.shipFromShopify(twin?.id ?? "", {
    trackingNumber: "1Z999AA10123456784",
    company: "UPS",
  });
  await town.control.weather({ loseOneIn: 0 });
  await town.ask("POST", `/tiktok/orders/${sentFirst}/cancel`, { by: "buyer" });
  await askToCancelOnTikTok(town, refused);
  await town.settle();

  expect(await statusOf(cancelled)).toBe("CANCELLED");
  expect(await cancellationsOf(town, cancelled)).toHaveLength(1);
  expect(await twinsOf(town, sentFirst)).toMatchObject([{ cancelledAt: null }]);
  expect((await openQuestions()).toSorted()).toEqual([
    "cancel-request",
    "cancellation",
  ]);

  await answerBuyer(town, refused, "storefront");
  await town.settle();
  expect(await cancellationsOf(town, refused)).toMatchObject([
    { status: "CANCELLATION_REQUEST_CANCELLED" },
  ]);
  expect(await statusOf(refused)).toBe("AWAITING_SHIPMENT");
  expect(await openQuestions()).toEqual(["cancellation"]);
});
