/** What the measures of the US come to. Source: international yard and pound agreement of 1959, by definition. */
export const gramsPerPound = 453.592_37;
export const millimetresPerInch = 25.4;
export const millimetresPerFoot = 12 * millimetresPerInch;
