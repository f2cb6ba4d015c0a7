import type { LedgerLine } from "./stock-at.ts";

/** How the ledger names a movement that a level of Shopify's told of. */
export const levelCause = "storefront_level";

/** How it names what was there when it began. */
export const openingCause = "opening";

/** Units that an order moved at the merchant's own locations, as Shopify tells of the order. */
export type OrderMove = {
  kind: "parcel" | "return";
  /** Null: which of the locations is not known. */
  poolId: string | null;
  at: Date;
  /** Signed: a parcel's are below nothing. */
  units: number;
  orderId: string;
  name: string;
};

/** What a level's movement comes of: units of orders, and what is left is the merchant's own doing in Shopify. */
export type LevelCauses = { moves: OrderMove[]; rest: number };

// One deed of Shopify's stamps an order and a level by itself, so that the two may differ by seconds.
const apartMs = 5_000;

/**
 * Shopify tells how many units lie at a location, and not what moved them. An order's units explain a movement when they
 * moved after the level before it and no later than it: all of them where they come to it exactly, else each that fits
 * into it, the earliest first. No unit explains two movements.
 * @param lines of one variant, those of all its places, in any order; of own locations' levels, in any order; what an opening says includes what was moved before.
 * @returns one for each line that is a level.
 */
export function causesOfLevels<Line extends LedgerLine>(
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
