import type { ErrorCode } from "#core/errors/catalog.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import { meaningOfUserError, type UserErrorKind } from "./user-error-codes.ts";
import type { UserError } from "./wire/user-error.ts";

/**
 * Turns the first of a mutation's `userErrors` into ours; without any, returns.
 *
 * `codeOf` names the operation's own cases; everything else is `request_refused` with Shopify's words.
 * @throws SyncError
 */
export function refuseUserErrors(
  errors: UserError[],
  codeOf: (error: UserError) => ErrorCode | null = () => null,
): void {
  const [error] = errors;
  if (error) throw refusalOf(error, codeOf);
}

/** One of a mutation's `userErrors` as ours. */
export function refusalOf(
  error: UserError,
  codeOf: (error: UserError) => ErrorCode | null,
): SyncError {
  const place = error.field?.join(".");
  return new SyncError(codeOf(error) ?? "request_refused", {
    said: place ? `${place}: ${error.message}` : error.message,
  });
}

/** Shopify has no code for this in most mutations, only words. */
export const missingSubject = (error: UserError): ErrorCode | null =>
  error.code === "NOT_FOUND" ||
  /does ?n[o']t exist|could not be found|not found/i.test(error.message)
    ? "subject_not_found"
    : null;

/**
 * Reads errors that carry a code of this kind. Codes that only say "invalid" are told apart by their words where the words
 * are clear.
 */
export const coded =
  (kind: UserErrorKind) =>
  (error: UserError): ErrorCode | null => {
    const code = error.code ?? "";
    const byCode = meaningOfUserError(kind, code);
    const byWords = missingSubject(error);
    return vague.has(code) ? (byWords ?? byCode) : (byCode ?? byWords);
  };

const vague = new Set(["INVALID", "INVALID_INPUT", "GENERIC_ERROR"]);
