/** After so many days a sale counts half. */
export const halfLifeDays = 28;
/** Recent units at which own and shop's shares weigh the same. */
const shrinkage = 20;

/** Units that a channel sold lately, the last days counting most. */
export function recentUnits(units: Float64Array): number {
  let recent = 0;
  for (let day = 0; day < units.length; day++)
    recent +=
      (units[day] as number) * 0.5 ** ((units.length - 1 - day) / halfLifeDays);
  return recent;
}

/** Shares of recent units; all to the first channel where nothing was sold. */
export function sharesOf(recent: readonly number[]): number[] {
  const total = recent.reduce((sum, units) => sum + units, 0);
  return recent.map((units, i) =>
    total > 0 ? units / total : i === 0 ? 1 : 0,
  );
}

/**
 * How a variant's demand divides between channels: as it did lately, leaning on the shop's division where it sold little.
 * The shares add up to 1.
 */
export function channelShares(
  own: readonly number[],
  shop: readonly number[],
): number[] {
  return sharesOf(own.map((units, i) => units + shrinkage * (shop[i] ?? 0)));
}
