import { unitsSent } from "./kit-contents.ts";
import type { NetworkPartLine, RequestSituation } from "./order-situation.ts";

/**
 * What remains to be shipped, counted by goods: of a kit its parts. A line without goods has none that anyone knows.
 * @param sent units by variant that have left already for kits which are not complete yet.
 */
export function unitsOfRequest(
  { lines, kits }: Pick<RequestSituation, "lines" | "kits">,
  goods: ReadonlyMap<string, { goodsId: string }>,
  sent: ReadonlyMap<string, number> = new Map(),
): NetworkPartLine[] {
  const units = new Map<string, NetworkPartLine>();
  const wanted = lines.flatMap(({ variantId, remainingQuantity }) =>
    unitsSent(kits, {
      variantId: variantId ?? "",
      quantity: remainingQuantity,
    }),
  );
  const left = new Map(sent);
  for (const { variantId, quantity } of wanted) {
    const gone = Math.min(quantity, left.get(variantId) ?? 0);
    left.set(variantId, (left.get(variantId) ?? 0) - gone);
    if (quantity === gone) continue;
    const goodsId = goods.get(variantId)?.goodsId ?? "";
    const known = units.get(goodsId);
    units.set(goodsId, {
      variantId: known?.variantId ?? variantId,
      goodsId,
      quantity: (known?.quantity ?? 0) + quantity - gone,
    });
  }
  return [...units.values()];
}
