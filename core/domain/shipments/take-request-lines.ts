import type { RequestLine, TakenLine } from "../orders/order-situation.ts";

/**
 * Finds the lines of a fulfillment order that a parcel fills. A parcel knows variants; a fulfillment order may hold a
 * variant on several lines and may be partly filled already, so quantities are taken from what remains, line by line.
 */
export function takeRequestLines(
  requestLines: RequestLine[],
  parcel: { variantId: string; quantity: number }[],
): TakenLine[] {
  const remaining = new Map(
    requestLines.map((line) => [line.externalId, line.remainingQuantity]),
  );
  const taken = new Map<string, number>();
  for (const item of parcel) {
    let wanted = item.quantity;
    for (const line of requestLines) {
      if (wanted === 0) break;
      if (line.variantId !== item.variantId) continue;
      const left = remaining.get(line.externalId) ?? 0;
      const take = Math.min(left, wanted);
      if (take === 0) continue;
      remaining.set(line.externalId, left - take);
      taken.set(line.externalId, (taken.get(line.externalId) ?? 0) + take);
      wanted -= take;
    }
  }
  return [...taken].map(([fulfillmentOrderLineId, quantity]) => ({
    fulfillmentOrderLineId,
    quantity,
  }));
}

/** What remains of the lines after these units were taken; never less than nothing. */
export const withoutTaken = (
  requestLines: RequestLine[],
  taken: TakenLine[],
): RequestLine[] =>
  requestLines.map((line) => {
    const units = taken
      .filter((one) => one.fulfillmentOrderLineId === line.externalId)
      .reduce((sum, one) => sum + one.quantity, 0);
    return {
      ...line,
      remainingQuantity: Math.max(0, line.remainingQuantity - units),
    };
  });
