import { expect, test } from "vitest";
import { diceFor } from "#sandbox/dice.ts";
import { faultSchema } from "#sandbox/faults/fault.ts";
import { drawFault } from "./faults.ts";
import { decisionMoves } from "./moves/decisions.ts";
import { deletionMoves } from "./moves/deletions.ts";
import { listingMoves } from "./moves/listings.ts";
import { drawMoves } from "./moves/moves.ts";
import { placeMoves } from "./moves/places.ts";

const draws = 2_000;

test("J2 the histories draw faults of every kind in the sandbox's list, at both platforms, and none that it would not take", () => {
  const drawn = new Set<string>();
  for (let draw = 0; draw < draws; draw++) {
    const fault = drawFault(diceFor(1, "fault", draw));
    expect(faultSchema.safeParse(fault), JSON.stringify(fault)).toMatchObject({
      success: true,
    });
    drawn.add(`${fault.kind} ${fault.platform}`);
  }
  const all = faultSchema.options.flatMap(({ shape }) =>
    ["shopify", "tiktok"].map((on) => `${shape.kind.value} ${on}`),
  );
  expect([...drawn].sort()).toEqual(all.sort());
});

test("J2 E1 E2 the moves of histories hold a platform's fault, a killed and a stopped worker, a lost queue, and what comes and goes in a shop", () => {
  const drawn = new Set(
    Array.from({ length: draws }, (_, draw) =>
      firstOf(drawMoves(draw, 0, "main")),
    ),
  );
  for (const move of [
    "a platform fails",
    "the worker is killed",
    "the worker dies anywhere",
    "the worker stands still",
    "who stood still goes on",
    "the queue is emptied",
    "the queue is emptied in the middle of work",
    ...Object.keys({
      ...placeMoves,
      ...listingMoves,
      ...decisionMoves,
      ...deletionMoves,
    }),
    "many buyers want the same",
    "goods are unbound",
    "the merchant ships without numbers",
    "the merchant ships under several numbers",
  ])
    expect(drawn).toContain(move);
});

const firstOf = (bidders: ReturnType<typeof drawMoves>): string | undefined => {
  for (const { name } of bidders) return name;
  return undefined;
};
