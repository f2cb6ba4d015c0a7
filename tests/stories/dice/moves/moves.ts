import { type Dice, diceFor } from "#sandbox/dice.ts";
import { changeMoves } from "./changes.ts";
import { customerMoves } from "./customers.ts";
import { decisionMoves } from "./decisions.ts";
import { editMoves } from "./edits.ts";
import { kitMoves } from "./kits.ts";
import { listingMoves } from "./listings.ts";
import { merchantMoves } from "./merchant.ts";
import type { Moves } from "./move.ts";
import { networkMoves } from "./network.ts";
import { placeMoves } from "./places.ts";
import { platformMoves } from "./platforms.ts";
import { returnMoves } from "./returns.ts";
import { ruleMoves } from "./rules.ts";
import { shippingMoves } from "./shipping.ts";
import { timeMoves } from "./time.ts";
import { workerMoves } from "./worker.ts";

/** Everything that can happen to a shop. A new move is a row of one of these. */
export const moves: Moves = {
  ...customerMoves,
  ...timeMoves,
  ...editMoves,
  ...merchantMoves,
  ...kitMoves,
  ...placeMoves,
  ...listingMoves,
  ...decisionMoves,
  ...shippingMoves,
  ...networkMoves,
  ...returnMoves,
  ...changeMoves,
  ...platformMoves,
  ...ruleMoves,
  ...workerMoves,
};

/** What the neighbour does, and what is done for him; workers, platforms and time are everybody's. */
const neighbourMoves: Moves = {
  ...customerMoves,
  ...editMoves,
  ...merchantMoves,
  ...kitMoves,
  ...placeMoves,
  ...listingMoves,
  ...decisionMoves,
  ...shippingMoves,
  ...networkMoves,
  ...returnMoves,
  ...changeMoves,
  ...ruleMoves,
};

/**
 * Draws which move is made at a step of a seed's history, and its dice. Every move bids for every step with dice of its
 * own: a move that is added takes the steps it wins, and leaves the others as they were.
 */
export function drawMove(
  seed: number,
  step: number,
  who: "main" | "neighbour",
): { name: string; dice: Dice } {
  // The main merchant's draws are named as they were before he had a neighbour.
  const [bids, deeds] =
    who === "main" ? ["bid", "move"] : ["neighbour's bid", "neighbour's move"];
  let best = { name: "", bid: Number.POSITIVE_INFINITY };
  for (const [name, { weight }] of Object.entries(
    who === "main" ? moves : neighbourMoves,
  )) {
    const bid = -Math.log(diceFor(seed, bids, step, name).next()) / weight;
    if (bid < best.bid) best = { name, bid };
  }
  return { name: best.name, dice: diceFor(seed, deeds, step, best.name) };
}
