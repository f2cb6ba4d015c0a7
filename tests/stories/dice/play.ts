import { createDice, type Dice } from "#sandbox/dice.ts";
import { fineWeather } from "#sandbox/post-office.ts";
import {
  openSmallTown,
  type SmallTown,
} from "../../support/open-small-town.ts";
import { judge } from "./judge.ts";
import { drawMove, type Scene, shipOwn } from "./moves.ts";

export type History = {
  seed: number;
  /** What happened, move by move. */
  moves: string[];
  /** What is wrong at rest, one sentence each; none: every law held. */
  failures: string[];
};

const hour = 60 * 60_000;

/**
 * Plays the history of one seed in a town of its own: customers, merchant, network, platforms that fail, workers that
 * die, webhooks that are lost, doubled and late. Then the weather clears, everything is given its time, and all sides
 * are compared.
 */
export async function playHistory(
  seed: number,
  say: (line: string) => void = () => {},
): Promise<History> {
  const moves: string[] = [];
  await using town = await (await openSmallTown()).connect();
  await town.control.holdDock();
  const scene = await castScene(town, createDice(seed));
  try {
    const count = scene.dice.between(12, 40);
    for (let index = 0; index < count; index++) {
      const [name, move] = drawMove(scene.dice);
      const what = await move.play(scene);
      if (what === null) continue;
      moves.push(`${name}: ${what}`);
      say(`  ${moves.at(-1)}`);
    }
    await comeToRest(scene);
    return { seed, moves, failures: await judge(town) };
  } catch (error) {
    const what =
      error instanceof Error ? (error.stack ?? error.message) : error;
    return { seed, moves, failures: [`the history broke off: ${what}`] };
  }
}

async function castScene(town: SmallTown, dice: Dice): Promise<Scene> {
  const tiktok = await town.control.tiktok();
  const skus = tiktok.products.flatMap((product) => product.skus);
  const listings = await town.prisma.listing.findMany({
    where: { product: { isNot: null } },
    include: { product: true },
    orderBy: { externalId: "asc" },
  });
  return {
    town,
    dice,
    skus: skus.map((sku) => sku.sellerSku),
    onTikTok: new Map(skus.map((sku) => [sku.sellerSku, sku.id])),
    products: listings.map(({ externalId, product }) => ({
      id: product?.externalId ?? "",
      listingId: externalId,
    })),
    chosen: new Set(),
    tiktokOrders: [],
    shopifyOrders: [],
    parcels: 0,
  };
}

/** The sky clears; holds run out, everybody ships, the sweep looks, until nothing moves any more. */
async function comeToRest(scene: Scene): Promise<void> {
  const { town } = scene;
  await town.clearFaults();
  town.spare();
  await town.control.weather({ ...fineWeather, retryAfterMs: [1, 5, 20] });
  for (let round = 0; round < 4; round++) {
    await town.control.advance(2 * hour);
    // Waiting effects come due: our own patience is longer than any wait for another try.
    town.wait(10 * 60_000);
    await town.world.bell.ring("shop.reconcile", town.shopId);
    await town.sweep();
    await town.settle();
    await town.control.workDock();
    await shipOwn(scene);
    await town.settle();
  }
}
