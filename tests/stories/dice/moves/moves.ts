import { type Dice, diceFor } from "#sandbox/dice.ts";
import { changeMoves } from "./changes.ts";
import { customerMoves } from "./customers.ts";
import { decisionMoves } from "./decisions.ts";
import { deletionMoves } from "./deletions.ts";
import { editMoves } from "./edits.ts";
import { kitMoves } from "./kits.ts";
import { listingMoves } from "./listings.ts";
import { lookMoves } from "./looks.ts";
import { merchantMoves } from "./merchant.ts";
import type { Moves } from "./move.ts";
import { networkMoves } from "./network.ts";
import { placeMoves } from "./places.ts";
import { platformMoves } from "./platforms.ts";
import { returnMoves } from "./returns.ts";
import { ruleMoves } from "./rules.ts";
import { saleMoves } from "./sale.ts";
import { shippingMoves } from "./shipping.ts";
import { timeMoves } from "./time.ts";
import { workerMoves } from "./worker.ts";

/** What happens to a merchant's own shops, by what it is about. */
const families: Record<string, Moves> = {
  customers: customerMoves,
  edits: editMoves,
  looks: lookMoves,
  sale: saleMoves,
  merchant: merchantMoves,
  kits: kitMoves,
  places: placeMoves,
  listings: listingMoves,
  decisions: decisionMoves,
  deletions: deletionMoves,
  shipping: shippingMoves,
  network: networkMoves,
  returns: returnMoves,
  changes: changeMoves,
  rules: ruleMoves,
};
const everybodys: Record<string, Moves> = {
  time: timeMoves,
  platforms: platformMoves,
  workers: workerMoves,
};

/** Everything that can happen to a shop. A new move is a row of one of these. */
export const moves: Moves = Object.assign(
  {},
  ...Object.values({ ...families, ...everybodys }),
);

/** How much more, or less, a family is about in a history than by its weights: what follows from each other comes to its end. */
const moods = [0.15, 0.15, 1, 6];
/** Whatever a history is about, somebody buys. */
const neverLess: Partial<Record<string, number>> = { customers: 1 };

/**
 * Draws which moves bid for a step of a seed's history, and their dice, the highest bidder first: the first that is possible is
 * made. Every move bids for every step with dice of its own: one that is added takes the steps it wins, and leaves the others
 * as they were. Workers, platforms and time are everybody's: of a neighbour they are not drawn.
 */
export function* drawMoves(
  seed: number,
  step: number,
  who: "main" | "neighbour",
): Generator<{ name: string; dice: Dice }> {
  // The main merchant's draws are named as they were before he had a neighbour.
  const [bidding, deeds] =
    who === "main" ? ["bid", "move"] : ["neighbour's bid", "neighbour's move"];
  const drawn = { ...families, ...(who === "main" ? everybodys : {}) };
  const bids = Object.entries(drawn).flatMap(([family, itsMoves]) => {
    const mood =
      family in families
        ? Math.max(
            diceFor(seed, "mood", family).pick(moods),
            neverLess[family] ?? 0,
          )
        : 1;
    return Object.entries(itsMoves).map(([name, { weight }]) => ({
      name,
      bid:
        -Math.log(diceFor(seed, bidding, step, name).next()) / (weight * mood),
    }));
  });
  for (const { name } of bids.sort((one, other) => one.bid - other.bid))
    yield { name, dice: diceFor(seed, deeds, step, name) };
}
