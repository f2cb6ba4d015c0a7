/** One term of a number that a channel is told, with what to look up to check it. */
export type Term = { term: string; quantity: number; ref: string | null };

/** A number and the whole of its explanation: the number is the sum of the terms, never below zero. */
export type Derived = { quantity: number; terms: Term[] };

const cut = "never below zero";

/** A channel is never told less than nothing; what was cut away stays visible as a term. */
export function derive(terms: Term[]): Derived {
  const sum = terms.reduce((total, { quantity }) => total + quantity, 0);
  const shown = terms.filter(
    ({ quantity }, index) => quantity !== 0 || index === 0,
  );
  if (sum >= 0) return { quantity: sum, terms: shown };
  return {
    quantity: 0,
    terms: [...shown, { term: cut, quantity: -sum, ref: null }],
  };
}

/** Units by which the terms fall below nothing: sold, and not there. */
export const oversoldBy = ({ terms }: Derived): number =>
  terms.find(({ term }) => term === cut)?.quantity ?? 0;
