export const routeKinds = ["network", "own", "other"] as const;
/** Who ships: the network, the merchant from a location of his own, or another service at one of its. */
export type RouteKind = (typeof routeKinds)[number];

/** A way on which goods can reach a buyer. */
export type Route = {
  kind: RouteKind;
  /** The store's id of the location, or the network's of a centre; null where it is not known, and for the network as a whole. */
  placeId: string | null;
  /** The location's name, for people; of the network the centres that have the goods, where not all of them do. */
  name: string | null;
  /** Of the network as a whole: its centres that have none of the goods, and so send none. */
  without?: readonly string[];
};

/** By what a route is found again: `network`, which chooses its centre itself, `own:gid://shopify/Location/1`. */
export const routeKey = ({
  kind,
  placeId,
}: Pick<Route, "kind" | "placeId">): string =>
  placeId === null || kind === "network" ? kind : `${kind}:${placeId}`;

/** The routes whose parcels say something of one, the widest first: all of its kind, then its own. */
export const routeKeysOf = ({
  kind,
  placeId,
}: Pick<Route, "kind" | "placeId">): string[] =>
  placeId === null ? [kind] : [kind, `${kind}:${placeId}`];

/** The routes whose parcels say nothing of one: those of the network's centres that do not send it. */
export const keysWithout = ({ kind, without = [] }: Route): string[] =>
  without.map((placeId) => `${kind}:${placeId}`);
