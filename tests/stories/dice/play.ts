import { inspect } from "node:util";
import { diceFor } from "#sandbox/dice.ts";
import type { Beginning, Beginnings } from "./beginnings.ts";
import { judge } from "./judge.ts";
import { drawMoves, moves } from "./moves/moves.ts";
import type { WorkDeed } from "./moves/worker.ts";
import { comeToRest } from "./rest.ts";
import { whoWaits } from "./rules/nobody-waits.ts";
import { changesSince, memoryOf, namesOfOthers } from "./rules/shops-apart.ts";
import type { Scene } from "./scene.ts";
import { watchSplits } from "./watch-splits.ts";

/** A move and its deed, and whether it is the neighbour's: a history that is kept is a list of these. */
export type Step =
  | [move: string, deed: unknown]
  | [move: string, deed: unknown, who: "neighbour"];

export type History = {
  /** What happened, move by move. */
  moves: string[];
  begins: Beginning;
  /** The same as the moves, to be played again. */
  steps: Step[];
  /** What was wrong on the way and is wrong at rest, one sentence each; none: every law held. */
  failures: string[];
};

type Say = (line: string) => void;

/**
 * Plays the history of one seed in a town of its own: customers, merchant, network, platforms that fail, workers that
 * die, webhooks that are lost, doubled and late; and in every second town a neighbour, to whom the like happens in between,
 * in the same database, under the same platforms and workers. Then the weather clears, everything is given its time, and
 * all sides are compared. Every second history begins where orders of both channels have come already.
 */
export const playSeed = (
  beginnings: Beginnings,
  seed: number,
  say: Say = () => {},
): Promise<History> =>
  play(
    beginnings,
    diceFor(seed, "begins").oneIn(2) ? "afternoon" : "morning",
    function* ({ main, neighbour }, isMade) {
      const count = diceFor(seed, "count").between(13, 44);
      const hasNeighbour = diceFor(seed, "neighbour").oneIn(2);
      for (let index = 0; index < count; index++) {
        yield* firstPossible(main, drawMoves(seed, index, "main"), isMade);
        if (!hasNeighbour || !diceFor(seed, "his turn", index).oneIn(3))
          continue;
        const his = drawMoves(seed, index, "neighbour");
        yield* firstPossible(neighbour, his, isMade, "neighbour");
      }
    },
    say,
  );

/** The moves that bid, one after the other, until one of them was possible. */
function* firstPossible(
  scene: Scene,
  bidders: ReturnType<typeof drawMoves>,
  isMade: (step: Step) => boolean,
  who?: "neighbour",
): Generator<Step> {
  for (const { name, dice } of bidders) {
    const deed = moves[name]?.draw(scene, dice) ?? null;
    if (deed === null) continue;
    const step: Step = who ? [name, deed, who] : [name, deed];
    yield step;
    if (isMade(step)) return;
  }
}

/** Plays a kept history again. */
export const playSteps = (
  beginnings: Beginnings,
  { begins, steps }: Pick<History, "begins" | "steps">,
  say: Say = () => {},
): Promise<History> => play(beginnings, begins, () => steps, say);

type Scenes = { main: Scene; neighbour: Scene };

async function play(
  beginnings: Beginnings,
  begins: Beginning,
  tell: (scenes: Scenes, isMade: (step: Step) => boolean) => Iterable<Step>,
  say: Say,
): Promise<History> {
  const told: History = { begins, moves: [], steps: [], failures: [] };
  const { town, ...scenes } = await beginnings.open(begins);
  await using _ = town;
  const played = new Set([scenes.main]);
  try {
    for (const { town } of Object.values(scenes)) await town.control.holdDock();
    const untouched = await memoryOf(scenes.neighbour);
    const watches = Object.values(scenes).map(watchOne);
    const isMade = (step: Step) => told.steps.at(-1) === step;
    for (const step of tell(scenes, isMade)) {
      const [name, deed, who = "main"] = step;
      const move = moves[name];
      if (!move) throw new Error(`there is no move ${name}`);
      const what = await move.play(scenes[who], deed);
      if (what === null) continue;
      played.add(scenes[who]);
      told.moves.push(`${who === "main" ? "" : "neighbour: "}${name}: ${what}`);
      told.steps.push(step);
      say(`  ${told.moves.at(-1)}`);
      for (const watch of watches)
        for (const wrong of await watch(step)) {
          told.failures.push(`after move ${told.moves.length}: ${wrong}`);
          say(`  ! ${wrong}`);
        }
    }
    await comeToRest([...played]);
    for (const { town } of played) told.failures.push(...(await judge(town)));
    told.failures.push(
      ...(played.has(scenes.neighbour)
        ? await namesOfOthers(Object.values(scenes))
        : await changesSince(untouched, scenes.neighbour)),
    );
  } catch (error) {
    told.failures.push(`the history broke off: ${inspect(error)}`);
  }
  return told;
}

/** What is looked at after every move of anybody. */
function watchOne(scene: Scene): (step: Step) => Promise<string[]> {
  const splits = watchSplits(scene);
  return async ([move, deed]) => [
    ...(await splits.look()),
    ...(move === "the worker works"
      ? await whoWaits(scene, (deed as WorkDeed).only ?? "everything")
      : []),
  ];
}
