import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Allocation,
  heldForAllocation,
  takesForce,
  toldOfAllocation,
} from "#core/domain/stock/allocation.ts";

type Order = { at: number; sku: number; known: boolean; imported: boolean };
/** A number on its way, with the orders that were known when it was worked out. */
type Sent = { told: number; margin: number; known: Order[] };

/** What TikTok Shop shows of one SKU, and what we know of it. */
class Sku {
  shown: number;
  mayShow: number;
  isKnown = true;
  sent: Sent | null = null;
  toldAt = 0;
  constructor(shown: number) {
    this.shown = shown;
    this.mayShow = shown;
  }
}

/**
 * Both platforms as they are, and what we know of them. TikTok Shop takes every number as it is told; what it sold before
 * is not taken off. Shopify moves units only where they are as we last read them.
 */
class SharedPool {
  // What is true.
  available: number;
  held = 0;
  skus: Sku[];
  sold: Order[] = [];
  /** Those that were taken back, too. */
  placed: Order[] = [];
  soldOnShopify = 0;
  /** Units that were promised too often at the moment when a number took hold on TikTok Shop, or before the split. */
  excess = 0;
  /** Units held for orders that Shopify knows by now, and gave of its own. */
  owed = 0;
  // What we know.
  knownAvailable: number;
  knownHeld = 0;
  unansweredHold: { total: number; owed: number } | null = null;
  /** What we have a right to of the units held. */
  entitled = 0;
  isRead: boolean;
  isInForce: boolean;
  time = 0;

  readonly stock: number;
  readonly margin: number;
  readonly compares: boolean;
  constructor(start: {
    stock: number;
    skus: number;
    shared: boolean;
    margin: number;
    compares: boolean;
  }) {
    this.stock = start.stock;
    this.margin = start.margin;
    this.compares = start.compares;
    this.available = start.stock;
    this.knownAvailable = start.stock;
    this.isRead = !start.shared;
    this.isInForce = !start.shared;
    this.skus = Array.from(
      { length: start.skus },
      () => new Sku(start.shared ? start.stock : 0),
    );
  }

  open = () => this.sold.filter(({ imported }) => !imported).length;
  shown = () => this.skus.reduce((sum, { shown }) => sum + shown, 0);

  allocation = (demand: number): Allocation => ({
    available: this.knownAvailable + (this.knownHeld - this.entitled),
    held: Math.min(
      this.entitled,
      this.unansweredHold
        ? this.unansweredHold.total - this.unansweredHold.owed
        : this.entitled,
    ),
    sold: this.sold.filter(({ known, imported }) => known && !imported).length,
    numbers: this.skus.map(({ mayShow, isKnown }) => ({
      shown: mayShow,
      isKnown,
    })),
    isRead: this.isRead,
    isInForce: this.isInForce,
    margin: this.margin,
    cap: null,
    demand: { storefront: 10 - demand, marketplace: demand },
    worth: null,
    spread: 0.7,
  });

  sellOnShopify(units: number) {
    for (let unit = 0; unit < units && this.available > 0; unit++) {
      this.available--;
      this.soldOnShopify++;
    }
  }
  sellOnTikTok(sku: number, units: number) {
    const one = this.skus[sku % this.skus.length] as Sku;
    for (let unit = 0; unit < units && one.shown > 0; unit++) {
      one.shown--;
      const order = {
        at: this.time,
        sku: sku % this.skus.length,
        known: false,
        imported: false,
      };
      this.sold.push(order);
      this.placed.push(order);
    }
  }
  /**
   * News of TikTok's orders: all of them, or only the oldest ones.
   * @param clocksDiffer nobody can say whether a sale came before or after the number: it is told again.
   */
  hearOfOrders(most: number, clocksDiffer = false) {
    for (const order of this.sold
      .filter(({ known }) => !known)
      .slice(0, most)) {
      order.known = true;
      const sku = this.skus[order.sku] as Sku;
      if (clocksDiffer) sku.isKnown = false;
      // What sold before the number took hold was never taken off it.
      else if (order.at > sku.toldAt && sku.isKnown)
        sku.mayShow = Math.max(0, sku.mayShow - 1);
    }
  }
  /** The buyer takes an order back that Shopify does not know: the unit is TikTok Shop's to sell again. */
  cancelOrder() {
    const index = this.sold.findIndex(
      ({ known, imported }) => known && !imported,
    );
    const [order] = index < 0 ? [] : this.sold.splice(index, 1);
    if (!order) return;
    const sku = this.skus[order.sku] as Sku;
    sku.shown++;
    sku.mayShow++;
  }
  readShopify() {
    this.knownAvailable = this.available;
    this.knownHeld = this.held;
    this.entitled =
      this.held === this.unansweredHold?.total
        ? this.held - this.unansweredHold.owed
        : Math.min(this.held, this.entitled);
    this.unansweredHold = null;
  }
  /** @param fate whether the request arrives, and whether its answer does. */
  hold(demand: number, fate: Fate) {
    if (this.unansweredHold !== null) this.readShopify();
    const wanted = heldForAllocation(this.allocation(demand));
    const by = wanted - this.knownHeld;
    const isStale =
      this.knownAvailable !== this.available || this.knownHeld !== this.held;
    // Nothing to send: as it was just read, Shopify has given no more than it had.
    if (by === 0) {
      if (!isStale) {
        this.entitled = wanted;
        this.owed = 0;
      }
      return;
    }
    if (!isStale && fate !== "lost") {
      this.available -= by;
      this.held += by;
      this.owed = 0;
    }
    if (fate === "done") {
      if (!isStale) {
        this.entitled = wanted;
        this.owed = 0;
      }
      this.readShopify();
    } else this.unansweredHold = { total: wanted, owed: 0 };
  }
  /** Numbers are worked out now and take hold later. */
  tell(demand: number) {
    if (this.skus.some(({ sent }) => sent)) return;
    const told = toldOfAllocation(this.allocation(demand));
    for (const [index, sku] of this.skus.entries()) {
      const { quantity, isTold } = told[index] ?? { quantity: 0, isTold: true };
      if (!isTold) continue;
      sku.sent = {
        told: quantity,
        margin: this.margin,
        known: this.sold.filter(({ known }) => known),
      };
      sku.mayShow = Math.max(quantity, sku.mayShow);
      sku.isKnown = false;
      this.isRead = false;
    }
  }
  arrive(index: number, fate: Fate) {
    const sku = this.skus[index % this.skus.length] as Sku;
    if (!sku.sent) return;
    const { told, margin, known } = sku.sent;
    sku.sent = null;
    if (fate === "lost") return;
    const unseen = this.placed.filter((order) => !known.includes(order));
    // A platform that compares sees its own sales of this SKU, and what was taken back.
    const own = (order: Order) => this.skus[order.sku] === sku;
    if (
      this.compares &&
      (this.sold.some((order) => own(order) && unseen.includes(order)) ||
        known.some((order) => own(order) && !this.sold.includes(order)))
    )
      return;
    const before = this.uncovered();
    sku.shown = told;
    const more = Math.max(0, this.uncovered() - before);
    // A lowered number leaves room besides the margin, which is given back only when the orders have been read.
    if (this.isInForce)
      expect(more).toBeLessThanOrEqual(Math.max(0, unseen.length - margin));
    this.excess += more;
    if (fate === "answer lost") return;
    sku.mayShow = told;
    sku.isKnown = true;
    sku.toldAt = this.time;
  }
  /** Reads all orders after the numbers took hold. */
  readBack() {
    if (this.skus.some(({ isKnown }) => !isKnown)) return;
    this.hearOfOrders(Number.POSITIVE_INFINITY);
    this.isRead = true;
  }
  takeForce() {
    if (this.isInForce || !takesForce(this.allocation(5))) return;
    this.isInForce = true;
    // What was sold twice while the pool was shared stays so.
    this.excess = Math.max(0, this.oversold());
  }
  /** The order stands in Shopify, which commits a unit of what it can sell; our own import tells us both at once. */
  importOrder() {
    const order = this.sold.find(({ known, imported }) => known && !imported);
    if (!order) return;
    order.imported = true;
    this.owed++;
    this.available--;
    this.knownAvailable--;
    this.entitled--;
    if (this.unansweredHold) this.unansweredHold.owed++;
  }

  /** Units that TikTok Shop promises and Shopify does not hold back for it. */
  uncovered = () =>
    Math.max(0, this.shown() + this.open() - (this.held - this.owed));
  /** Units promised to anybody beyond those that are there. */
  oversold = () =>
    Math.max(0, this.available) +
    this.shown() +
    this.sold.length +
    this.soldOnShopify -
    this.stock;
}

type Fate = "done" | "answer lost" | "lost";
const fate = fc.constantFrom<Fate>("done", "done", "answer lost", "lost");
const demand = fc.constantFrom(0, 5, 10);
type Step = (pool: SharedPool) => void;
const often = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({
  weight,
  arbitrary,
});
const step: fc.Arbitrary<Step> = fc.oneof(
  often(
    2,
    fc.integer({ min: 1, max: 4 }).map((units) => (pool) => {
      pool.sellOnShopify(units);
    }),
  ),
  often(
    3,
    fc
      .tuple(fc.nat(1), fc.integer({ min: 1, max: 3 }))
      .map(([sku, units]) => (pool) => {
        pool.sellOnTikTok(sku, units);
      }),
  ),
  often(
    1,
    fc.tuple(fc.nat(3), fc.boolean()).map(([most, differ]) => (pool) => {
      pool.hearOfOrders(most, differ);
    }),
  ),
  often(
    1,
    fc.constant<Step>((pool) => pool.cancelOrder()),
  ),
  often(
    3,
    fc.tuple(demand, fate, fc.boolean()).map(([wish, end, reads]) => (pool) => {
      if (reads) pool.readShopify();
      pool.hold(wish, end);
    }),
  ),
  often(
    3,
    demand.map((wish) => (pool) => pool.tell(wish)),
  ),
  // Both sides have a number to follow, one after the other: what lies between them is where a split can break.
  often(
    2,
    fc
      .tuple(demand, fc.nat(1), fc.nat(2))
      .map(([wish, sku, units]) => (pool) => {
        pool.tell(wish);
        pool.sellOnTikTok(sku, units);
        pool.arrive(0, "done");
        pool.arrive(1, "done");
        pool.readShopify();
        pool.hold(wish, "done");
      }),
  ),
  often(
    2,
    fc.tuple(fc.nat(1), fate).map(([sku, end]) => (pool) => {
      pool.arrive(sku, end);
    }),
  ),
  often(
    1,
    fc.constant<Step>((pool) => {
      pool.readBack();
      pool.takeForce();
    }),
  ),
  often(
    1,
    fc.constant<Step>((pool) => pool.importOrder()),
  ),
);

const histories = (compares: boolean, margins: fc.Arbitrary<number>) =>
  fc
    .record({
      stock: fc.integer({ min: 0, max: 12 }),
      skus: fc.constantFrom(1, 2),
      shared: fc.boolean(),
      margin: margins,
      steps: fc.array(step, { maxLength: 40, size: "max" }),
    })
    .map(({ steps, ...start }) => {
      const pool = () => new SharedPool({ ...start, compares });
      return { open: pool, steps };
    });

const play = (pool: SharedPool, steps: Step[], check: () => void) => {
  for (const take of steps) {
    pool.time++;
    take(pool);
    check();
  }
};

test("S6 where both platforms compare before they set, no history of sales, lost answers and late news oversells a guaranteed pool", () => {
  fc.assert(
    fc.property(histories(true, fc.constant(0)), ({ open, steps }) => {
      const pool = open();
      play(pool, steps, () => {
        if (pool.isInForce)
          expect(pool.oversold()).toBeLessThanOrEqual(pool.excess);
      });
    }),
    { numRuns: 1500 },
  );
});

test("S7 where TikTok Shop does not compare, no more is oversold than it sold unseen beyond the margin", () => {
  fc.assert(
    fc.property(histories(false, fc.nat(2)), ({ open, steps }) => {
      const pool = open();
      play(pool, steps, () => {
        if (pool.isInForce)
          expect(pool.oversold()).toBeLessThanOrEqual(pool.excess);
      });
    }),
    { numRuns: 1500 },
  );
});

test("S6 left alone, the split comes into force, the shares come to rest where demand wants them, and everything that is there is for sale", () => {
  fc.assert(
    fc.property(
      histories(false, fc.nat(2)),
      demand,
      ({ open, steps }, wish) => {
        const pool = open();
        play(pool, steps, () => undefined);
        fc.pre(pool.oversold() <= 0 && pool.excess === 0);
        for (let round = 0; round < 12; round++) {
          pool.arrive(0, "done");
          pool.arrive(1, "done");
          pool.readBack();
          pool.takeForce();
          pool.hearOfOrders(Number.POSITIVE_INFINITY);
          while (pool.open() > 0) pool.importOrder();
          pool.readShopify();
          pool.hold(wish, "done");
          pool.tell(wish);
        }
        expect(pool.isInForce).toBe(true);
        expect(pool.held).toBe(pool.shown());
        const left = pool.stock - pool.soldOnShopify - pool.sold.length;
        expect(pool.available + pool.shown()).toBe(left);
        const shared = Math.max(0, left - pool.margin);
        const wanted = shared * Math.min(0.9, Math.max(0.1, wish / 10));
        expect(Math.abs(pool.shown() - wanted)).toBeLessThanOrEqual(
          Math.max(1, left * 0.1) + 0.5,
        );
      },
    ),
    { numRuns: 400 },
  );
});
