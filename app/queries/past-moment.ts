/** Reads a moment of the past from an address; null where it names none. */
export function pastMoment(text: string | null, now: Date): Date | null {
  const at = text ? new Date(text) : now;
  return at < now ? at : null;
}
