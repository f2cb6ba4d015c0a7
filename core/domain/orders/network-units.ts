import type { NetworkPartLine, RequestLine } from "./order-situation.ts";

/** What remains to be shipped, counted by goods; a line without goods has none that anyone knows. */
export function unitsOfRequest(
  { lines }: { lines: RequestLine[] },
  goods: ReadonlyMap<string, { goodsId: string }>,
): NetworkPartLine[] {
  const units = new Map<string, NetworkPartLine>();
  for (const { variantId, remainingQuantity } of lines) {
    if (remainingQuantity === 0) continue;
    const goodsId = (variantId && goods.get(variantId)?.goodsId) || "";
    const known = units.get(goodsId);
    units.set(goodsId, {
      variantId: known?.variantId ?? variantId ?? "",
      goodsId,
      quantity: (known?.quantity ?? 0) + remainingQuantity,
    });
  }
  return [...units.values()];
}
