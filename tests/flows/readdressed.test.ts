import { expect, test } from "vitest";
import { openSmallTown } from "../support/open-small-town.ts";
import { importedOrder, twinsOf } from "./trials/orders.ts";

test("O4 P2 O7 an address that a buyer corrected on TikTok Shop reaches Shopify though no letter told of it, once", async () => {
  await using town = await (await openSmallTown()).connect();
  const id = await importedOrder(town);
  await town.settle();
  const streets = async () =>
    (await twinsOf(town, id)).map(({ shipTo }) => shipTo?.address1);
  const written = () =>
    town.prisma.effect.count({ where: { kind: "storefront.readdress-order" } });
  const correct = async (line1: string) => {
    await town.nextSecond();
    await town.ask("POST", `/tiktok/orders/${id}/address`, { line1 });
    await town.nextSecond();
    await town.run("shop.reconcile", { shopId: town.shopId });
    await town.settle();
  };
  const [first] = await streets();
  expect(await written()).toBe(0);

  await town.control.weather({ loseOneIn: 1 });
  await correct("9 New Quay");
  expect(await streets()).toEqual(["9 New Quay"]);
  expect(await written()).toBe(1);
  // Back and forth: each correction counts, whatever had been written before.
  await correct(first ?? "");
  await correct("9 New Quay");
  expect(await streets()).toEqual(["9 New Quay"]);

  const before = await written();
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  expect(await written()).toBe(before);

  // The address itself is kept nowhere.
  const kept = await town.prisma.order.findFirstOrThrow({
    where: { externalId: id },
  });
  expect(JSON.stringify(kept)).not.toContain("New Quay");
});
