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
 * @param given the centre that an order was given to; where that has all of them no other can be it.
 */
export function networkRoute(
  centres: readonly CentreStock[],
  units: ReadonlyMap<string, number>,
  has: (centre: CentreStock, variantId: string) => number,
  given: string | null = null,
): Route {
  const holding = centres.filter((centre) =>
    [...units].every(([id, wanted]) => has(centre, id) >= wanted),
  );
  const own = holding.filter(({ placeId }) => placeId === given);
  const able = own.length > 0 ? own : holding;
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

/** One of the network's centres, with TikTok Shop's ids of the same place. */
export type CentreWarehouses = {
  placeId: string;
  warehouseIds: readonly string[];
};

/** The parcels in which TikTok Shop has the network ship an order of its own, and the warehouse that the order names. */
export type OwnNetworkOrder = {
  /** TikTok's id of the warehouse that the order was given to; null where none was told. */
  warehouseId: string | null;
  parcels: number;
  /** More of it is still to leave, and may leave elsewhere. */
  isPartlySent: boolean;
};

/**
 * The centre that the parcel of an order of TikTok Shop's own left, by the warehouse that the order names. An order has
 * one warehouse though it may leave from several, and no interface in use tells it of a parcel: of one that went in more
 * than one parcel the centre is not known. Null, too, where no centre or more than one goes by that warehouse.
 * source: TikTok Shop, Order "Get Order Detail", orders.warehouse_id; FBT "Get FBT Warehouses", warehouse_ids
 */
export function centreOfOrder(
  { warehouseId, parcels, isPartlySent }: OwnNetworkOrder,
  centres: readonly CentreWarehouses[],
): string | null {
  return parcels === 1 && !isPartlySent
    ? centreOfWarehouse(warehouseId, centres)
    : null;
}

/** Which centre TikTok Shop means by a warehouse; null where none goes by it, or more than one. */
export function centreOfWarehouse(
  warehouseId: string | null,
  centres: readonly CentreWarehouses[],
): string | null {
  const [centre, ...others] = centres.filter(
    ({ warehouseIds }) =>
      warehouseId !== null && warehouseIds.includes(warehouseId),
  );
  return centre && others.length === 0 ? centre.placeId : null;
}
