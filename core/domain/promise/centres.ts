import type { Route } from "./route.ts";

/** One of the network's centres, with its units by variant. */
export type CentreStock = {
  placeId: string;
  name: string;
  /** What new orders can have. */
  available: ReadonlyMap<string, number>;
  /** What orders have already been promised. */
  reserved: ReadonlyMap<string, number>;
};

/**
 * The network as a route for some units: it chooses the centre itself, and only one that has them can be it. Where none has
 * all of them it sends from several, and any may be among those.
 * @param units by variant, of kits their parts. @param has of a variant at a centre.
 */
export function networkRoute(
  centres: readonly CentreStock[],
  units: ReadonlyMap<string, number>,
  has: (centre: CentreStock, variantId: string) => number,
): Route {
  const able = centres.filter((centre) =>
    [...units].every(([id, wanted]) => has(centre, id) >= wanted),
  );
  const network = { kind: "network", placeId: null } as const;
  if (able.length === 0 || able.length === centres.length)
    return { ...network, name: null };
  return {
    ...network,
    name: able.map(({ name }) => name).join(", "),
    without: centres
      .filter((centre) => !able.includes(centre))
      .map(({ placeId }) => placeId),
  };
}

export const availableAt = (centre: CentreStock, variantId: string): number =>
  centre.available.get(variantId) ?? 0;

/** With what is promised already: an order's own units may be among them. */
export const heldAt = (centre: CentreStock, variantId: string): number =>
  availableAt(centre, variantId) + (centre.reserved.get(variantId) ?? 0);

/** A place with what it has, as a route for some of it. */
export const routeFrom = (
  place: Route & { centres: readonly CentreStock[] },
  units: ReadonlyMap<string, number>,
): Route => {
  const { kind, placeId, name, centres } = place;
  return kind === "network"
    ? networkRoute(centres, units, availableAt)
    : { kind, placeId, name };
};
