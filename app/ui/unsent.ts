import {
  type ClientActionFunctionArgs,
  data,
  isRouteErrorResponse,
} from "@remix-run/react";
import { useSyncExternalStore } from "react";
import { type Failure, isFailure } from "./failure.ts";

/** Why a form was not taken: nobody answered, or an answer that helps nobody, with its words where it has any. */
type Unsent = { failure: Failure | null };

let unsent: Unsent | null = null;
const listeners = new Set<() => void>();

/** Says that a form was not taken, or that nothing stands in the way any more. */
export function sayUnsent(next: Unsent | null): void {
  unsent = next;
  for (const listener of listeners) listener();
}

/** What the last form met that was not taken; null where it was. */
export const useUnsent = (): Unsent | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => unsent,
    () => null,
  );

/**
 * The client's action of every page with a form. Where the server is not reached, or fails, the page stays as it is with
 * all that was typed, and the frame says so; nothing is read anew.
 */
export async function keepTyped({ serverAction }: ClientActionFunctionArgs) {
  try {
    const answer = await serverAction();
    sayUnsent(null);
    return answer;
  } catch (error) {
    // What leads elsewhere, and what was refused on purpose.
    if (error instanceof Response) throw error;
    if (isRouteErrorResponse(error) && error.status < 500) throw error;
    sayUnsent({
      failure:
        isRouteErrorResponse(error) && isFailure(error.data)
          ? error.data
          : null,
    });
    return data(null, { status: 503 });
  }
}
