import { SyncError } from "#core/errors/sync-error.ts";

/** Turns the platform's "no such thing" into null. */
export async function nullWhereUnknown<Fact>(
  read: () => Promise<Fact>,
): Promise<Fact | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SyncError && error.code === "subject_not_found")
      return null;
    throw error;
  }
}
