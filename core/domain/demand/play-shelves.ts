/** One article on a day that is played. */
export type Shelf = {
  /** Null before the first decision, which sets the shelf up with its level. */
  onHand: number | null;
  onTheWay: { sentOn: number; arrives: number; units: number }[];
};

/** What is decided of one article: units that should be there and on their way, and those that are sent. */
export type Decision = { level: number; units: number };

export type Played = {
  /** Share of demanded units that were sold at once; the rest is lost. */
  fillRate: number;
  /** Average stock on hand, in days of average demand. */
  stockDays: number;
  /** Share of the days of goods on which something that was wanted was not there. */
  outShare: number;
  /** Units of all goods together: sold a day, and on hand on average. */
  soldPerDay: number;
  stockUnits: number;
};

export type ShelfRules = {
  /** The first day that is played, and the one after the last: indexes in the demand. */
  begin: number;
  end: number;
  /** Days between two decisions. */
  review: number;
  /** Days at the end that no decision can help any more; they are played, and not scored. */
  unscored: number;
  /** Days from sending to being sellable of the delivery of each decision, counted from 0 on. */
  leadOf(decision: number): number;
};

/** Whoever stocks the shelves. */
export type Stocker = {
  /** In the order of the shelves. */
  decide(day: number, shelves: readonly Shelf[]): Decision[];
  /** Hears of every day of every article. */
  note?(goods: number, day: number, sold: number, leftOver: number): void;
};

/** The first weeks carry what the shelves were set up with, and are not scored. */
export const warmUpDays = 35;

/**
 * Plays shelves against real demand: what is wanted and not there is lost, what is sent arrives later. A decision a step.
 * @param demand units of each article a day.
 */
export function* playShelves(
  demand: readonly Float64Array[],
  { begin, end, review, unscored, leadOf }: ShelfRules,
  { decide, note }: Stocker,
): Generator<void, Played> {
  const shelves = demand.map((): Shelf => ({ onHand: null, onTheWay: [] }));
  const scored = { demanded: 0, lost: 0, stock: 0, days: 0, out: 0 };
  for (let day = begin; day < end; day++) {
    const decides = (day - begin) % review === 0 && day + unscored <= end;
    const decisions = decides ? decide(day, shelves) : null;
    const arrives = day + leadOf(Math.floor((day - begin) / review));
    if (decides) yield;
    for (const [i, wanted] of demand.entries()) {
      const shelf = shelves[i] as Shelf;
      const decision = decisions?.[i];
      if (decision) send(shelf, decision, day, arrives);
      const units = wanted[day] as number;
      const onHand = receive(shelf, day);
      const sold = Math.min(onHand, units);
      shelf.onHand = onHand - sold;
      note?.(i, day, sold, shelf.onHand);
      if (day < begin + warmUpDays || day >= end - unscored) continue;
      scored.demanded += units;
      scored.lost += units - sold;
      scored.stock += shelf.onHand;
      if (i === 0) scored.days++;
      if (sold < units) scored.out++;
    }
  }
  const days = Math.max(1, scored.days);
  return {
    fillRate: 1 - scored.lost / scored.demanded,
    stockDays: scored.stock / scored.demanded,
    outShare: scored.out / (days * Math.max(1, demand.length)),
    soldPerDay: (scored.demanded - scored.lost) / days,
    stockUnits: scored.stock / days,
  };
}

function send(
  shelf: Shelf,
  { level, units }: Decision,
  sentOn: number,
  arrives: number,
): void {
  if (shelf.onHand === null) shelf.onHand = level;
  else if (units > 0) shelf.onTheWay.push({ sentOn, arrives, units });
}

/** Units on hand with those that have arrived by this day: a later delivery may be there before an earlier one. */
function receive(shelf: Shelf, day: number): number {
  let onHand = shelf.onHand ?? 0;
  const isThere = ({ arrives }: Shelf["onTheWay"][number]) => arrives <= day;
  if (!shelf.onTheWay.some(isThere)) return onHand;
  for (const one of shelf.onTheWay) if (isThere(one)) onHand += one.units;
  shelf.onTheWay = shelf.onTheWay.filter((one) => !isThere(one));
  return onHand;
}

/** What orders up to a level: what lies there and comes is taken off. */
export function upTo(level: number, { onHand, onTheWay }: Shelf): Decision {
  const whole = Math.ceil(level);
  const position = onTheWay.reduce(
    (sum, { units }) => sum + units,
    onHand ?? 0,
  );
  return { level: whole, units: Math.max(0, whole - position) };
}
