/** A string that means one thing only: ids of different things cannot be swapped by mistake. */
export type Branded<Name extends string> = string & { readonly __id: Name };

/** Our own ids are UUIDs made by the store. */
export type ShopId = Branded<"Shop">;
export type EntryId = Branded<"JournalEntry">;
export type EffectId = Branded<"Effect">;
export type ConflictId = Branded<"Conflict">;
export type ProductId = Branded<"Product">;
export type VariantId = Branded<"Variant">;
export type ListingId = Branded<"Listing">;
export type ListingSkuId = Branded<"ListingSku">;
export type GoodsId = Branded<"FbtGoods">;
export type PoolId = Branded<"Pool">;
export type OrderId = Branded<"Order">;
export type FulfillmentRequestId = Branded<"FulfillmentRequest">;
export type ShipmentId = Branded<"Shipment">;

/** Brands a plain string that comes from a row or a URL which has been checked. */
export const asId = <Name extends string>(value: string): Branded<Name> =>
  value as Branded<Name>;
