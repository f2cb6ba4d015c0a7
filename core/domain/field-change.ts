import type { Policy } from "./field-policies.ts";
import type { Field, Side } from "./field-words.ts";
import type { PriceRule } from "./price-rule.ts";
import type { TitleRule } from "./title-rule.ts";

/** What a person wants done to a field of many listings at once. */
export type FieldChange =
  /** A rule for every difference of this field, those there are and those to come. */
  | { kind: "policy"; field: Field; policy: Policy }
  /** TikTok Shop's prices are worked out anew, now and from now on. */
  | { kind: "price-rule"; field: "price"; rule: PriceRule }
  /** TikTok Shop's titles are made anew, now and from now on. */
  | { kind: "title-rule"; field: "title"; rule: TitleRule }
  /** One side's values are written to the other, once, wherever they differ. */
  | { kind: "push"; field: Field; from: Side; productIds: string[] | null };
