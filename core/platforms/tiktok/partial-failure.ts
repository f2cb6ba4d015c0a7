import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import { partialFailure } from "./error-codes.ts";
import { count, list } from "./wire/common.ts";

const refusal = { code: count.nullish(), message: z.string() };

/** One refused item of a call that went through for others. */
export type Refusal = {
  code?: number | null | undefined;
  message: string;
  detail?:
    | {
        extra_errors?: { code?: number | null | undefined; message: string }[];
        [subject: string]: unknown;
      }
    | null
    | undefined;
};

/** The wire shape of `data.errors`; `detail` names the refused subject, and gives the reasons one level deeper. */
export const refusals = <Detail extends z.ZodRawShape>(detail: Detail) =>
  list(
    z.object({
      ...refusal,
      detail: z
        .object({ ...detail, extra_errors: list(z.object(refusal)) })
        .nullish(),
    }),
  );

/** As `refusals`, where the answer has no deeper level. */
export const plainRefusals = <Detail extends z.ZodRawShape>(detail: Detail) =>
  list(z.object({ ...refusal, detail: z.object(detail).nullish() }));

/**
 * The outcome of each subject of a call that may have gone through in part. Refusals are listed in successful answers
 * too, and one that names no subject is about all of them.
 * @throws SyncError request_refused where the platform reports a partial failure and lists none.
 */
export function outcomesOf<Item extends Refusal, Done extends string>(
  subjects: string[],
  answer: { code: number; errors: Item[] },
  subjectOf: (item: Item) => string | null | undefined,
  done: Done,
): Record<string, Done | { refused: string }> {
  if (answer.code === partialFailure && answer.errors.length === 0)
    throw new SyncError("request_refused");
  return Object.fromEntries(
    subjects.map((subject) => {
      const item = answer.errors.find(
        (one) => (subjectOf(one) ?? subject) === subject,
      );
      return [subject, item ? { refused: wordsOf(item) } : done];
    }),
  );
}

const wordsOf = ({ code, message, detail }: Refusal): string => {
  const inner = detail?.extra_errors?.[0];
  return `${inner?.message ?? message} (${inner?.code ?? code ?? partialFailure})`;
};
