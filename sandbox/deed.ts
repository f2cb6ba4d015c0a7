import type { z } from "zod";

/** Something that people outside the app's reach do in the town, as the control face offers it. */
export type Deed = {
  method: "POST" | "PUT" | "DELETE";
  /** With places as `:id`. */
  path: string;
  /** One sentence for the reader of the control face's documentation. */
  what: string;
  body: z.ZodType;
};

/** How a deed ends: done, there is no such thing, or the town's rules forbid it (in words). */
export type Outcome =
  | { done: unknown }
  | { missing: string }
  | { refused: string; code?: number };

export const done = (answer: unknown): Outcome => ({ done: answer });
export const missing = (what: string): Outcome => ({ missing: what });
export const refused = (why: string, code?: number): Outcome =>
  code === undefined ? { refused: why } : { refused: why, code };
