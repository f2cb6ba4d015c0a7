/**
 * What was wanted on a day that sold out, if `expected` were wanted on an ordinary day: at least what was sold, and how much
 * more is what a Poisson demand leaves open, E[D | D >= sold]. Never below `sold` nor below `expected`.
 */
export function wantedAtLeast(sold: number, expected: number): number {
  if (sold <= 0 || expected <= 0) return Math.max(sold, expected);
  // E[D | D >= s] = m + s·P(s)/P(D >= s); the tail over P(s) is 1 + m/(s+1) + m²/((s+1)(s+2)) + …
  let tail = 1;
  let term = 1;
  for (let k = 1; k < mostTerms && term > tail * precision; k++) {
    term *= expected / (sold + k);
    tail += term;
  }
  return Math.max(sold, expected + sold / tail);
}

const mostTerms = 5_000;
const precision = 1e-9;
