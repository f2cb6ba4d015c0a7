import { inspect } from "node:util";
import { diceFor } from "#sandbox/dice.ts";
import type { KeptTown } from "../../support/keep-town.ts";
import { judge } from "./judge.ts";
import { drawMove, moves } from "./moves/moves.ts";
import { comeToRest } from "./rest.ts";
import { castScene, type Scene } from "./scene.ts";
import { watchSplits } from "./watch-splits.ts";

/** A move and its deed: a history that is kept is a list of these. */
export type Step = [move: string, deed: unknown];

export type History = {
  /** What happened, move by move. */
  moves: string[];
  /** The same, to be played again. */
  steps: Step[];
  /** What was wrong on the way and is wrong at rest, one sentence each; none: every law held. */
  failures: string[];
};

type Say = (line: string) => void;

/**
 * Plays the history of one seed in a town of its own: customers, merchant, network, platforms that fail, workers that
 * die, webhooks that are lost, doubled and late. Then the weather clears, everything is given its time, and all sides
 * are compared.
 */
export const playSeed = (
  towns: KeptTown,
  seed: number,
  say: Say = () => {},
): Promise<History> =>
  play(
    towns,
    function* (scene) {
      const count = diceFor(seed, "count").between(12, 40);
      for (let index = 0; index < count; index++) {
        const { name, dice } = drawMove(seed, index);
        const deed = moves[name]?.draw(scene, dice) ?? null;
        if (deed !== null) yield [name, deed];
      }
    },
    say,
  );

/** Plays a kept history again. */
export const playSteps = (
  towns: KeptTown,
  steps: Step[],
  say: Say = () => {},
): Promise<History> => play(towns, () => steps, say);

async function play(
  towns: KeptTown,
  tell: (scene: Scene) => Iterable<Step>,
  say: Say,
): Promise<History> {
  const told: History = { moves: [], steps: [], failures: [] };
  await using town = await towns.open();
  await town.control.holdDock();
  const scene = await castScene(town);
  const splits = watchSplits(scene);
  try {
    for (const [name, deed] of tell(scene)) {
      const move = moves[name];
      if (!move) throw new Error(`there is no move ${name}`);
      const what = await move.play(scene, deed);
      if (what === null) continue;
      told.moves.push(`${name}: ${what}`);
      told.steps.push([name, deed]);
      say(`  ${told.moves.at(-1)}`);
      for (const wrong of await splits.look()) {
        told.failures.push(`after move ${told.moves.length}: ${wrong}`);
        say(`  ! ${wrong}`);
      }
    }
    await comeToRest(scene);
    told.failures.push(...(await judge(town)));
  } catch (error) {
    told.failures.push(`the history broke off: ${inspect(error)}`);
  }
  return told;
}
