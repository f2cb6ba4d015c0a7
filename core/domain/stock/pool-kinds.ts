/**
 * What stock lies in a pool, and whether the pool is a location of the store, which Shopify counts. `own` is the merchant's own
 * place, `other` another service's, which is neither told to TikTok Shop nor ever mixed with the others, `network` a centre of
 * the network, `transit` what is under way to its centres and lies in none of them. `service` is our location in Shopify: a
 * face of the network's stock, where nothing lies.
 */
export const poolKinds = {
  own: { holds: "variants", isLocation: true },
  other: { holds: "variants", isLocation: true },
  network: { holds: "goods", isLocation: false },
  transit: { holds: "goods", isLocation: false },
  service: { holds: "nothing", isLocation: true },
} as const satisfies Record<
  string,
  { holds: "variants" | "goods" | "nothing"; isLocation: boolean }
>;

export type PoolKind = keyof typeof poolKinds;

/** A pool whose kind is known to be one of those that the store has as a location. */
export type LocationKind = {
  [Kind in PoolKind]: (typeof poolKinds)[Kind]["isLocation"] extends true
    ? Kind
    : never;
}[PoolKind];

export const isLocation = (kind: PoolKind): kind is LocationKind =>
  poolKinds[kind].isLocation;

const kinds = Object.keys(poolKinds) as PoolKind[];

/** Kinds of the store's locations, for searches. */
export const locationKinds: readonly PoolKind[] = kinds.filter(isLocation);

/** Kinds of pools in which such things lie, for searches. */
export const kindsHolding = (
  what: (typeof poolKinds)[PoolKind]["holds"],
): PoolKind[] => kinds.filter((kind) => poolKinds[kind].holds === what);

/** The pool of goods in transit: the network spreads a delivery over its centres as it likes, so a shop has one. */
export const transitPlace = {
  externalId: "in-transit",
  name: "On the way to the network",
  marketplaceWarehouseIds: [],
};
