/** What the measures of the US come to. Source: international yard and pound agreement of 1959, by definition. */
export const gramsPerPound = 453.592_37;
export const millimetresPerInch = 25.4;
export const millimetresPerFoot = 12 * millimetresPerInch;

/** A size that is told in inches, in whole millimetres. */
export const sizeOfInches = (
  length: number,
  width: number,
  height: number,
): { length: number; width: number; height: number } => ({
  length: Math.round(length * millimetresPerInch),
  width: Math.round(width * millimetresPerInch),
  height: Math.round(height * millimetresPerInch),
});
