type Unit = {
  externalId: string;
  variantId: string | null;
  unitPriceMinor: number;
};

type Line = {
  externalId: string;
  variantId: string | null;
  /** The line has the SKU that its variant had when it was ordered. */
  sku: string | null;
  /** The unit for which it was brought to the store without a variant. */
  marketplaceUnitId: string | null;
  unitPriceMinor: number;
};

/**
 * The variants of the lines that Shopify shows without one, by the lines' ids: that of the order's unit which the line names,
 * or those of the units that have the line's SKU, and no line of their own. Of several the one at the line's price; where that
 * does not tell them apart either, nobody knows.
 * @param names SKUs of variants.
 */
export function variantsOfLines(
  units: readonly Unit[],
  lines: readonly Line[],
  names: ReadonlyMap<string, { sku: string | null }>,
): Map<string, string> {
  const forgotten = lines.filter(({ variantId }) => variantId === null);
  const named = new Map(
    forgotten.flatMap(({ externalId, marketplaceUnitId }) => {
      const unit = units.find((one) => one.externalId === marketplaceUnitId);
      return unit?.variantId ? [[externalId, unit.variantId] as const] : [];
    }),
  );
  const taken = new Set([
    ...lines.map(({ variantId }) => variantId),
    ...named.values(),
  ]);
  return new Map([
    ...named,
    ...forgotten.flatMap((line) => {
      if (named.has(line.externalId) || !line.sku) return [];
      const fitting = units.flatMap(({ variantId, unitPriceMinor }) =>
        variantId &&
        !taken.has(variantId) &&
        names.get(variantId)?.sku === line.sku
          ? [{ variantId, isAtPrice: unitPriceMinor === line.unitPriceMinor }]
          : [],
      );
      const variant =
        onlyOne(fitting) ?? onlyOne(fitting.filter((one) => one.isAtPrice));
      return variant ? [[line.externalId, variant] as const] : [];
    }),
  ]);
}

function onlyOne(fitting: { variantId: string }[]): string | null {
  const [variant, ...others] = new Set(
    fitting.map(({ variantId }) => variantId),
  );
  return variant && others.length === 0 ? variant : null;
}
