import type { Sale } from "./sales.ts";
import type { LedgerLine, ShownLine } from "./stock-at.ts";

/** How the ledger names a movement that a level of Shopify's told of. */
export const levelCause = "storefront_level";

/** How it names what was there when it began. */
export const openingCause = "opening";

/** Units that an order moved, as its channel tells of it. */
export type OrderMove = {
  /** Of a location's units a parcel, one that was taken back and what came back; of a channel's number a sale and its end. */
  kind: "parcel" | "taken-back" | "return" | "sale" | "cancelled";
  /** Null: which of the locations is not known. */
  poolId: string | null;
  at: Date;
  /** Signed: a parcel's are below nothing. */
  units: number;
  orderId: string;
  name: string;
};

/** A movement, as far as its cause is to be found. */
type Moved = Pick<
  LedgerLine,
  "poolId" | "quantity" | "causeKind" | "occurredAt"
>;

/** What a level's movement comes of: units of orders, and what is left is the merchant's own doing in Shopify. */
export type LevelCauses = { moves: OrderMove[]; rest: number };

// One deed of Shopify's stamps an order and a level by itself, so that the two may differ by seconds.
const apartMs = 5_000;

/**
 * Shopify tells how many units lie at a location, and not what moved them. An order's units explain a movement when they
 * moved after the level before it and no later than it: all of them where they come to it exactly, else each that fits
 * into it, the earliest first. No unit explains two movements.
 * @param lines of one variant at all its places, in any order; what the first of a place says includes what was moved before.
 * @returns one for each line that is a level.
 */
export function causesOfLevels<Line extends Moved>(
  lines: Line[],
  moves: OrderMove[],
): Map<Line, LevelCauses> {
  const causes = new Map<Line, LevelCauses>();
  const open = new Set(
    [...moves].sort((a, b) => a.at.getTime() - b.at.getTime()),
  );
  const before = new Map<string, number>();
  const inOrder = [...lines].sort(
    (a, b) => a.occurredAt.getTime() - b.occurredAt.getTime(),
  );
  for (const line of inOrder) {
    const at = line.occurredAt.getTime();
    const since = before.get(line.poolId);
    before.set(line.poolId, at);
    if (line.causeKind !== levelCause || since === undefined) continue;
    const due = [...open].filter(
      (move) =>
        (move.poolId ?? line.poolId) === line.poolId &&
        move.at.getTime() > since - apartMs &&
        move.at.getTime() <= at + apartMs,
    );
    const explained = fitting(line.quantity, due);
    for (const move of explained) open.delete(move);

    causes.set(line, {
      moves: explained,
      rest: line.quantity - sum(explained),
    });
  }
  return causes;
}

function fitting(quantity: number, due: OrderMove[]): OrderMove[] {
  if (sum(due) === quantity) return due;
  const taken: OrderMove[] = [];
  for (const move of due) {
    const left = quantity - sum(taken);
    if (Math.sign(move.units) === Math.sign(left) && fits(move.units, left))
      taken.push(move);
  }
  return taken;
}

const fits = (units: number, left: number): boolean =>
  Math.abs(units) <= Math.abs(left);

const sum = (moves: OrderMove[]): number =>
  moves.reduce((total, { units }) => total + units, 0);

/**
 * What moved the numbers that a channel moved itself: its own sales and cancellations, which it takes off and gives back at
 * once, in the same way. What they do not account for was changed there.
 * @param lines of one variant, of all channels; @param sales of it, of all channels; @param restocked what came back to the
 * place whose number Shopify shows.
 * @returns one for each number that was seen, and of which it is known what stood there before.
 */
export function causesOfSeen<
  Line extends ShownLine & { before: number | null },
>(
  lines: Line[],
  sales: Sale[],
  restocked: OrderMove[],
): Map<Line, LevelCauses> {
  const causes = new Map<Line, LevelCauses>();
  for (const channel of new Set(lines.map((line) => line.channel))) {
    const levels = lines
      .filter((line) => line.channel === channel)
      .map((line) => ({
        line,
        poolId: line.placeId,
        quantity: line.quantity - (line.before ?? line.quantity),
        causeKind: line.kind === "seen" ? levelCause : line.kind,
        occurredAt: line.at,
      }));
    const moves = [
      ...sales.filter((sale) => sale.channel === channel).flatMap(movesOf),
      ...(channel === "storefront" ? restocked : []),
    ];
    for (const [{ line }, cause] of causesOfLevels(levels, moves))
      if (line.before !== null) causes.set(line, cause);
  }
  return causes;
}

function movesOf({
  orderId,
  name,
  placedAt,
  cancelledAt,
  units,
  parcels,
}: Sale): OrderMove[] {
  const of = { poolId: null, orderId, name };
  const sent = parcels.reduce((sum, parcel) => sum + parcel.units, 0);
  return [
    { ...of, kind: "sale", at: placedAt, units: -units },
    ...(cancelledAt && units > sent
      ? [
          {
            ...of,
            kind: "cancelled" as const,
            at: cancelledAt,
            units: units - sent,
          },
        ]
      : []),
  ];
}
