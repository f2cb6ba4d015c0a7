import { noRule, type StockRule } from "./stock-rule.ts";

/** One term of a number that a channel is told, with what to look up to check it. */
export type Term = {
  term: string;
  quantity: number;
  ref: string | null;
  /**
   * What `ref` leads to: the movements of a pool, the version of a rule, or the numbers of another variant. `split`: how a
   * guaranteed pool is divided, `held`: what of it is held back; `store-orders`, `marketplace-orders`: open orders of the
   * variant itself, `sold-as`: those of other variants and kits that sell the same units; `pace`: how fast it sells and
   * numbers travel, under the version of the rule that keeps it back; `oversold`: the question about units that are sold and
   * not there; `elsewhere`: what TikTok Shop's other warehouses show; `warehouse`: what stands behind each of them. What is
   * left out of rule, split and warehouse is the pool. Kept numbers may be older than some of these words (`whatTermOpens`).
   */
  opens?:
    | "movements"
    | "rule"
    | "variant"
    | "split"
    | "held"
    | "store-orders"
    | "marketplace-orders"
    | "sold-as"
    | "pace"
    | "oversold"
    | "elsewhere"
    | "warehouse";
};

/** A number and the whole of its explanation: the number is the sum of the terms, never below zero. */
export type Derived = {
  quantity: number;
  terms: Term[];
  /** The version of the rule that was in force; null where there was none. */
  ruleId: string | null;
};

/** The term that makes up for what is sold and not there. */
export const cut = "never below zero";
/** How the term begins that keeps back what sells before a number arrives. */
export const soldFaster = "sold faster than numbers travel";

/** Units that are kept back because news of a sale takes its time, and how they came about. */
export type KeptBack = { units: number; why: string };

/**
 * A channel is never told less than nothing; what was cut away stays visible as a term.
 * @param rule takes off what is to be kept back, after everything else.
 * @param exposed is kept back beside the rule's buffer; it takes no number below the rule's floor.
 */
export function derive(
  terms: Term[],
  rule: StockRule = noRule,
  exposed: KeptBack | null = null,
): Derived {
  const sum = total(terms);
  const shown = terms.filter(
    ({ quantity }, index) => quantity !== 0 || index === 0,
  );
  const below: Term[] =
    sum < 0
      ? [{ term: cut, quantity: -sum, ref: null, opens: "oversold" }]
      : [];
  const all = [...shown, ...below, ...termsOfRule(sum, rule, exposed)];
  return { quantity: total(all), terms: all, ruleId: rule.id };
}

/**
 * The same number under another rule, from its kept terms: what a change of the rule would tell.
 * @param shareOf the part of a pool that is guaranteed to the channel; null where it is shared.
 * @param exposed what would be kept back of what sells faster than numbers travel; left out: as it stands.
 */
export function underRule(
  terms: Term[],
  rule: StockRule,
  shareOf: ((free: number) => number) | null = null,
  exposed?: KeptBack | null,
): Derived {
  if (shareOf) {
    const pool = poolTerms(terms);
    const free = Math.max(0, total(pool));
    const rest = free - Math.min(free, shareOf(free));
    const split: Term[] = [
      {
        term: "guaranteed to Shopify",
        quantity: -rest,
        ref: null,
        opens: "split",
      },
    ];
    return derive([...pool, ...split], { ...rule, bufferUnits: 0 });
  }
  return derive(
    poolTerms(terms),
    rule,
    rule.exposure === "off"
      ? null
      : exposed === undefined
        ? keptBackNow(terms)
        : exposed,
  );
}

function keptBackNow(terms: Term[]): KeptBack | null {
  const faster = terms.find(({ term }) => term.startsWith(soldFaster));
  return faster
    ? { units: -faster.quantity, why: faster.term.slice(soldFaster.length + 2) }
    : null;
}

/** What a number begins with: what is there to be sold, before anything is kept back or divided. */
const poolTerms = (terms: Term[]): Term[] =>
  terms.filter(
    ({ opens, term }) =>
      opens !== "rule" &&
      opens !== "split" &&
      opens !== "warehouse" &&
      term !== cut &&
      !term.startsWith(soldFaster),
  );

/** Units of the pool that a number is part of, by its terms. */
export const poolUnits = (terms: Term[]): number =>
  Math.max(0, total(poolTerms(terms)));

/** Units by which the terms fall below nothing: sold, and not there. */
export const oversoldBy = ({ terms }: Pick<Derived, "terms">): number =>
  terms.find(({ term }) => term === cut)?.quantity ?? 0;

/**
 * What a rule takes off, as terms. A rule only ever takes away, and never more than there is: what is oversold stays as
 * large as it is (law S3).
 * @param left what could be told without the rule.
 */
function termsOfRule(
  left: number,
  rule: StockRule,
  exposed: KeptBack | null,
): Term[] {
  const terms: Term[] = [];
  let told = Math.max(0, left);
  const take = (term: string, units: number) => {
    if (units <= 0) return;
    terms.push({ term, quantity: -units, ref: rule.id, opens: "rule" });
    told -= units;
  };
  take("buffer", Math.min(rule.bufferUnits, told));
  const spare = Math.max(0, told - rule.floor);
  if (exposed && Math.min(exposed.units, spare) > 0) {
    const units = Math.min(exposed.units, spare);
    const term = `${soldFaster}: ${exposed.why}`;
    terms.push({ term, quantity: -units, ref: rule.id, opens: "pace" });
    told -= units;
  }
  if (told < rule.floor)
    take(`told as sold out below ${rule.floor} left`, told);
  if (rule.cap !== null)
    take(`never told more than ${rule.cap}`, told - rule.cap);
  return terms;
}

const total = (terms: Term[]): number =>
  terms.reduce((sum, { quantity }) => sum + quantity, 0);
