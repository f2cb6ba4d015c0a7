type Unit = { variantId: string | null; unitPriceMinor: number };

type Line = {
  externalId: string;
  variantId: string | null;
  /** The line has the SKU that its variant had when it was ordered. */
  sku: string | null;
  unitPriceMinor: number;
};

/**
 * The variants of the lines that Shopify shows without one, by the lines' ids: those of the order's units that have the
 * line's SKU, and no line of their own. Of several the one at the line's price; where that does not tell them apart either,
 * nobody knows.
 * @param names SKUs of variants.
 */
export function variantsBySku(
  units: readonly Unit[],
  lines: readonly Line[],
  names: ReadonlyMap<string, { sku: string | null }>,
): Map<string, string> {
  const shown = new Set(lines.map(({ variantId }) => variantId));
  return new Map(
    lines.flatMap((line) => {
      if (line.variantId !== null || !line.sku) return [];
      const fitting = units.flatMap(({ variantId, unitPriceMinor }) =>
        variantId &&
        !shown.has(variantId) &&
        names.get(variantId)?.sku === line.sku
          ? [{ variantId, isAtPrice: unitPriceMinor === line.unitPriceMinor }]
          : [],
      );
      const variant =
        onlyOne(fitting) ?? onlyOne(fitting.filter((one) => one.isAtPrice));
      return variant ? [[line.externalId, variant] as const] : [];
    }),
  );
}

function onlyOne(fitting: { variantId: string }[]): string | null {
  const [variant, ...others] = new Set(
    fitting.map(({ variantId }) => variantId),
  );
  return variant && others.length === 0 ? variant : null;
}
