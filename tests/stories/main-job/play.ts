import type { PlayMainJob, StoryOptions } from "../../../bin/town/main-job.ts";
import type { Town } from "../../../bin/town/open-town.ts";
import { furtherActs } from "./acts/further.ts";
import {
  shipEverything,
  untilImported,
  untilTracked,
} from "./acts/ship-everything.ts";
import {
  buyersHome,
  type Cast,
  castStory,
  unreachablePostalCode,
} from "./cast.ts";
import { compareAll } from "./compare.ts";
import { openControl } from "./control.ts";
import { openMemory, until } from "./memory.ts";
import { openMerchant } from "./merchant.ts";
import { type MainJobReport, readReport } from "./report.ts";
import type { Scene } from "./scene.ts";

export { printReport } from "./report.ts";

/** Called between the acts, so that a test can trip the worker up. */
export type BetweenActs = (act: string) => Promise<void>;

const defaultSeed = 7;
const actPatienceMs = 300_000;
const holdMs = 61 * 60_000;

/**
 * Plays the main job in a fresh town: a merchant connects, chooses, sells on both channels, the network ships, a conflict
 * is settled; then everything is compared. Webhooks are doubled, delayed, reordered and lost all the while.
 */
export const playMainJob = (async (
  town: Town,
  options: StoryOptions & {
    /** Leaves out what Quayside does besides: a test need not play it all. */
    mainJobOnly?: boolean;
  },
  between?: BetweenActs,
) => {
  const started = performance.now();
  const seed = options.seed ?? defaultSeed;
  const control = openControl(town.origins.control);
  const merchant = openMerchant(town.origins);
  const memory = openMemory(town.databaseUrl);
  const scene: Scene = {
    control,
    memory,
    merchant,
    wait: { signal: options.signal, patienceMs: actPatienceMs },
    log: (line) =>
      options.log(
        `${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${line}`,
      ),
  };
  const act = async (name: string) => {
    scene.log(name);
    await between?.(name);
  };
  try {
    await control.weather({
      seed,
      loseOneIn: 10,
      doubleOneIn: 6,
      delayMs: [0, 600],
      retryAfterMs: [300, 1_000, 3_000],
    });
    await control.holdDock();
    await merchant.openApp();
    await act("Shopify is connected; its catalog is being imported");
    await untilQuiet(scene, "import of the storefront");
    await merchant.connectTikTok();
    await act(
      "TikTok Shop is connected; listings, goods and stock are being imported",
    );
    const plan = await startAsSeen(scene, merchant);
    await act(
      `the merchant has seen what will be written (${plan}) and starts it`,
    );
    await untilQuiet(scene, "writing of what waited");

    const cast = await castStory(memory, seed);
    await chooseVariants(scene, merchant, cast);
    await act("20 variants are fulfilled by the platform");

    await placeOrders(scene, cast);
    await act(
      "customers have bought on both channels; the one-hour hold passes",
    );
    await control.advance(holdMs);
    await untilImported(scene);
    await act(
      "TikTok's orders stand in Shopify; the network and the merchant ship",
    );
    await shipEverything(scene);
    await act("everything is on its way; tracking numbers travel");
    await untilTracked(scene);

    await sendOneBack(scene, merchant);
    await act(
      "a buyer has sent goods back; they lie on the merchant's shelf, and the money is the same on both sides",
    );
    await fightOverTitle(scene, merchant);
    await act("a title was edited on both sides; support has settled it");
    const further = options.mainJobOnly ? [] : furtherActs;
    for (const { play, says } of further) {
      await play(scene, cast);
      await act(says);
    }
    const mismatches = await untilAgreed(scene);
    return await readReport(memory, control, {
      further: further.map(({ adds }) => adds),
      seconds: (performance.now() - started) / 1000,
      mismatches,
    });
  } finally {
    await memory.close();
  }
}) satisfies (
  ...parameters: [...Parameters<PlayMainJob>, BetweenActs?]
) => Promise<MainJobReport>;

/**
 * The merchant reads the plan of the first connection, once all of it is there, and starts it.
 * @returns what it said.
 * @throws Error where something was written before.
 */
export async function startAsSeen(
  { memory, wait }: Pick<Scene, "memory" | "wait">,
  merchant: ReturnType<typeof openMerchant>,
): Promise<string> {
  await until("reading of both shops", wait, async () => {
    const left = await memory.prisma.journalEntry.count({
      where: { plannedAt: null },
    });
    const { isReading } = await merchant.waitingPlan();
    return left === 0 && !isReading ? null : `${left} entries are read`;
  });
  const early = await memory.prisma.effect.count({
    where: { attempts: { gt: 0 } },
  });
  if (early > 0) throw new Error(`${early} writes came before the start`);
  const { writes, moves } = await merchant.waitingPlan();
  const { outcome } = await merchant.startWriting(writes.fingerprint);
  if (outcome !== "started") throw new Error(`starting ended as ${outcome}`);
  return `${moves.zero + moves.lower + moves.higher} stock numbers, ${moves.same} right already`;
}

/** Nothing is under way, neither at the post office nor in the journal. */
async function untilQuiet(scene: Scene, what: string): Promise<void> {
  await until(what, scene.wait, async () => {
    const left = await scene.memory.underWay();
    const entries = await scene.memory.prisma.journalEntry.count();
    return entries > 0 && left === 0
      ? null
      : `${left} entries and effects are under way`;
  });
}

async function chooseVariants(
  { memory, wait }: Scene,
  merchant: ReturnType<typeof openMerchant>,
  cast: Cast,
): Promise<void> {
  const skus = cast.chosen.map((variant) => variant.sku);
  const preview = await merchant.preview(skus);
  const planned = preview.items.filter((item) => item.verdict === "select");
  if (planned.length !== skus.length)
    throw new Error(
      `the preview selects ${planned.length} of ${skus.length} variants`,
    );
  const answer = await merchant.choose(skus, preview.fingerprint);
  if (answer.outcome !== "selected")
    throw new Error(`choosing ended as ${answer.outcome}`);
  await until("choosing", wait, async () => {
    const told = await memory.prisma.publication.findMany({
      where: {
        channel: "storefront",
        itemId: { in: planned.map((item) => item.variantId) },
      },
    });
    // The plan seen is the plan carried out: Shopify shows the very units of the preview.
    const right = planned.filter((item) =>
      told.some(
        (row) =>
          row.itemId === item.variantId && row.published === item.publishes,
      ),
    );
    return right.length === planned.length
      ? null
      : `Shopify shows the network's stock of ${right.length} of ${planned.length} variants`;
  });
}

async function placeOrders({ control }: Scene, cast: Cast): Promise<void> {
  const [, ...plain] = cast.chosen;
  const at = <T>(items: T[], index: number) => items[index % items.length] as T;
  const scarce = cast.overTwoCentres;
  const overBoth = (scarce.perCentre[0] ?? 0) + 1;
  await control.buyOnShopify(
    [{ sku: scarce.sku, quantity: overBoth }],
    buyersHome,
  );
  await control.buyOnShopify(
    [
      { sku: at(plain, 0).sku, quantity: 1 },
      { sku: at(cast.own, 0).sku, quantity: 1 },
    ],
    buyersHome,
  );
  await control.buyOnShopify([{ sku: at(plain, 1).sku, quantity: 1 }], {
    ...buyersHome,
    city: "Pago Pago",
    state: "AS",
    postalCode: unreachablePostalCode(),
  });
  for (let index = 0; index < 7; index++)
    await control.buyOnShopify(
      [{ sku: at(plain, index + 2).sku, quantity: 1 + (index % 2) }],
      buyersHome,
    );
  for (let index = 0; index < 10; index++)
    await control.buyOnTikTok(
      [
        {
          skuId: at(plain, index + 5).skuExternalId,
          quantity: 1 + (index % 2),
        },
      ],
      "BY_TIKTOK",
    );
  for (let index = 0; index < 10; index++)
    await control.buyOnTikTok(
      [
        { skuId: at(cast.own, index).skuExternalId, quantity: 1 },
        { skuId: at(cast.own, index + 3).skuExternalId, quantity: 2 },
      ],
      "BY_SELLER",
    );
}

/**
 * A buyer returns one unit of an order that the merchant shipped. The merchant grants it in the inbox, and again when the
 * parcel is back.
 */
async function sendOneBack(
  { control, memory, wait }: Scene,
  merchant: ReturnType<typeof openMerchant>,
): Promise<void> {
  const { orders } = await control.tiktok();
  const order = orders.find((one) => one.fulfillmentType === "BY_SELLER");
  const [line] = order?.lines ?? [];
  if (!order || !line?.packageId)
    throw new Error("no parcel of the merchant's is on its way");
  for (const packageId of new Set(
    order.lines.flatMap((one) => one.packageId ?? []),
  ))
    await control.deliver(packageId);
  const { returnId } = await control.askBack(order.id, {
    type: "RETURN_AND_REFUND",
    lineIds: [line.id],
  });
  await grant("stuck:return-asked-return");
  await until("the return", wait, async () => {
    const { returns } = await control.tiktok();
    const status = returns.find((one) => one.id === returnId)?.status;
    return status === "AWAITING_BUYER_SHIP" ? null : `it is ${status}`;
  });
  await control.sendBack(returnId);
  await grant("stuck:return-asked-parcel");
  await until("the returned goods in Shopify", wait, async () => {
    const shopify = await control.shopify();
    const twin = shopify.orders.find(
      (one) => one.sourceIdentifier === order.id,
    );
    const [back] = twin?.returns ?? [];
    return back?.lines.every((one) => one.processed === one.quantity)
      ? null
      : `the return in Shopify is ${back?.status ?? "not there"}`;
  });

  async function grant(cause: string): Promise<void> {
    const asked = () =>
      memory.prisma.conflict.findFirst({ where: { cause, state: "open" } });
    await until("the question about the return", wait, async () =>
      (await asked()) ? null : "nobody is asked yet",
    );
    const conflict = await asked();
    const answer = await merchant.settle(conflict?.id ?? "", {
      version: conflict?.version ?? "",
      choice: { kind: "marketplace" },
      reason: "The buyer may send it back.",
    });
    if (answer.outcome !== "settled")
      throw new Error(`granting the return ended as ${answer.outcome}`);
  }
}

async function fightOverTitle(
  { control, memory, wait }: Scene,
  merchant: ReturnType<typeof openMerchant>,
): Promise<void> {
  const listing = await memory.prisma.listing.findFirstOrThrow({
    where: { product: { isNot: null } },
    include: { product: true },
    orderBy: { externalId: "asc" },
  });
  const title = listing.title;
  await Promise.all([
    control.editShopifyTitle(
      listing.product?.externalId ?? "",
      `${title}, New Season`,
    ),
    control.editTikTokTitle(listing.externalId, `${title} (Bestseller)`),
  ]);
  const open = () =>
    memory.prisma.conflict.findFirst({
      where: { key: `title:${listing.id}`, state: "open" },
    });
  await until("the title conflict", wait, async () => {
    const conflict = await open();
    return conflict?.storefront === `${title}, New Season` &&
      conflict.marketplace === `${title} (Bestseller)`
      ? null
      : "the conflict is not open yet";
  });
  const conflict = await open();
  const answer = await merchant.settle(conflict?.id ?? "", {
    version: conflict?.version ?? "",
    choice: { kind: "storefront" },
    reason: "The new season's title is right.",
  });
  if (answer.outcome !== "settled")
    throw new Error(`settling the conflict ended as ${answer.outcome}`);
}

/** Waits for agreement; what still differs when patience ends is the report's to tell. */
async function untilAgreed(scene: Scene): Promise<string[]> {
  let mismatches: string[] = [];
  try {
    await until("agreement", scene.wait, async () => {
      if ((await scene.memory.underWay()) > 0) return "effects are under way";
      mismatches = await compareAll(scene.control, scene.memory);
      return mismatches[0] ?? null;
    });
    return [];
  } catch {
    scene.wait.signal.throwIfAborted();
    return mismatches.length > 0
      ? mismatches
      : compareAll(scene.control, scene.memory);
  }
}
