import type { PlannedEffect } from "./effects.ts";

/** A question for a human, as a planner writes it down. */
export type PlannedConflict = {
  kind: "field" | "link" | "stock" | "stuck";
  /** The same question has the same key, so it is asked once while it is open. */
  key: string;
  /** What it is about, for people. */
  subject: string;
  subjectKind:
    | "product"
    | "variant"
    | "listing_sku"
    | "goods"
    | "effect"
    | "entry"
    | "order"
    | "warehouse";
  subjectId: string;
  field: string | null;
  /** What brings such questions about, where kind, field and the key's first word do not tell it apart. */
  cause?: string;
  reason: string;
  base: string | null;
  storefront: string | null;
  marketplace: string | null;
  network: string | null;
  candidates: LinkCandidate[];
  /** Of a count that differs: what each side says came about. */
  story?: CountStory;
};

/** What each side says came about since both last agreed on a count. Instants are texts, because it is kept as it stands. */
export type CountStory = {
  /** Null: they never agreed. */
  agreed: { units: number; at: string } | null;
  /** Movements of our ledger, the latest ones, oldest first. */
  ours: StoryLine[];
  /** The network's own records. */
  theirs: StoryLine[];
  /** Where the network's records do not follow from each other, in words. */
  gaps: string[];
};

export type StoryLine = {
  at: string;
  /** The kind of what happened: `consign_order`, `opening`. */
  what: string;
  /** What to look up: the network's order. */
  ref: string;
  /** Signed change. */
  units: number;
  /** Units of its kind that it left there, where the side says so. */
  leaves: number | null;
};

export type LinkCandidate = { variantId: string; label: string; why: string };

/** A change of the units on hand, with its cause. */
export type PlannedMovement = {
  key: string;
  poolId: string;
  itemId: string;
  quantity: number;
  causeKind: string;
  causeRef: string;
  occurredAt: Date;
};

/** What should follow from one journal entry. A value: nothing has happened yet. */
export type Plan = {
  effects: PlannedEffect[];
  conflicts: PlannedConflict[];
  /** Keys of open conflicts whose cause is gone, with the reason. */
  closes: { key: string; reason: string }[];
  movements: PlannedMovement[];
  /** Why nothing, or why so: kept with the entry. */
  notes: string[];
};

/** A plan of nothing, to be filled or to be returned as it is. */
export const emptyPlan = (): Plan => ({
  effects: [],
  conflicts: [],
  closes: [],
  movements: [],
  notes: [],
});

/** Puts plans one after another into one. */
export function joinPlans(plans: Plan[]): Plan {
  return {
    effects: plans.flatMap((plan) => plan.effects),
    conflicts: plans.flatMap((plan) => plan.conflicts),
    closes: plans.flatMap((plan) => plan.closes),
    movements: plans.flatMap((plan) => plan.movements),
    notes: plans.flatMap((plan) => plan.notes),
  };
}
