/** What one kit is put together from, by the kit's variant. */
export type KitContents = Readonly<
  Record<string, { variantId: string; count: number }[]>
>;

/** Units of what is really sent: a kit's parts, so many for each kit, or the thing itself. */
export const unitsSent = (
  kits: KitContents,
  { variantId, quantity }: { variantId: string; quantity: number },
): { variantId: string; quantity: number }[] =>
  kits[variantId]?.map((part) => ({
    variantId: part.variantId,
    quantity: part.count * quantity,
  })) ?? [{ variantId, quantity }];
