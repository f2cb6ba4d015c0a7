import { afterAll, beforeAll, expect, test } from "vitest";
import { previewRequests } from "#core/flows/preview-requests.ts";
import { buyersHome } from "../stories/main-job/cast.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";
import { requestOf } from "./trials/requests.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
  await choose(town, "MUG-NVY-12");
  await town.settle();
});
afterAll(() => town[Symbol.asyncDispose]());

const orderRow = (externalId: string) =>
  town.prisma.order.findFirstOrThrow({ where: { externalId } });

const foreseen = async (externalId: string) => {
  const { id } = await orderRow(externalId);
  const preview = await previewRequests(town.world, town.shopId, id);
  if (preview.outcome !== "previewed") throw new Error("the order is gone");
  const [request] = preview.requests;
  if (!request) throw new Error("there is nothing to foresee");
  return request;
};

/** How the request was refused in truth; null where it was accepted. */
const answered = async (externalId: string) => {
  const { id } = await orderRow(externalId);
  const request = await town.prisma.fulfillmentRequest.findFirstOrThrow({
    where: { orderId: id },
  });
  const refusal = await town.prisma.effect.findFirst({
    where: {
      kind: "storefront.reject-request",
      subject: `request:${request.id}`,
    },
  });
  const { reason, message } = (refusal?.payload ?? {}) as {
    reason?: string;
    message?: string;
  };
  return refusal ? { reason, message } : null;
};

const freezeAll = async (goodsId: string) => {
  const { goods } = await town.control.network();
  const stock = goods.find(({ id }) => id === goodsId)?.stock ?? [];
  for (const { centreId, available } of stock)
    if (available > 0)
      await town.ask("POST", "/fbt/stock", {
        type: "FROZEN_ORDER",
        goodsId,
        centreId,
        quantity: available,
      });
};

test("what the network alone decides, what lies with the merchant, and a platform that does not answer are said", async () => {
  const { id } = await town.control.buyOnShopify(
    [{ sku: "MUG-NVY-12", quantity: 1 }],
    { ...buyersHome, line1: "P.O. Box 12", state: "AS", postalCode: "96799" },
    false,
  );
  await town.settle();
  const doubtful = await foreseen(id);
  expect(doubtful).toMatchObject({
    refusal: null,
    requestStatus: "UNSUBMITTED",
  });
  expect(doubtful.open).toEqual([
    "About the address: American Samoa: whether the network goes there it says only when it is asked.",
    "About the address: it is a post-office box, to which not every carrier goes.",
  ]);

  await town.fault({
    kind: "dropped",
    afterApplying: false,
    times: 20,
    platform: "tiktok",
    operation: "GET /fbt/202409/merchants/onboarded_regions",
  });
  expect((await foreseen(id)).open).toContain(
    "The network could not be asked whether it ships for you.",
  );

  const { id: ownId } = await town.control.buyOnShopify(
    [{ sku: "TEE-M", quantity: 1 }],
    buyersHome,
    false,
  );
  await town.clearFaults();
  await town.settle();
  expect(await foreseen(ownId)).toMatchObject({
    lies: "own",
    refusal: null,
    requestStatus: "UNSUBMITTED",
  });
});

test("a request is answered as it was foreseen, with the same words, before and after it is sent", async () => {
  const { goods } = await town.control.network();
  const sku = await town.prisma.listingSku.findFirstOrThrow({
    where: { sellerSku: "MUG-NVY-12" },
  });
  const mug = goods.find((one) => one.skuIds.includes(sku.externalId));
  await town.ask("POST", "/fbt/receive", {
    goodsId: mug?.id,
    centreId: mug?.stock[0]?.centreId,
    quantity: 120,
  });
  await town.settle();
  await town.control.holdDock();

  const cases = [
    { quantity: 60, to: buyersHome, no: null },
    {
      quantity: 1,
      to: { ...buyersHome, postalCode: "410" },
      no: "INCORRECT_ADDRESS",
    },
    {
      quantity: 1,
      to: { ...buyersHome, city: "" },
      no: "INCORRECT_ADDRESS",
    },
    // Put aside by the network while the order is on its way.
    { quantity: 3, to: buyersHome, no: "INVENTORY_OUT_OF_STOCK", frozen: true },
  ];
  for (const { quantity, to, no, frozen } of cases) {
    const { id } = await town.control.buyOnShopify(
      [{ sku: "MUG-NVY-12", quantity }],
      to,
    );
    if (frozen) await freezeAll(mug?.id ?? "");
    // Planned, not sent.
    await town.deliver();
    await town.work("shop.plan");
    const before = await foreseen(id);
    expect(before).toMatchObject({ units: quantity, lies: "network" });
    expect(before.refusal?.reason ?? null).toBe(no);
    await town.settle();
    const answer = await answered(id);
    expect(answer).toEqual(
      before.refusal && {
        reason: before.refusal.reason,
        message: before.refusal.message,
      },
    );
    if (no) {
      expect((await requestOf(town, id))?.requestStatus).toBe("REJECTED");
      // Asking again would end alike.
      expect((await foreseen(id)).refusal).toEqual(before.refusal);
    } else {
      const { mcfOrders } = await town.control.network();
      expect(before.orders.map(({ units }) => units)).toEqual([50, 10]);
      expect(mcfOrders.map((one) => one.externalOrderId).sort()).toEqual(
        before.orders.map(({ reference }) => reference).sort(),
      );
    }
  }
});
