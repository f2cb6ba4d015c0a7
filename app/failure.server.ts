import { data } from "@remix-run/node";
import { catalog, type ErrorCode, isErrorCode } from "#core/errors/catalog.ts";
import type { Failure } from "./ui/failure.ts";

/**
 * Reads a thrown `SyncError`. By name: the bundle and Node each have a copy of the class, so `instanceof` would miss the
 * other's.
 */
export function failureOf(error: unknown): Failure | null {
  if (!(error instanceof Error) || error.name !== "SyncError") return null;
  const { code, said } = error as { code?: unknown; said?: unknown };
  if (typeof code !== "string" || !isErrorCode(code)) return null;
  return describeFailure(code, typeof said === "string" ? said : null);
}

/** A row of the error catalog, as people read it. */
export const describeFailure = (
  code: ErrorCode,
  said: string | null = null,
): Failure => ({
  code,
  title: catalog[code].title,
  fix: catalog[code].fix,
  said,
});

/** Failures that will pass are 503, those that somebody has to mend are 422. */
export const statusOfFailure = ({ code }: Failure): number =>
  isErrorCode(code) && catalog[code].retry === "later" ? 503 : 422;

/** For loaders: a failure of the catalog becomes the page's error boundary, with its title and fix. */
export async function orBoundary<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    throw data(failure, { status: statusOfFailure(failure) });
  }
}

/** For actions: a failure of the catalog is shown beside the button that met it. */
export async function orFailure<T>(
  work: Promise<T>,
): Promise<T | { outcome: "failed"; failure: Failure }> {
  try {
    return await work;
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return { outcome: "failed", failure };
  }
}
