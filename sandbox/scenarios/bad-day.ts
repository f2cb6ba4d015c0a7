import type { Dice } from "../dice.ts";
import type { Town } from "../town.ts";

/** A town, and what happens in it on a bad day, act by act; between two acts the app has time to react. */
export type BadDay = {
  /** One sentence for people. */
  says: string;
  town(): Town;
  acts: Act[];
};

export type Act = {
  name: string;
  says: string;
  play(stage: Stage): Promise<void>;
};

/** What an act is played on: calls to the control face, as anybody could make them. */
export type Stage = {
  /** The same seed throws the same dice in every act. */
  dice: Dice;
  /** @throws Refused where the call is refused. */
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
  ask(method: string, path: string, body?: unknown): Promise<any>;
};

/** Addresses of the one merchant of these towns. */
export const store = "/shopify/harbor-goods";
export const storeState = "/state/shopify/harbor-goods";
export const oneHour = 3_600_000;
