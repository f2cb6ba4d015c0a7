export const routeKinds = ["network", "own", "other"] as const;
/** Who ships: the network, the merchant from a location of his own, or another service at one of its. */
export type RouteKind = (typeof routeKinds)[number];

/** A way on which goods can reach a buyer. */
export type Route = {
  kind: RouteKind;
  /** The store's id of the location; null for the network, which chooses its centre itself, and where it is not known. */
  placeId: string | null;
  /** The location's name, for people. */
  name: string | null;
};

/** By what a route is found again: `network`, `own:gid://shopify/Location/1`. */
export const routeKey = ({
  kind,
  placeId,
}: Pick<Route, "kind" | "placeId">): string =>
  placeId === null || kind === "network" ? kind : `${kind}:${placeId}`;

/** The routes whose parcels say something of one, the widest first: all of its kind, then its own. */
export const routeKeysOf = (
  route: Pick<Route, "kind" | "placeId">,
): string[] => {
  const own = routeKey(route);
  return own === route.kind ? [own] : [route.kind, own];
};
