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
    | "order";
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
