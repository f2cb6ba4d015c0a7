/** Units of one variant that a fulfillment order waits for, and the goods that they are. */
export type WantedUnits = {
  variantId: string;
  goodsExternalId: string;
  quantity: number;
};

/**
 * What the goods of a parcel are to a fulfillment order: where several of its variants are the same goods, each is given
 * what it waits for, in turn; what is beyond that goes to the first of them.
 * @param given units by variant that earlier parcels brought.
 */
export function spreadGoods(
  parcel: { goodsExternalId: string; quantity: number }[],
  wanted: WantedUnits[],
  given: ReadonlyMap<string, number>,
): { variantId: string; quantity: number }[] {
  const brought = new Map(given);
  const units = new Map<string, number>();
  const give = (variantId: string, quantity: number) => {
    units.set(variantId, (units.get(variantId) ?? 0) + quantity);
    brought.set(variantId, (brought.get(variantId) ?? 0) + quantity);
  };
  for (const { goodsExternalId, quantity } of parcel) {
    const takers = wanted.filter(
      (one) => one.goodsExternalId === goodsExternalId,
    );
    let left = quantity;
    for (const taker of takers) {
      const open = taker.quantity - (brought.get(taker.variantId) ?? 0);
      const share = Math.min(left, Math.max(0, open));
      if (share > 0) give(taker.variantId, share);
      left -= share;
    }
    const [first] = takers;
    if (left > 0 && first) give(first.variantId, left);
  }
  return [...units].map(([variantId, quantity]) => ({ variantId, quantity }));
}
