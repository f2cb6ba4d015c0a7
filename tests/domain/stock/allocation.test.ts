import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Allocation,
  heldForAllocation,
  toldOfAllocation,
} from "#core/domain/stock/allocation.ts";

/**
 * Both platforms as they are, and what we know of them. TikTok Shop takes every number as it is told; what it sold before
 * is not taken off. Shopify moves units only where they are as we last read them.
 */
class SharedPool {
  // What is true.
  available: number;
  held = 0;
  shown = 0;
  sold: { at: number; known: boolean; imported: boolean }[] = [];
  soldOnShopify = 0;
  /** Units that were promised too often at the moment when a number took hold on TikTok Shop. */
  excess = 0;
  /** Units held for orders that Shopify knows by now, and gave of its own. */
  owed = 0;
  // What we know.
  knownAvailable: number;
  knownHeld = 0;
  knownShown = 0;
  unanswered: number | null = null;
  unansweredHold: { total: number; owed: number } | null = null;
  /** What we have a right to of the units held. */
  entitled = 0;
  isRead = true;
  toldAt = 0;
  time = 0;
  sent: { told: number; margin: number; known: number } | null = null;

  readonly stock: number;
  readonly margin: number;
  readonly compares: boolean;
  constructor(stock: number, margin: number, compares: boolean) {
    this.stock = stock;
    this.margin = margin;
    this.compares = compares;
    this.available = stock;
    this.knownAvailable = stock;
  }

  open = () => this.sold.filter(({ imported }) => !imported).length;
  knownOpen = () =>
    this.sold.filter(({ known, imported }) => known && !imported).length;

  allocation = (demand: number): Allocation => ({
    available: this.knownAvailable + (this.knownHeld - this.entitled),
    held: Math.min(
      this.entitled,
      this.unansweredHold
        ? this.unansweredHold.total - this.unansweredHold.owed
        : this.entitled,
    ),
    sold: this.knownOpen(),
    shown: Math.max(this.knownShown, this.unanswered ?? 0),
    isKnown: this.unanswered === null,
    isRead: this.isRead,
    margin: this.margin,
    demand: { storefront: 10 - demand, marketplace: demand },
  });

  sellOnShopify() {
    if (this.available <= 0) return;
    this.available--;
    this.soldOnShopify++;
  }
  sellOnTikTok() {
    if (this.shown <= 0) return;
    this.shown--;
    this.sold.push({ at: this.time, known: false, imported: false });
  }
  /** News of TikTok's orders: all of them, or only the oldest ones. */
  hearOfOrders(most: number) {
    for (const order of this.sold
      .filter(({ known }) => !known)
      .slice(0, most)) {
      order.known = true;
      // What sold before the number took hold was never taken off it.
      if (order.at > this.toldAt && this.unanswered === null)
        this.knownShown = Math.max(0, this.knownShown - 1);
    }
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
  hold(demand: number, fate: "done" | "answer lost" | "lost") {
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
  /** The number is worked out now and takes hold later. */
  tell(demand: number) {
    if (this.sent) return;
    const told = toldOfAllocation(this.allocation(demand));
    if (told === this.knownShown && this.unanswered === null) return;
    this.sent = {
      told,
      margin: this.margin,
      known: this.sold.filter(({ known }) => known).length,
    };
    this.unanswered = Math.max(told, this.unanswered ?? 0, this.knownShown);
    this.isRead = false;
  }
  arrive(fate: "done" | "answer lost" | "lost") {
    if (!this.sent) return;
    const { told, margin, known } = this.sent;
    this.sent = null;
    if (fate === "lost") return;
    const unseen = this.sold.length - known;
    if (this.compares && unseen > 0) return;
    const before = this.uncovered();
    this.shown = told;
    const more = Math.max(0, this.uncovered() - before);
    // A lowered number leaves room besides the margin, which is given back only when the orders have been read.
    expect(more).toBeLessThanOrEqual(Math.max(0, unseen - margin));
    this.excess += more;
    if (fate === "answer lost") return;
    this.knownShown = told;
    this.unanswered = null;
    this.toldAt = this.time;
  }
  /** Reads all orders after the number took hold. */
  readBack() {
    if (this.sent || this.unanswered !== null) return;
    this.hearOfOrders(Number.POSITIVE_INFINITY);
    this.isRead = true;
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
    Math.max(0, this.shown + this.open() - (this.held - this.owed));
  /** Units promised to anybody beyond those that are there. */
  oversold = () =>
    Math.max(0, this.available) +
    this.shown +
    this.sold.length +
    this.soldOnShopify -
    this.stock;
}

const fate = fc.constantFrom("done", "answer lost", "lost");
const demand = fc.integer({ min: 0, max: 10 });
type Step = (pool: SharedPool) => void;
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>((pool) => pool.sellOnShopify()),
  fc.constant<Step>((pool) => pool.sellOnTikTok()),
  fc.nat(3).map(
    (most): Step =>
      (pool) =>
        pool.hearOfOrders(most),
  ),
  fc.constant<Step>((pool) => pool.readShopify()),
  fc.tuple(demand, fate).map(
    ([wish, end]): Step =>
      (pool) =>
        pool.hold(wish, end as "done"),
  ),
  demand.map(
    (wish): Step =>
      (pool) =>
        pool.tell(wish),
  ),
  fate.map(
    (end): Step =>
      (pool) =>
        pool.arrive(end as "done"),
  ),
  fc.constant<Step>((pool) => pool.readBack()),
  fc.constant<Step>((pool) => pool.importOrder()),
);

const histories = (compares: boolean, margins: fc.Arbitrary<number>) =>
  fc
    .tuple(
      fc.integer({ min: 0, max: 30 }),
      margins,
      fc.array(step, { maxLength: 80, size: "max" }),
    )
    .map(([stock, margin, steps]) => {
      const pool = () => new SharedPool(stock, margin, compares);
      return { open: pool, steps };
    });

const play = (pool: SharedPool, steps: Step[], check: () => void) => {
  for (const take of steps) {
    pool.time++;
    take(pool);
    check();
  }
};

test("where both platforms compare before they set, no history of sales, lost answers and late news oversells a guaranteed pool", () => {
  fc.assert(
    fc.property(histories(true, fc.constant(0)), ({ open, steps }) => {
      const pool = open();
      play(pool, steps, () => expect(pool.oversold()).toBeLessThanOrEqual(0));
    }),
    { numRuns: 1500 },
  );
});

test("where TikTok Shop does not compare, no more is oversold than it sold unseen beyond the margin", () => {
  fc.assert(
    fc.property(histories(false, fc.nat(4)), ({ open, steps }) => {
      const pool = open();
      play(pool, steps, () =>
        expect(pool.oversold()).toBeLessThanOrEqual(pool.excess),
      );
    }),
    { numRuns: 1500 },
  );
});

test("left alone, the shares come to rest where demand wants them, and everything that is there is for sale", () => {
  fc.assert(
    fc.property(
      histories(false, fc.constant(0)),
      demand,
      ({ open, steps }, wish) => {
        const pool = open();
        play(pool, steps, () => undefined);
        fc.pre(pool.excess === 0);
        for (let round = 0; round < 12; round++) {
          pool.arrive("done");
          pool.readBack();
          pool.hearOfOrders(Number.POSITIVE_INFINITY);
          while (pool.open() > 0) pool.importOrder();
          pool.readShopify();
          pool.hold(wish, "done");
          pool.tell(wish);
        }
        expect(pool.held).toBe(pool.shown);
        const left = pool.stock - pool.soldOnShopify - pool.sold.length;
        expect(pool.available + pool.shown).toBe(left);
        const wanted = left * Math.min(0.9, Math.max(0.1, wish / 10));
        expect(Math.abs(pool.shown - wanted)).toBeLessThanOrEqual(
          Math.max(1, left * 0.1) + 0.5,
        );
      },
    ),
    { numRuns: 300 },
  );
});
