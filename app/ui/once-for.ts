/**
 * Makes a thing once for each name, and keeps what was made: what writes numbers and dates costs a slow browser a
 * millisecond each, and a table asks for hundreds.
 * @param most names that are kept at once; strangers' browsers choose theirs, so there is an end to them.
 */
export function onceFor<T>(
  make: (name: string) => T,
  most = 50,
): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    const kept = made.get(name);
    if (kept !== undefined) return kept;
    if (made.size >= most) made.clear();
    const thing = make(name);
    made.set(name, thing);
    return thing;
  };
}
