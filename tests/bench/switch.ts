import { setStockRule } from "#core/flows/set-stock-rule.ts";
import { openScratchCluster } from "../../bin/town/scratch-cluster.ts";
import {
  openShopToRead,
  type ShopToRead,
  type Took,
  variantsEach,
} from "./shop-to-read.ts";

type Carried = Took & {
  /** By platform and operation. */
  calls: { platform: string; operation: string; calls: number }[];
};

export type Switch = {
  /** All of them for sale on both channels. */
  variants: number;
  listings: number;
  /** Until every channel shows what it was told first, after the import. */
  first: Carried;
  /** From the merchant's word that all stock is guaranteed until every variant is split. */
  guaranteed: Carried & { inForce: number };
  /** And until all is shared again. */
  shared: Carried & { inForce: number };
};

/** What it takes to guarantee the stock of a whole shop, and to share it again. */
export async function measureSwitch(
  count: number,
  heapMiB: number,
): Promise<Switch> {
  const cluster = await openScratchCluster();
  const products = Math.ceil(count / variantsEach);
  const shop = await openShopToRead(
    cluster.url("scratch"),
    "switch",
    { products, doubled: 0, listings: products, careless: 0 },
    heapMiB,
  );
  try {
    await shop.work("import-catalogs");
    const first = await carryAll(shop);
    await promise(shop, "guaranteed", 0);
    const guaranteed = await carryAll(shop);
    const inForce = await countSplits(shop);
    await promise(shop, "shared", 1);
    const shared = await carryAll(shop);
    return {
      variants: await shop.world.prisma.variant.count(),
      listings: await shop.world.prisma.listing.count(),
      first,
      guaranteed: { ...guaranteed, inForce },
      shared: { ...shared, inForce: await countSplits(shop) },
    };
  } finally {
    await shop.close();
    await cluster.close();
  }
}

async function carryAll(shop: ShopToRead): Promise<Carried> {
  await shop.callsSince();
  const took = await shop.work<Took>("carry-all");
  return { ...took, calls: await shop.callsSince() };
}

const promise = (
  { world, shopId }: ShopToRead,
  kind: "guaranteed" | "shared",
  basedOn: number,
) =>
  setStockRule(world, shopId, {
    variantId: null,
    channel: "marketplace",
    limits: { bufferUnits: 0, cap: null, floor: 0, promise: kind },
    basedOn,
    actor: "merchant:bench",
  });

const countSplits = ({ world }: ShopToRead) =>
  world.prisma.split.count({ where: { inForceAt: { not: null } } });
