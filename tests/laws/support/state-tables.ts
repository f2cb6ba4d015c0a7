/** A table of states and the steps from each. */
export type StateTable = Record<string, readonly string[]>;

/**
 * What is wrong with a table of states, in readable words.
 * @param ends states that have no step on purpose.
 */
export function flawsOf(
  steps: StateTable,
  { starts, ends }: { starts: readonly string[]; ends: readonly string[] },
): string[] {
  const states = Object.keys(steps);
  const strangers = states.flatMap((from) =>
    (steps[from] ?? [])
      .filter((to) => !states.includes(to))
      .map((to) => `${from} leads to ${to}, which is no state`),
  );
  const reached = walk(starts, (state) => steps[state] ?? []);
  const backwards = (state: string) =>
    states.filter((from) => steps[from]?.includes(state));
  const ending = walk(ends, backwards);
  return [
    ...strangers,
    ...states
      .filter((state) => !reached.has(state))
      .map((state) => `${state} cannot be reached`),
    ...states
      .filter((state) => !ending.has(state))
      .map((state) => `${state} is a dead end`),
    ...ends
      .filter((state) => steps[state]?.length !== 0)
      .map((state) => `${state} goes on after the end`),
  ];
}

function walk(
  from: readonly string[],
  next: (state: string) => readonly string[],
): Set<string> {
  const seen = new Set<string>(from);
  for (const state of seen) for (const other of next(state)) seen.add(other);
  return seen;
}
