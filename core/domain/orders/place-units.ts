type Unit = {
  externalId: string;
  variantId: string | null;
  unitPriceMinor: number;
  stands: boolean;
  storefrontLineId: string | null;
};

type Line = {
  externalId: string;
  variantId: string | null;
  quantity: number;
  unitPriceMinor: number;
};

/**
 * On which line of the store's order each unit is. Units take lines of their variant in turn, first those at their price:
 * one that was lowered by a deduction is found by its variant alone. What is placed stays there, so that learning again
 * gives the same answer.
 */
export function placeUnits(
  units: Unit[],
  lines: Line[],
): { unitExternalId: string; storefrontLineId: string }[] {
  const left = new Map(lines.map((line) => [line.externalId, line.quantity]));
  for (const { storefrontLineId } of units)
    if (storefrontLineId)
      left.set(storefrontLineId, (left.get(storefrontLineId) ?? 0) - 1);
  return units.flatMap((unit) => {
    if (!unit.stands || unit.storefrontLineId || !unit.variantId) return [];
    const free = lines.filter(
      ({ externalId, variantId }) =>
        variantId === unit.variantId && (left.get(externalId) ?? 0) > 0,
    );
    const line =
      free.find(
        ({ unitPriceMinor }) => unitPriceMinor === unit.unitPriceMinor,
      ) ?? free[0];
    if (!line) return [];
    left.set(line.externalId, (left.get(line.externalId) ?? 0) - 1);
    return [
      { unitExternalId: unit.externalId, storefrontLineId: line.externalId },
    ];
  });
}
