import { expect } from "vitest";
import { shopHandle } from "../../stories/main-job/control.ts";
import type { SmallTown } from "../../support/open-small-town.ts";
import { skuOnTikTok, twinsOf } from "./orders.ts";
import { linesOnTikTok, shopOf } from "./returns.ts";

export const deleteVariant = (town: SmallTown, sku: string) =>
  town.ask("POST", `/shopify/${shopHandle}/variants/delete`, { sku });

/** Units of these SKUs, two of the first and one of each other, which the merchant is to ship. */
export const buy = async (town: SmallTown, ...skus: string[]) => {
  const lines = [];
  for (const [at, sku] of skus.entries()) {
    const { id: skuId } = await skuOnTikTok(town, sku);
    lines.push({ skuId, quantity: at === 0 ? 2 : 1 });
  }
  const { id } = await town.control.buyOnTikTok(lines, "BY_SELLER");
  return id;
};

export const orderOf = (town: SmallTown, externalId: string) =>
  town.prisma.order.findFirstOrThrow({ where: { externalId } });

/** The lines of the only Shopify order that stands for it. */
export const linesInShopify = async (town: SmallTown, id: string) => {
  const twins = await twinsOf(town, id);
  expect(twins).toHaveLength(1);
  const read = await town.world.storefront.fetchOrder(
    shopOf(town),
    twins[0]?.id ?? "",
  );
  return read?.lines ?? [];
};

export const ship = async (
  town: SmallTown,
  id: string,
  trackingNumber: string,
) => {
  const [twin] = await twinsOf(town, id);
  await town.control.shipFromShopify(twin?.id ?? "", {
    trackingNumber,
    company: "UPS",
  });
  await town.settle();
  return (await linesOnTikTok(town, id)).map((line) => line.trackingNumber);
};

/** Questions that are open about an order or a step of its own. */
export const asked = async (town: SmallTown) =>
  (
    await town.prisma.conflict.findMany({
      where: {
        state: "open",
        subjectKind: { in: ["order", "effect"] },
      },
    })
  ).map(({ cause }) => cause);
