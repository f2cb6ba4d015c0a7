import { SyncError } from "../errors/sync-error.ts";
import type { Platform } from "../world/doors.ts";

type Deed = (...args: unknown[]) => unknown;

/** The same port; whatever failure comes out of its deeds, or out of the lists that they read, says whose it is. */
export function namingPlatform<Port extends object>(
  platform: Platform,
  port: Port,
): Port {
  const name = (error: unknown): never => {
    if (error instanceof SyncError) error.platform = platform;
    throw error;
  };
  const named =
    (deed: Deed): Deed =>
    (...args) => {
      const answer = deed.apply(port, args);
      if (answer instanceof Promise) return answer.catch(name);
      return isList(answer) ? readNaming(answer, name) : answer;
    };
  return Object.fromEntries(
    Object.entries(port).map(([key, deed]) => [key, named(deed)]),
  ) as Port;
}

const isList = (answer: unknown): answer is AsyncIterable<unknown> =>
  typeof answer === "object" &&
  answer !== null &&
  Symbol.asyncIterator in answer;

async function* readNaming<Item>(
  list: AsyncIterable<Item>,
  name: (error: unknown) => never,
): AsyncGenerator<Item, void> {
  try {
    yield* list;
  } catch (error) {
    name(error);
  }
}
