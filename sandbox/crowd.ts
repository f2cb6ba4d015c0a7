import { Refused } from "./control/refused.ts";
import { type Dice, diceFor } from "./dice.ts";
import type { Basket, Market } from "./market.ts";

/** How a crowd of customers buys. */
export type CrowdWish = {
  channel: "shopify" | "tiktok";
  /** The first shop unless one is named. */
  shop?: string | undefined;
  /** Orders per second of real time; as fast as possible without it. */
  perSecond?: number | undefined;
  orders: number;
  seed: number;
  linesPerOrder: [min: number, max: number];
  unitsPerLine: [min: number, max: number];
  /** Only these; everything that is for sale otherwise. */
  skus?: string[] | undefined;
  /** A few SKUs that get a larger share of all lines. */
  hot?: { share: number; skus: string[] | number } | undefined;
  /** How many of the orders the network ships, from 0 to 1. */
  networkShare: number;
};

export type Crowd = {
  id: string;
  channel: CrowdWish["channel"];
  state: "buying" | "done" | "sent away";
  wanted: number;
  placed: number;
  /** Orders that the shop could not sell, e.g. for want of stock. */
  refused: number;
  lastRefusal: string | null;
  /** Ids of the latest orders. */
  orders: string[];
};

export type Crowds = {
  /** @throws Refused for an unknown shop or SKU. `done` resolves when the crowd has gone. */
  gather(
    market: Market,
    wish: CrowdWish,
  ): { crowd: Crowd; done: Promise<void> };
  list(): Crowd[];
  sendAway(id: string): Crowd | undefined;
  close(): void;
};

/** Customers buy in slices of so many milliseconds, so that calls are answered in between. */
const sliceMs = 8;
const pauseMs = 10;
const shownOrders = 100;

/** Crowds buy what the same seed has always bought, at the pace that is wished for. */
export function createCrowds(changed: () => void): Crowds {
  const crowds = new Map<string, Crowd>();
  let count = 0;
  return {
    gather(market, wish) {
      const shopper = createShopper(market, wish);
      count++;
      const crowd: Crowd = {
        id: `c${count}`,
        channel: wish.channel,
        state: "buying",
        wanted: wish.orders,
        placed: 0,
        refused: 0,
        lastRefusal: null,
        orders: [],
      };
      crowds.set(crowd.id, crowd);
      const buy = () => {
        try {
          crowd.orders.push(market.buy(wish.shop, shopper.next()));
          crowd.placed++;
          if (crowd.orders.length > shownOrders) crowd.orders.shift();
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          crowd.refused++;
          crowd.lastRefusal = error.message;
        }
      };
      return { crowd, done: run(crowd, wish.perSecond, buy, changed) };
    },
    list: () => [...crowds.values()],
    sendAway(id) {
      const crowd = crowds.get(id);
      if (crowd?.state === "buying") crowd.state = "sent away";
      return crowd;
    },
    close() {
      for (const crowd of crowds.values())
        if (crowd.state === "buying") crowd.state = "sent away";
    },
  };
}

async function run(
  crowd: Crowd,
  perSecond: number | undefined,
  buy: () => void,
  changed: () => void,
): Promise<void> {
  const started = performance.now();
  const due = () =>
    perSecond === undefined
      ? crowd.wanted
      : Math.min(
          crowd.wanted,
          1 + Math.floor(((performance.now() - started) / 1000) * perSecond),
        );
  const seen = () => crowd.placed + crowd.refused;
  while (crowd.state === "buying" && seen() < crowd.wanted) {
    const slice = performance.now() + sliceMs;
    while (seen() < due() && performance.now() < slice) buy();
    changed();
    const breath = perSecond === undefined || seen() < due() ? 0 : pauseMs;
    await new Promise((resolve) => setTimeout(resolve, breath));
  }
  if (crowd.state === "buying") crowd.state = "done";
}

/** Fills one basket after the other. */
function createShopper(market: Market, wish: CrowdWish) {
  const dice = diceFor(wish.seed, "crowd", wish.channel);
  const known = market.skus(wish.shop);
  const strangers = wish.skus?.filter((sku) => !known.includes(sku)) ?? [];
  if (strangers.length > 0)
    throw new Refused(422, `not for sale: ${strangers.join(", ")}`);
  const skus = wish.skus ?? known;
  if (skus.length === 0) throw new Refused(422, "there is nothing for sale");
  const hot = hotSkus(wish, skus, dice);
  const pick = (dice: Dice) =>
    hot.length > 0 && dice.next() < (wish.hot?.share ?? 0)
      ? dice.pick(hot)
      : dice.pick(skus);
  return {
    next(): Basket {
      const lines = new Map<string, number>();
      for (let n = dice.between(...wish.linesPerOrder); n > 0; n--) {
        const sku = pick(dice);
        const units = dice.between(...wish.unitsPerLine);
        lines.set(sku, (lines.get(sku) ?? 0) + units);
      }
      return {
        lines: [...lines].map(([sku, quantity]) => ({ sku, quantity })),
        byNetwork: dice.next() < wish.networkShare,
      };
    },
  };
}

function hotSkus({ hot }: CrowdWish, skus: string[], dice: Dice): string[] {
  if (!hot) return [];
  if (typeof hot.skus !== "number") return hot.skus;
  const left = [...skus];
  return Array.from({ length: Math.min(hot.skus, left.length) }, () =>
    left.splice(dice.between(0, left.length - 1), 1),
  ).flat();
}
