import { expect, test } from "vitest";
import { SyncError } from "#core/errors/sync-error.ts";
import { carryEffects } from "#core/flows/carry-effects.ts";
import { previewSelection } from "#core/flows/preview-selection.ts";
import { selectVariants } from "#core/flows/select-variants.ts";
import type { World } from "#core/world/world.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";

test("E1 a cancellation is not granted while the network may have the order, though its answer was lost", async () => {
  await using town = await openConnectedTown();
  await choose(town, "MUG-NVY-12");
  await town.control.buyOnShopify(
    [{ sku: "MUG-NVY-12", quantity: 1 }],
    {
      name: "Ada Quay",
      line1: "1 Harbor Way",
      city: "Dallas",
      state: "TX",
      postalCode: "75201",
    },
    true,
  );
  await town.deliver();
  await town.work("shop.plan");

  await carryEffects(losingTheAnswer(town.world), town.shopId);
  expect((await town.control.network()).mcfOrders).toHaveLength(1);
  const asked = await fulfillmentOrder(town);
  await town.ask(
    "POST",
    `/shopify/harbor-goods/fulfillment-orders/${asked.id.split("/").at(-1)}/request-cancellation`,
    {},
  );
  await town.settle();
  expect((await town.control.network()).mcfOrders).toHaveLength(1);
  expect((await fulfillmentOrder(town)).requestStatus).toBe(
    "CANCELLATION_REQUESTED",
  );

  // The parcel leaves, and the network's letter about it names the order.
  await town.control.workDock();
  await town.settle();
  expect((await fulfillmentOrder(town)).requestStatus).not.toBe(
    "CANCELLATION_ACCEPTED",
  );
  const [order] = (await town.control.shopify()).orders;
  expect(order?.fulfillments).toMatchObject([
    { status: "SUCCESS", lines: [{ sku: "MUG-NVY-12", quantity: 1 }] },
  ]);
});

/** The network takes the order, and its answer is lost. */
const losingTheAnswer = (world: World): World => ({
  ...world,
  network: {
    ...world.network,
    async createOrder(...order) {
      await world.network.createOrder(...order);
      throw new SyncError("outcome_unknown");
    },
  },
});

async function choose(town: SmallTown, sku: string): Promise<void> {
  const { id } = await town.prisma.variant.findFirstOrThrow({ where: { sku } });
  const { fingerprint } = await previewSelection(town.world, town.shopId, [id]);
  await selectVariants(town.world, town.shopId, {
    variantIds: [id],
    fingerprint,
    actor: "merchant:1",
  });
  await town.settle();
}

async function fulfillmentOrder(town: SmallTown) {
  const orders = (await town.control.shopify()).orders.flatMap(
    (order) => order.fulfillmentOrders,
  );
  const [only] = orders;
  if (!only || orders.length > 1) throw new Error("one fulfillment order");
  return only;
}
