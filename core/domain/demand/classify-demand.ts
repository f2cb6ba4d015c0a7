export const demandClasses = [
  "smooth",
  "erratic",
  "intermittent",
  "lumpy",
] as const;
export type DemandClass = (typeof demandClasses)[number];

/**
 * How demand comes: by the mean interval between selling days (1.32) and the squared coefficient of variation of their
 * sizes (0.49). The class is for words and for pooling errors, never for choosing a method.
 * source: Syntetos, Boylan, Croston, JORS 56 (2005), doi 10.1057/palgrave.jors.2601841
 */
export function classifyDemand(units: Float64Array): DemandClass {
  let selling = 0;
  let sum = 0;
  let squares = 0;
  for (const value of units) {
    if (!(value > 0)) continue;
    selling++;
    sum += value;
    squares += value * value;
  }
  if (selling < 2) return "lumpy";
  const average = sum / selling;
  const variance = (squares - selling * average * average) / (selling - 1);
  const often = units.length / selling < 1.32;
  const steady = variance / (average * average) < 0.49;
  if (often) return steady ? "smooth" : "erratic";
  return steady ? "intermittent" : "lumpy";
}
