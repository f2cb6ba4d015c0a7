import { isAboutStep } from "../conflicts/cause.ts";
import { type WatchedStep, watchedSteps } from "./watched-steps.ts";

const everyStep = Object.keys(watchedSteps) as WatchedStep[];

/** Causes of an order's other questions, with the steps that each of them asks about already. */
const askedSteps: Record<string, readonly WatchedStep[]> = {
  "link:order-unlinked": ["import"],
  "stuck:order-price": ["import"],
  "stuck:cancel-asked": ["release", "ship"],
  "stuck:cancel-reason": ["cancel"],
  "stuck:cancel-unnumbered": ["answer", "parcel", "cancel"],
  "stuck:change-unnumbered": ["answer", "parcel"],
  "stuck:parcel": ["parcel"],
  "stuck:shipment-unplaced": ["tell"],
  "stuck:tracking-unfit": ["tell"],
  "stuck:sides": ["tell"],
  "stuck:number-missing": ["ship"],
  "stuck:taken-back": ["tell"],
  "stuck:sent-apart": ["tell"],
  "stuck:refund-differs": ["pay-back"],
  // The order does not go on by itself: a person was told so.
  "stuck:partly-ordered": everyStep,
  "stuck:sent-though-cancelled": everyStep,
  "stuck:units-sent-though-cancelled": everyStep,
  "stuck:sent-too-many": everyStep,
  "stuck:sent-elsewhere": everyStep,
};

/** Steps at which an order needs no question of the watch, because open ones of these causes ask the same. */
export const stepsAskedBy = (causes: readonly string[]): WatchedStep[] =>
  causes.flatMap((cause) =>
    isAboutStep(cause, "storefront.import-order")
      ? ["import" as const]
      : (askedSteps[cause] ?? []),
  );
