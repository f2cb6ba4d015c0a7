import { openScratchCluster } from "../../bin/town/scratch-cluster.ts";
import {
  openShopToRead,
  type Shelf,
  type Took,
  variantsEach,
} from "./shop-to-read.ts";

/** Of a store's products, so many have a twin with the same codes. */
const doubledShare = 0.01;
export type Imported = {
  variants: number;
  listings: number;
  /**
   * TikTok SKUs that were linked, a fifth of them typed in other letters than in Shopify, and those that a person is asked
   * about.
   */
  linked: number;
  asked: number;
  /** More than one where a transaction was cut off on a busy machine. */
  tries: number;
  /** The routine checks behind it, with nothing changed: of everything, as once an hour, and as every minute. */
  checks: { whole: Check; minute: Check };
  edits: Edits;
} & Took;

/** How long plans take then, in milliseconds. */
type Edits = {
  /** Of one product's edit: the median and the slowest of twenty. */
  medianMs: number;
  slowestMs: number;
  /** Of one variant's numbers, one in twenty variants being a kit of two others; and of looking up its kits alone. */
  stockMs: number;
  kinMs: number;
};

export type Check = Took & { found: number; calls: Record<string, number> };

export type ImportSizes = {
  heapMiB: number;
  small: Imported;
  large: Imported;
};

/**
 * What the first imports of a store and its TikTok Shop take of a worker that does nothing else, at two sizes. The pretend
 * platforms and PostgreSQL are other processes; they are not counted.
 * @param listedShare of the products.
 * @param heapMiB the worker's heap ends there: it fails rather than take more.
 */
export async function measureImports(
  variants: { small: number; large: number },
  listedShare: number,
  heapMiB: number,
): Promise<ImportSizes> {
  const cluster = await openScratchCluster();
  try {
    const measure = async (name: string, count: number) => {
      const products = Math.ceil(count / variantsEach);
      const listings = Math.round(products * listedShare);
      const doubled = Math.round(products * doubledShare);
      return importOnce(
        cluster.url("scratch"),
        name,
        { products: products - doubled, doubled, listings, careless: 0.2 },
        heapMiB,
      );
    };
    return {
      heapMiB,
      small: await measure("small", variants.small),
      large: await measure("large", variants.large),
    };
  } finally {
    await cluster.close();
  }
}

async function importOnce(
  server: string,
  name: string,
  shelf: Shelf,
  heapMiB: number,
): Promise<Imported> {
  const { world, work, callsSince, close } = await openShopToRead(
    server,
    name,
    shelf,
    heapMiB,
  );
  try {
    const { failed, ...took } = await work<
      Took & { failed: unknown[]; tries: number }
    >("import-catalogs");
    if (failed.length > 0)
      throw new Error(`an import failed: ${JSON.stringify(failed)}`);
    const [variants, listings, links, asked] = await Promise.all([
      world.prisma.variant.count(),
      world.prisma.listing.count(),
      world.prisma.skuLink.count(),
      world.prisma.conflict.count({ where: { kind: "link", state: "open" } }),
    ]);
    const wanted = {
      linked: (shelf.listings - shelf.doubled) * variantsEach,
      asked: shelf.doubled * variantsEach,
    };
    if (links !== wanted.linked || asked !== wanted.asked)
      throw new Error(
        `${links} linked and ${asked} asked instead of ${wanted.linked} and ${wanted.asked}`,
      );
    const check = async (minutesLater: number): Promise<Check> => {
      await callsSince();
      const done = await work<Took & { found: number }>(
        "check-catalogs",
        String(minutesLater),
      );
      const calls: Check["calls"] = {};
      for (const { platform, calls: more } of await callsSince())
        calls[platform] = (calls[platform] ?? 0) + more;
      return { ...done, calls };
    };
    // The very first one only finds out where to begin; the whole shelf, filled in one go, is its newest moments.
    await check(11);
    const whole = await check(14);
    const checks = { whole, minute: await check(15) };
    const edits = await work<Edits>("plan-edits");
    return {
      variants,
      listings,
      linked: links,
      asked,
      checks,
      edits,
      ...took,
    };
  } finally {
    await close();
  }
}
