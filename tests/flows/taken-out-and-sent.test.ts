import { afterAll, beforeAll, expect, test } from "vitest";
import { watchedAs } from "#core/domain/orders/watched-steps.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { skuOnTikTok, twinsOf } from "./trials/orders.ts";

const minute = 60_000;
const sku = "CAN-FIG-08";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
  await town.control.holdDock();
});
afterAll(() => town[Symbol.asyncDispose]());

const open = () =>
  town.prisma.conflict.findMany({
    where: { state: "open", kind: "stuck" },
    select: { subjectKind: true, cause: true, reason: true },
  });

test("O4 of units that left while they were taken out of the order in Shopify one question is asked, which says so", async () => {
  const { id: skuId } = await skuOnTikTok(town, sku);
  const { id } = await town.control.buyOnTikTok(
    [{ skuId, quantity: 1 }],
    "BY_TIKTOK",
  );
  await town.control.advance(61 * minute);
  await town.settle();
  const [twin] = await twinsOf(town, id);
  // The parcel is told of before the change, which no webhook brings.
  await town.control.workDock();
  await town.deliver();
  await town.control.weather({ loseOneIn: 1 });
  await town.ask(
    "POST",
    `/shopify/${town.handle}/orders/${twin?.id.split("/").at(-1)}/edit`,
    { sku, quantity: 0, restock: true },
  );
  await town.settle();
  const told = await town.prisma.effect.findMany({
    where: { kind: "storefront.create-fulfillment" },
  });
  expect(told.map(({ state }) => state)).toEqual(["refused"]);

  // As long as the platforms are ahead, and its own time.
  town.wait(90 * minute);
  // The first look finds the change, the next one what it leaves without a cause.
  for (let look = 0; look < 2; look++) {
    await town.run("shop.reconcile", { shopId: town.shopId });
    await town.settle();
  }
  expect(await open()).toEqual([
    {
      subjectKind: "order",
      cause: "stuck:overdue-tell",
      reason: expect.stringContaining(watchedAs.takenOut),
    },
  ]);
});
