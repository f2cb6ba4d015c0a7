import type {
  StorefrontRefundFact,
  StorefrontRestockFact,
  StorefrontReturnFact,
} from "../storefront-aftersale-facts.ts";

/**
 * What came back of an order and was put on a shelf. A return says itself what became of its goods, also where nothing is paid
 * back; a refund says it of the units that it takes off. Where both tell of the same units of a return, the return's word
 * counts, and the refund's for what goes beyond it, so that no unit comes back twice.
 */
export function restocksOf(
  returns: Pick<StorefrontReturnFact, "externalId" | "restocks">[],
  refunds: Pick<
    StorefrontRefundFact,
    "createdAt" | "returnExternalId" | "lines"
  >[],
): StorefrontRestockFact[] {
  const said = new Map<string, number>();
  for (const { externalId, restocks } of returns)
    for (const { orderLineExternalId, quantity } of restocks) {
      const key = `${externalId} ${orderLineExternalId}`;
      said.set(key, (said.get(key) ?? 0) + quantity);
    }
  const refunded = refunds.flatMap(({ createdAt, returnExternalId, lines }) =>
    lines.flatMap((line) => {
      const { restock, orderLineExternalId, locationId } = line;
      if (restock !== "return") return [];
      const key = `${returnExternalId} ${orderLineExternalId}`;
      const known = Math.min(said.get(key) ?? 0, line.quantity);
      if (known > 0) said.set(key, (said.get(key) ?? 0) - known);
      const quantity = line.quantity - known;
      return quantity > 0
        ? [{ orderLineExternalId, quantity, locationId, at: createdAt }]
        : [];
    }),
  );
  return [...returns.flatMap(({ restocks }) => restocks), ...refunded];
}
