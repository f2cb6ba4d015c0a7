import { expect, test } from "vitest";
import {
  findToldShop,
  readToldStock,
} from "../../app/queries/told-stock.server.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import { shopDomain } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";

test("what Shopify's stock history names leads back to the numbers of that call, each the sum of its terms", async () => {
  await using town = await openConnectedTown();
  const { storefront } = town.world;
  const { setAvailable } = storefront;
  const references: string[] = [];
  storefront.setAvailable = (shop, change) => {
    references.push(change.reference);
    return setAvailable(shop, change);
  };
  await choose(town, "MUG-SND-12");
  await town.settle();

  const [origin, id = ""] = references[0]?.split("/stock/") ?? [];
  expect(origin).toBe(town.origins.app);
  expect(await findToldShop(town.prisma, id)).toBe(shopDomain);
  const told = await readToldStock(town.prisma, town.shopId, id);
  expect(told).toMatchObject([{ sku: "MUG-SND-12", before: 0 }]);
  for (const { after, terms } of told)
    expect(terms.reduce((sum, term) => sum + term.quantity, 0)).toBe(after);

  // T1: another shop sees nothing of it.
  const other = "11111111-1111-4111-8111-111111111111";
  expect(await readToldStock(town.prisma, other, id)).toEqual([]);
});

test("a number that TikTok Shop was told leads back to its call, too", async () => {
  await using town = await openConnectedTown();
  await town.ask("POST", "/shopify/harbor-goods/stock", {
    sku: "TEE-L",
    available: 5,
  });
  await town.settle();
  const line = await town.prisma.toldNumber.findFirstOrThrow({
    where: { channel: "marketplace", kind: "told" },
  });
  const told = await readToldStock(
    town.prisma,
    town.shopId,
    line.effectId ?? "",
  );
  expect(told).toMatchObject([
    {
      channel: "marketplace",
      variantId: line.variantId,
      after: line.quantity,
      terms: line.derivation,
    },
  ]);
});
