import { z } from "zod";
import type { FieldChange } from "#core/domain/field-change.ts";
import { isPolicy, type Policy } from "#core/domain/field-policies.ts";
import { type Field, isField } from "#core/domain/field-words.ts";
import { isRounding, type Rounding } from "#core/domain/price-rule.ts";
import {
  type Capitals,
  faultOfPattern,
  isCapitals,
  type TitleRule,
  titleLengths,
  titleRuleLimits,
} from "#core/domain/title-rule.ts";
import { minorPerUnit } from "#core/kit/money.ts";

const field = z
  .string()
  .refine(isField)
  .transform((text) => text as Field);
const policy = z
  .string()
  .refine(isPolicy)
  .transform((text) => text as Policy);

/** A title rule as a program says it. */
export const titleRule: z.ZodType<TitleRule> = z.strictObject({
  pattern: z
    .string()
    .trim()
    .refine((text) => faultOfPattern(text) === null),
  replace: z
    .array(
      z.strictObject({
        from: z.string().trim().min(1).max(titleRuleLimits.words),
        to: z.string().trim().max(titleRuleLimits.words),
      }),
    )
    .max(titleRuleLimits.replace),
  capitals: z
    .string()
    .refine(isCapitals)
    .transform((text) => text as Capitals),
  longest: z.int().min(titleLengths.least).max(titleLengths.most),
});

/** How a program or an address names a change of a field of many listings. */
export const fieldChange: z.ZodType<FieldChange> = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("policy"), field, policy }),
    z.strictObject({
      kind: z.literal("price-rule"),
      field: z.literal("price"),
      rule: z.strictObject({
        basisPoints: z.int().min(-9_900).max(100_000),
        addMinor: z.int().min(-1_000_000).max(1_000_000),
        rounding: z
          .string()
          .refine(isRounding)
          .transform((text) => text as Rounding),
      }),
    }),
    z.strictObject({
      kind: z.literal("title-rule"),
      field: z.literal("title"),
      rule: titleRule,
    }),
    z.strictObject({
      kind: z.literal("push"),
      field,
      from: z.enum(["storefront", "marketplace"]),
      productIds: z.array(z.uuid()).max(5_000).nullable().default(null),
    }),
  ],
);

/** A change and the plan of it that was seen. */
export const approvedChange = z.strictObject({
  change: fieldChange,
  fingerprint: z.string().min(1).max(100),
});

/** How many of these parts: `10.5` has 1050 hundredths; what is no number is none, and refused. */
const inParts = (text: unknown, parts: number): number =>
  Math.round(Number(String(text ?? "").trim() || "0") * parts);

/**
 * The same as an address or a form writes it; null where it is none.
 * @param currency the shop's own, in which amounts are.
 */
export function readFieldChange(
  said: { get(name: string): unknown },
  currency: string,
): FieldChange | null {
  const kind = said.get("kind");
  const read = fieldChange.safeParse({
    kind,
    field: said.get("field"),
    ...(kind === "policy"
      ? { policy: said.get("policy") }
      : kind === "price-rule"
        ? {
            rule: {
              basisPoints: inParts(said.get("percent"), 100),
              addMinor: inParts(said.get("add"), minorPerUnit(currency)),
              rounding: said.get("rounding"),
            },
          }
        : { from: said.get("from") }),
  });
  return read.success ? read.data : null;
}
