import type { Field } from "./field-words.ts";

/** Who decides where a field's two sides have moved apart (law C3). */
export const policies = {
  ask: "Ask me",
  storefront: "Shopify wins",
  marketplace: "TikTok Shop wins",
  newest: "The newest edit wins",
  apart: "Keep each side's own",
} as const;

export type Policy = keyof typeof policies;

/** Whether a row's or a request's text names a policy. */
export const isPolicy = (text: string): text is Policy =>
  Object.hasOwn(policies, text);

/** A shop's choices; what it has not chosen is asked. */
export type Policies = Partial<Record<Field, Policy>>;
