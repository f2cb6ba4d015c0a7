const bare = (number: string) => number.replace(/\s+/g, "").toUpperCase();

/** Whether two people would read the same number: case and spaces do not matter. */
export const isSameNumber = (one: string | null, other: string): boolean =>
  one !== null && bare(one) === bare(other);
