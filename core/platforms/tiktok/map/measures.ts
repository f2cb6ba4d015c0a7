import type { ListingDraft } from "#core/domain/listing-facts.ts";
import {
  gramsPerPound,
  millimetresPerFoot,
  millimetresPerInch,
} from "#core/kit/measures.ts";

type Size = NonNullable<ListingDraft["sizeMillimetres"]>;
type Told<Name extends string> = Partial<Record<Name, string | null>>;

const gramsIn: Record<string, number> = {
  KILOGRAM: 1000,
  POUND: gramsPerPound,
  GRAM: 1,
  OUNCE: gramsPerPound / 16,
};

/** One page of the network's calls the smallest MICRO. */
const millimetresIn: Record<string, number> = {
  MICROMETER: 0.001,
  MICRO: 0.001,
  MILLIMETER: 1,
  CENTIMETER: 10,
  METER: 1000,
  INCH: millimetresPerInch,
  FOOT: millimetresPerFoot,
};

/** Whole grams; null for none, for zero, and in a unit that we do not know. */
export function toGrams(
  weight: Told<"value" | "unit"> | null | undefined,
): number | null {
  const grams = Number(weight?.value ?? 0) * (gramsIn[weight?.unit ?? ""] ?? 0);
  return grams > 0 ? Math.max(1, Math.round(grams)) : null;
}

/** Whole millimetres; null where a side is missing or nothing, and in a unit that we do not know. */
export function toMillimetres(
  told: Told<keyof Size | "unit"> | null | undefined,
): Size | null {
  const factor = millimetresIn[told?.unit?.toUpperCase() ?? ""] ?? 0;
  const side = (text: string | null | undefined) =>
    Math.round(Number(text ?? 0) * factor);
  const size = {
    length: side(told?.length),
    width: side(told?.width),
    height: side(told?.height),
  };
  return Object.values(size).every((one) => one > 0) ? size : null;
}

/**
 * A weight beside a size in this unit of length: both must be of one system, kilograms with centimetres or pounds with
 * inches. Pounds have two decimals, so the weight that is read back is another one by up to three grams.
 * Source: TikTok Shop Partner Center, page "Create Product".
 */
export const writeWeight = (grams: number, besideUnit?: string | null) =>
  besideUnit === "INCH"
    ? {
        value: Math.max(0.01, grams / gramsPerPound).toFixed(2),
        unit: "POUND",
      }
    : { value: thousandths(grams), unit: "KILOGRAM" };

/** Whole centimetres, rounded up: a parcel is never smaller than declared. */
export const writeSize = (millimetres: Size) => ({
  length: centimetres(millimetres.length),
  width: centimetres(millimetres.width),
  height: centimetres(millimetres.height),
  unit: "CENTIMETER",
});

/** Grams as kilograms, without floating point. */
const thousandths = (grams: number) =>
  `${Math.floor(grams / 1000)}.${String(grams % 1000).padStart(3, "0")}`;

const centimetres = (millimetres: number) =>
  String(Math.max(1, Math.ceil(millimetres / 10)));
