import { lineOfUnit } from "./order-units.ts";

/**
 * Which line of the Shopify order each line of TikTok's stands on: the one that it is known to be on, else lines of its variant
 * in turn; of a bundle the first part counts, because TikTok Shop takes one number for a line.
 */
export function pairLines(
  units: {
    lineExternalId: string;
    variantExternalId: string;
    storefrontLineId: string | null;
  }[],
  lines: {
    externalId: string;
    variantExternalId: string | null;
    quantity: number;
  }[],
): { lineExternalId: string; orderLineExternalId: string }[] {
  const left = new Map(lines.map((line) => [line.externalId, line.quantity]));
  const pairs = new Map<string, string>();
  for (const unit of units) {
    const free = lines.filter(
      ({ externalId }) => (left.get(externalId) ?? 0) > 0,
    );
    const line =
      free.find(({ externalId }) => externalId === unit.storefrontLineId) ??
      free.find(
        ({ variantExternalId }) => variantExternalId === unit.variantExternalId,
      );
    if (!line) continue;
    left.set(line.externalId, (left.get(line.externalId) ?? 0) - 1);
    const marketplaceLine = lineOfUnit(unit.lineExternalId);
    if (!pairs.has(marketplaceLine))
      pairs.set(marketplaceLine, line.externalId);
  }
  return [...pairs].map(([lineExternalId, orderLineExternalId]) => ({
    lineExternalId,
    orderLineExternalId,
  }));
}
