/** Units of one item that become held back at a location; below nothing: become sellable again. */
export type HoldMove = {
  locationId: string;
  by: number;
  /** What both were read as. */
  available: number;
  heldBack: number;
};

/** One location as it was just read. */
export type HoldPlace = {
  locationId: string;
  available: number;
  /** Everything that Shopify holds back there, whoever asked for it. */
  heldBack: number;
  /** Whether the location is the merchant's own: elsewhere nothing is held. */
  isOwn: boolean;
};

/** What of our units is still held back: nobody holds more than the location does, or at a location that is gone. */
export const stillHeld = (
  held: Record<string, number>,
  places: HoldPlace[],
): Record<string, number> =>
  Object.fromEntries(
    places.flatMap(({ locationId, heldBack }) => {
      const units = Math.min(held[locationId] ?? 0, Math.max(0, heldBack));
      return units > 0 ? [[locationId, units] as const] : [];
    }),
  );

/**
 * How what is held becomes `wanted`: taken where most can be sold, given back first where a location is not the merchant's
 * own any more, then where least can be sold.
 */
export function holdMoves(
  held: Record<string, number>,
  places: HoldPlace[],
  wanted: number,
): HoldMove[] {
  const by = new Map<string, number>();
  const heldAt = ({ locationId }: HoldPlace) =>
    (held[locationId] ?? 0) + (by.get(locationId) ?? 0);
  const move = ({ locationId }: HoldPlace, units: number) =>
    by.set(locationId, (by.get(locationId) ?? 0) + units);

  for (const place of places)
    if (!place.isOwn && heldAt(place) > 0) move(place, -heldAt(place));
  const own = places.filter(({ isOwn }) => isOwn);
  let rest = wanted - places.reduce((total, place) => total + heldAt(place), 0);
  for (const place of own.toSorted((a, b) => b.available - a.available)) {
    const units = Math.min(rest, place.available);
    if (rest <= 0 || units <= 0) break;
    move(place, units);
    rest -= units;
  }
  for (const place of own.toSorted((a, b) => a.available - b.available)) {
    const units = Math.min(-rest, heldAt(place));
    if (rest >= 0) break;
    if (units <= 0) continue;
    move(place, -units);
    rest += units;
  }
  return places.flatMap(({ locationId, available, heldBack }) => {
    const units = by.get(locationId) ?? 0;
    return units === 0 ? [] : [{ locationId, by: units, available, heldBack }];
  });
}
