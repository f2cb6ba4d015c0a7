import { emptyPlan, type Plan } from "../plan.ts";
import type { Derived, Term } from "./derivation.ts";
import { noRule, type Standing } from "./stock-rule.ts";
import {
  type StockSituation,
  toldToMarketplace,
} from "./what-channels-are-told.ts";

/** A warehouse beside the main one that is told numbers. */
export type ToldWarehouse = {
  warehouseId: string;
  /** The location behind it; null: it is told zero. */
  poolId: string | null;
};

export type SpreadNumbers = {
  main: Derived;
  elsewhere: { warehouseId: string; derived: Derived }[];
};

/**
 * What each warehouse of TikTok Shop's is told. A warehouse never shows more than lies behind it, and all of them together
 * never more than one warehouse alone would be told: a unit stands behind one of them only, and what a rule keeps back is
 * kept back once. What nobody knows the warehouse of, as an order that Shopify does not know yet, is taken off each.
 * @param isOfferedAt whether TikTok Shop offers the SKU from a warehouse: what lies behind another one is shown nowhere.
 */
export function spreadOverWarehouses(
  stock: StockSituation,
  warehouses: ToldWarehouse[],
  isOfferedAt: (warehouseId: string) => boolean = () => true,
): SpreadNumbers {
  const whole = toldToMarketplace(stock);
  const behind = new Set(warehouses.flatMap(({ poolId }) => poolId ?? []));
  let left = whole.quantity;
  const offered = warehouses.filter(({ warehouseId: id }) => isOfferedAt(id));
  const elsewhere = offered.map(({ warehouseId, poolId }) => {
    if (poolId === null) return { warehouseId, derived: nothingThere };
    const there = toldToMarketplace(
      withoutRules(lyingAt(stock, (ref) => ref === poolId)),
    );
    const derived = atMost(there, left, whole.ruleId);
    left -= derived.quantity;
    return { warehouseId, derived };
  });
  if (behind.size === 0) return { main: whole, elsewhere };
  const rest = lyingAt(stock, (ref) => !behind.has(ref));
  // A kit cannot be put together from what lies behind two warehouses.
  const main = stock.parts
    ? toldToMarketplace(rest)
    : toldToMarketplace(stock, whole.quantity - left);
  const there = toldToMarketplace(withoutRules(rest)).quantity;
  return {
    main: atMost(atMost(main, left, whole.ruleId), there, null, behindIt),
    elsewhere,
  };
}

/** Of a guaranteed pool the main warehouse alone shows TikTok Shop's share. */
export const keptToMain = (
  main: Derived,
  warehouses: ToldWarehouse[],
): SpreadNumbers => ({
  main,
  elsewhere: warehouses.map(({ warehouseId, poolId }) => ({
    warehouseId,
    derived: poolId === null ? nothingThere : guaranteedAtMain,
  })),
});

/** Of a variant that was deleted in Shopify nothing is offered at any of these, whoever counts there. */
export const offeredNowhere = (
  main: Derived,
  warehouseIds: string[],
): SpreadNumbers => ({
  main,
  elsewhere: warehouseIds.map((warehouseId) => ({
    warehouseId,
    derived: isDeleted,
  })),
});

/** The terms of a warehouse that is told zero: because a person said so, or because its main one shows it all. */
export const zeroBecause = {
  nothingThere: "nothing is sold from this warehouse",
  guaranteed: "guaranteed stock is shown at the main warehouse alone",
} as const;

const nothing = (term: Omit<Term, "quantity" | "ref">): Derived => ({
  quantity: 0,
  terms: [{ ...term, quantity: 0, ref: null }],
  ruleId: null,
});
const nothingThere = nothing({
  term: zeroBecause.nothingThere,
  opens: "warehouse",
});
const isDeleted = nothing({ term: "the variant was deleted in Shopify" });
const guaranteedAtMain = nothing({
  term: zeroBecause.guaranteed,
  opens: "split",
});

const together = "no more than all warehouses may show together";
/** The term that keeps what a warehouse shows to what lies behind it. */
export const behindIt = "no more than lies behind this warehouse";

function atMost(
  derived: Derived,
  most: number,
  ref: string | null,
  term = together,
): Derived {
  const over = derived.quantity - most;
  if (over <= 0) return derived;
  // A rule is tried on the terms without it.
  const opens = ref === null ? "warehouse" : "rule";
  const cut: Term = { term, quantity: -over, ref, opens };
  return { ...derived, quantity: most, terms: [...derived.terms, cut] };
}

const lyingAt = (
  stock: StockSituation,
  isThere: (ref: string) => boolean,
): StockSituation => ({
  ...stock,
  own: stock.own.filter(({ ref }) => isThere(ref)),
  parts:
    stock.parts?.map((part) => ({
      ...part,
      stock: lyingAt(part.stock, isThere),
    })) ?? null,
});

/** What rules and pace keep back is kept back at the main warehouse. */
const withoutRules = (stock: StockSituation): StockSituation => ({
  ...stock,
  rules: { ...stock.rules, marketplace: noRule },
  exposed: null,
  parts:
    stock.parts?.map((part) => ({
      ...part,
      stock: withoutRules(part.stock),
    })) ?? null,
});

/** A warehouse with what it shows. */
export type ShownWarehouse = {
  id: string;
  externalId: string;
  name: string;
  /** What TikTok Shop sells from by default: the merchant's own locations stand behind it. */
  isMain: boolean;
  isClosed: boolean;
  standing: Standing | null;
  units: number;
  products: number;
};

export const warehouseQuestion = "warehouse";

/**
 * Where TikTok Shop sells units that nobody counts, the merchant is asked what stands behind them. The question ends with
 * his answer, or when there is nothing to sell any more. Its version is the warehouse alone: an answer holds though units
 * are sold meanwhile.
 */
export function askAboutWarehouses(warehouses: ShownWarehouse[]): Plan {
  const plan = emptyPlan();
  for (const one of warehouses) {
    const { id, name, units, products } = one;
    const key = `${warehouseQuestion}:${one.externalId}`;
    const isKnown = one.isMain || one.standing !== null;
    if (one.isClosed || isKnown || units === 0) {
      plan.closes.push({
        key,
        reason: isKnown
          ? "It is known what stands behind it."
          : "TikTok Shop sells nothing from there any more.",
      });
      continue;
    }
    plan.conflicts.push({
      kind: "stock",
      key,
      subject: name,
      subjectKind: "warehouse",
      subjectId: id,
      field: warehouseQuestion,
      reason: `TikTok Shop also sells from warehouse ${name}: ${counted(units, products)} that nobody counts here. What stands behind it?`,
      base: null,
      storefront: null,
      marketplace: null,
      network: null,
      candidates: [],
    });
  }
  return plan;
}

const counted = (units: number, products: number): string =>
  `${units} ${units === 1 ? "unit" : "units"} of ${products} ${products === 1 ? "product" : "products"}`;

/** What a person's answer to the question says: a location's id, `zero`, or to leave it alone. */
export function standingOf(
  choice: { kind: "leave" } | { kind: "value"; value: string },
): { standing: Standing; poolId: string | null } {
  if (choice.kind === "leave") return { standing: "apart", poolId: null };
  return choice.value === "zero"
    ? { standing: "zero", poolId: null }
    : { standing: "location", poolId: choice.value };
}
