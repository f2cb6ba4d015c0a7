import type { EffectKind, EffectPayloads } from "../../domain/effects.ts";
import type { Letter } from "../../domain/letters.ts";
import type { ErrorCode } from "../../errors/catalog.ts";
import type { SyncError } from "../../errors/sync-error.ts";
import type { Json } from "../../kit/json.ts";
import type { EffectRow } from "../../world/effect-records.ts";
import type { Records } from "../../world/records.ts";
import type { ShopRef } from "../../world/storefront.ts";
import type { World } from "../../world/world.ts";

/** The slice of the world that carrying uses. */
export type CarryingWorld = Pick<
  World,
  | "clock"
  | "log"
  | "store"
  | "bell"
  | "storefront"
  | "marketplace"
  | "network"
  | "addresses"
>;

export type Carrying = { world: CarryingWorld; shop: ShopRef };

/** What was found when the effect's turn came. */
export type Prepared<Input> =
  | { go: Input; before: Json | null; after: Json | null }
  /**
   * The world has moved: it is not wanted any more, and why (law E3). An earlier try may have taken hold for all that;
   * `lookUp` is what the probe needs to find out. The letter has the planner go on where it waited for this effect.
   */
  | { retire: string; lookUp?: Input; letter?: Letter }
  /**
   * It is so already. Where an earlier try may have brought it about, that try took hold (law E1), and `note` writes down
   * what follows; otherwise it is not needed any more.
   */
  | {
      already: string;
      after: Json | null;
      note?: (cause: { entryId: string; at: Date }) => Promise<void>;
    };

/** Why it is not sent, and what the planner has to read. */
export type Overtaken = { reason: string; letter?: Letter };

/** How one kind of effect is carried out. */
export type Carrier<K extends EffectKind, Input = unknown, Result = unknown> = {
  /** Still wanted? Reads rows only. */
  prepare(
    records: Records,
    payload: EffectPayloads[K],
    effect: EffectRow,
  ): Promise<Prepared<Input>>;
  /**
   * Looks at the platform right before acting, where it offers no compare-and-set: somebody may have written there since
   * the plan was made. The letter has the planner read the newer truth.
   */
  overtaken?(carrying: Carrying, input: Input): Promise<Overtaken | null>;
  /** Looks whether an earlier try took hold; null where it did not. Needed where the platform keeps no key of ours. */
  probe?(carrying: Carrying, input: Input): Promise<Result | null>;
  act(carrying: Carrying, input: Input, effect: EffectRow): Promise<Result>;
  /** How those of one load (`loads.ts`) are brought about in one call. */
  together?: {
    /** As `overtaken`, by one look for all of them. */
    overtaken(
      carrying: Carrying,
      inputs: Input[],
    ): Promise<(Overtaken | null)[]>;
    /** All of them or none. @returns what came of each, in their order. */
    act(carrying: Carrying, inputs: Input[]): Promise<Result[]>;
  };
  /**
   * Looks, once the platform has said that it knows no such thing, whether what it is about is gone: then the effect is not
   * wanted any more, nobody is asked about it, and the letter has the planner read that it is gone.
   */
  gone?(
    carrying: Carrying,
    input: Input,
  ): Promise<{ reason: string; letter: Letter } | null>;
  /** Writes down what is true now that it has taken hold. */
  confirm(
    records: Records,
    result: Result,
    input: Input,
    cause: { entryId: string; at: Date },
  ): Promise<void>;
  /** A refusal that only says that it is not wanted any more, and why: the effect is retired, nobody is asked. */
  isMoot?(refusal: SyncError): string | null;
  /** Writes down what a refusal means, before the planner hears of it. */
  refuse?(
    records: Records,
    input: Input,
    refusal: { code: ErrorCode; said: string | null },
  ): Promise<void>;
  /** Whether something may follow, so that the planner is told. A refusal is always told. */
  tells: boolean;
};

/** Keeps the three parts of a carrier in agreement about their input and result. */
export const carrier = <K extends EffectKind, Input, Result>(
  parts: Carrier<K, Input, Result>,
): Carrier<K> => parts as unknown as Carrier<K>;
