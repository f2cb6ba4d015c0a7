import { SyncError } from "#core/errors/sync-error.ts";
import type { Dice } from "#sandbox/dice.ts";
import type { Scene } from "../scene.ts";

/**
 * One thing that can happen to a shop. What is drawn is a deed, plain data that says everything: a history can be kept as
 * its deeds and played again, whatever moves are added or drawn otherwise later. Orders are named by their number in the
 * scene, since platforms give them new ids every time.
 */
export type Move<Deed = unknown> = {
  /** How often it is drawn, against the others. */
  weight: number;
  /** @returns what shall happen, or null where it is not possible. */
  draw(scene: Scene, dice: Dice): Deed | null;
  /** @returns what happened, in a few words, or null where it was refused. */
  play(scene: Scene, deed: Deed): Promise<string | null>;
};

/** Moves by their names, as the told history calls them. */
export type Moves = Record<string, Move>;

/** A move whose deeds are told apart from others' by nothing but its name. */
export const move = <Deed>(made: Move<Deed>): Move => made as Move;

/** For moves that leave nothing to be drawn. */
export const always = () => ({});

/** The number of one of these orders; null where there is none. */
export const drawIndex = (dice: Dice, orders: string[]): number | null =>
  orders.length === 0 ? null : dice.between(0, orders.length - 1);

/** What a platform's own face refuses a customer or a merchant is no part of the history. */
export const where = async <T>(deed: () => Promise<T>): Promise<T | null> => {
  try {
    return await deed();
  } catch (error) {
    if (error instanceof Error && /: 4\d\d /.test(error.message)) return null;
    throw error;
  }
};

/** A person asks a platform while it fails: he is told so, and nothing has happened. */
export async function asFarAsItWorks(
  deed: () => Promise<string | null>,
): Promise<string | null> {
  try {
    return await deed();
  } catch (error) {
    if (!(error instanceof SyncError)) throw error;
    return `in vain: ${error.message}`;
  }
}
