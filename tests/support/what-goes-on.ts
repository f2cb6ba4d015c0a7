/** Of everything that is open in this process: what it is about. */
const tellers = new Set<() => Promise<string>>();

/** Has it told what this is about, where a test hangs. @returns called when it is closed. */
export function tellWhereItHangs(tell: () => Promise<string>): () => void {
  tellers.add(tell);
  return () => void tellers.delete(tell);
}

/** What everything that is open is about just now. */
export const whatGoesOn = (): Promise<string[]> =>
  Promise.all(
    [...tellers].map((tell) => tell().catch((error: unknown) => `${error}`)),
  );
