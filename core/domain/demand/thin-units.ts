/**
 * Of the units of each day those that fall to a part of demand, each by a chance of its own. The chance is drawn from the
 * key, the day and the unit's number alone: the same question has the same answer, and a larger share has every unit of a
 * smaller one.
 * @param share from 0 to 1.
 */
export function thinUnits(
  units: Float64Array,
  share: number,
  key: string,
): Float64Array {
  if (share >= 1) return units;
  const seed = seedOf(key);
  return units.map((all, day) => {
    let fallen = 0;
    for (let unit = 0; unit < all; unit++)
      if (drawn(seed, day, unit) < share) fallen++;
    return fallen;
  });
}

/** FNV-1a. */
function seedOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++)
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash;
}

/** From 0 to 1, spread evenly: the last steps of MurmurHash3 over the three numbers. */
function drawn(seed: number, day: number, unit: number): number {
  let hash = seed ^ Math.imul(day + 1, 0x9e3779b1);
  hash =
    Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^
    Math.imul(unit + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
