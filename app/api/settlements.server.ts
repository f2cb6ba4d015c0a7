import { z } from "zod";
import type { Answer } from "#core/domain/conflicts/suggest.ts";
import { choice, reason } from "./settlement.server.ts";

/** So many questions are settled in one request; more are asked for in turns. */
export const mostAtOnce = 200;

const answer: z.ZodType<Answer> = z.discriminatedUnion("kind", [
  ...choice.options,
  z.object({ kind: z.literal("retry") }),
]);

const items = z
  .array(
    z.strictObject({
      conflictId: z.uuid(),
      version: z.string().max(100_000),
      answer,
    }),
  )
  .min(1)
  .max(mostAtOnce);

const cause = z.string().min(1).max(200);

/** Questions whose answers are to be worked out. */
export const foreseenBody = z.strictObject({
  items,
  always: z.strictObject({ cause, choice }).nullable().default(null),
});

/** Questions that are settled together, as they were seen. */
export const settlementsBody = z.strictObject({
  items,
  reason,
  always: z
    .strictObject({
      cause,
      choice,
      fingerprint: z.string().max(100).nullable().default(null),
    })
    .nullable()
    .default(null),
});

/** The same as a form sends it: one field of JSON. */
export function readSettlementsForm(form: FormData) {
  let said: unknown;
  try {
    said = JSON.parse(String(form.get("settlements") ?? ""));
  } catch {
    return null;
  }
  const read = settlementsBody.safeParse({
    ...(said as object),
    reason: form.get("reason"),
  });
  return read.success ? read.data : null;
}

/** A rule of a person for questions of a cause; no answer takes it back. */
export const policyBody = z.strictObject({ cause, answer: choice.nullable() });

const text = (max: number) =>
  z
    .string()
    .max(max)
    .nullable()
    .transform((said) => said?.trim() || null);

/** What a person notes on a question. */
export const tendingBody = z
  .strictObject({
    assignee: text(80),
    note: text(2_000),
    snoozedUntil: z.coerce.date().nullable(),
  })
  .partial();

const dayMs = 24 * 60 * 60_000;
const days = z.coerce.number().int().min(1).max(30);

/** The same as a form sends it; `days` puts it off from `now`, `0` has it back. Null where it cannot be read. */
export function readTendingForm(form: FormData, now: Date) {
  const put = form.get("days");
  const wait = days.safeParse(put);
  const read = tendingBody.safeParse({
    assignee: form.get("assignee"),
    note: form.get("note"),
    ...(put !== "" && {
      snoozedUntil: wait.success
        ? new Date(now.getTime() + wait.data * dayMs)
        : null,
    }),
  });
  return read.success ? read.data : null;
}
