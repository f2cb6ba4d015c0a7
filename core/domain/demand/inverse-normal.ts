const central = {
  above: [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269,
    -30.66479806614716, 2.506628277459239,
  ],
  below: [
    -54.47609879822406, 161.5858368580409, -155.6989798598866,
    66.80131188771972, -13.28068155288572, 1,
  ],
};
const tail = {
  above: [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838,
    -2.549732539343734, 4.374664141464968, 2.938163982698783,
  ],
  below: [
    0.007784695709041462, 0.3224671290700398, 2.445134137142996,
    3.754408661907416, 1,
  ],
};
const tailBegins = 0.02425;

/**
 * Quantile of the standard normal distribution; relative error below 1.15e-9.
 * source: Acklam's rational approximation
 */
export function inverseNormal(probability: number): number {
  if (probability > 1 - tailBegins) return -inverseNormal(1 - probability);
  if (probability < tailBegins) {
    const q = Math.sqrt(-2 * Math.log(probability));
    return horner(tail.above, q) / horner(tail.below, q);
  }
  const q = probability - 0.5;
  const r = q * q;
  return (horner(central.above, r) * q) / horner(central.below, r);
}

const horner = (coefficients: number[], x: number): number =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
