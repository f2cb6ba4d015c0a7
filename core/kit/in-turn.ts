/**
 * Runs what it is given under a key when everything that was given under the same key before has ended; what is given under
 * other keys does not wait. A failure is its asker's alone.
 */
export function inTurnByKey(): <T>(
  key: string,
  work: () => Promise<T>,
) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (last.get(key) === turn) last.delete(key);
    }
  };
}
