import { type RateCard, shippingOfUnit } from "./rate-card.ts";
import { storageOfDay } from "./storage-fees.ts";

/** What the network took in a past that was played, on its scored days, in minor units of US dollars. */
export type PaidPast = {
  /** A day, each unit as an order by itself. */
  shippingPerDayMinor: number;
  /** A day, for what came: as if all of it had been sent to the hub. */
  placementPerDayMinor: number;
  /** Of all that lay there, the part that lay longer than is free, by units and days. */
  beyondShare: number;
  /** A day; null where some lay longer than is free and its fee or its room is not known. */
  storagePerDayMinor: number | null;
};

type PaidGoods = {
  cubicFeet: number | null;
  /** The share of what is shipped that the marketplace has sold, from 0 to 1. */
  marketplaceShare: number;
};

/** Units that came on one day and are still there. */
type Layer = { cameOn: number; units: number };

/**
 * Follows every unit of a played past from the day it came to the day it was sold: what came first is sold first. Each day is
 * paid by the card that was in force on it. Of goods whose size nobody has told a unit takes as much room as one of the others
 * does on average.
 */
export class FeesOfPast {
  readonly #layers: Layer[][];
  readonly #goods: readonly PaidGoods[];
  readonly #cardOn: (day: number) => RateCard;
  readonly #scored: { from: number; until: number };
  #shipping = 0;
  #placement = 0;
  #lay = 0;
  #beyond = 0;
  #storage: number | null = 0;

  /** @param scored days from and until which it is counted; the later one is not. */
  constructor(
    goods: readonly PaidGoods[],
    cardOn: (day: number) => RateCard,
    scored: { from: number; until: number },
  ) {
    const known = goods.flatMap(({ cubicFeet }) => cubicFeet ?? []);
    const usual =
      known.length > 0
        ? known.reduce((sum, one) => sum + one, 0) / known.length
        : null;
    this.#goods = goods.map((one) => ({
      ...one,
      cubicFeet: one.cubicFeet ?? usual,
    }));
    this.#layers = goods.map(() => []);
    this.#cardOn = cardOn;
    this.#scored = scored;
  }

  /** Hears of every day of every article, in the order of the days. */
  readonly note = (
    goods: number,
    day: number,
    sold: number,
    leftOver: number,
  ): void => {
    const layers = this.#layers[goods] as Layer[];
    const before = layers.reduce((sum, { units }) => sum + units, 0);
    const came = leftOver + sold - before;
    if (came > 0) layers.push({ cameOn: day, units: came });
    take(layers, sold);
    if (day < this.#scored.from || day >= this.#scored.until) return;
    const card = this.#cardOn(day);
    const { cubicFeet, marketplaceShare } = this.#goods[goods] as PaidGoods;
    this.#shipping += sold * shippingOfUnit(card, marketplaceShare);
    this.#placement += Math.max(0, came) * card.hubPlacementMinor;
    for (const { cameOn, units } of layers) {
      this.#lay += units;
      const fee = storageOfDay(card, day - cameOn);
      if (day - cameOn >= card.freeStorageDays) this.#beyond += units;
      if (fee !== 0) this.#store(units, fee, cubicFeet);
    }
  };

  #store(units: number, fee: number | null, cubicFeet: number | null): void {
    this.#storage =
      this.#storage === null || fee === null || cubicFeet === null
        ? null
        : this.#storage + units * cubicFeet * fee;
  }

  result(): PaidPast {
    const days = this.#scored.until - this.#scored.from;
    return {
      shippingPerDayMinor: this.#shipping / days,
      placementPerDayMinor: this.#placement / days,
      beyondShare: this.#lay > 0 ? this.#beyond / this.#lay : 0,
      storagePerDayMinor: this.#storage === null ? null : this.#storage / days,
    };
  }
}

function take(layers: Layer[], units: number): void {
  let left = units;
  for (let [oldest] = layers; oldest && left > 0; [oldest] = layers) {
    const taken = Math.min(oldest.units, left);
    oldest.units -= taken;
    left -= taken;
    if (oldest.units <= 0) layers.shift();
  }
}
