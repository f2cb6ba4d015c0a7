import { formatDecimal } from "../../kit/money.ts";
import type { FieldWrite } from "../effects.ts";
import type { Side } from "../field-words.ts";
import { traitsOf } from "../merge/fields.ts";
import type { Pair } from "../merge/pair.ts";
import type { FieldSituation } from "../merge/situation.ts";
import {
  type Changed,
  type CorrectableWord,
  type Corrections,
  sameText,
} from "./correct-payload.ts";
import type { FixedReason } from "./correctable.ts";

type CorrectedField =
  | { payload: FieldWrite; changes: Changed[] }
  | { unfit: Record<string, string> }
  | "unedited";

/** A refused value as a person would type it; a reason where it cannot be typed. */
export function correctableValue(
  { field, value }: FieldWrite,
  situation: FieldSituation | null,
): CorrectableWord[] | FixedReason {
  if (!situation) return "unlinked";
  if (traitsOf(field).typed === null) return "untyped";
  // `typed` says what fits; the form is how it is written down.
  const most = field === "description" ? 10_000 : 255;
  const typed = asTyped(field, value, situation.pair);
  return [{ path: "value", value: typed, form: { kind: "text", most } }];
}

/**
 * A refused write with another value, held to the same checks as an answer in one's own words. It is written over what that
 * side shows now, and over nothing newer; the other side keeps what it has, and both count as agreed (law C3).
 */
export function correctField(
  payload: FieldWrite,
  side: Side,
  situation: FieldSituation | null,
  typed: Corrections,
): CorrectedField {
  const { field } = payload;
  const text = typed.value;
  const { typed: read } = traitsOf(field);
  if (!situation || !read || text === undefined) return "unedited";
  if (Object.keys(typed).some((path) => path !== "value")) return "unedited";
  const before = asTyped(field, payload.value, situation.pair);
  if (sameText(text, before)) return "unedited";
  const { isEmpty, essence } = traitsOf(field);
  const fitted = read(text, situation.pair);
  if ("unfit" in fitted) return { unfit: { value: fitted.unfit } };
  if (isEmpty(fitted.value))
    return { unfit: { value: "It must not be empty." } };
  if (essence(fitted.value) === essence(payload.value)) return "unedited";
  return {
    payload: {
      ...payload,
      value: fitted.value,
      over: situation[side] ?? "",
      corrected: true,
    },
    changes: [
      {
        path: "value",
        before,
        after: asTyped(field, fitted.value, situation.pair),
      },
    ],
  };
}

/** A price without its currency, a weight without its unit. */
const asTyped = (
  field: FieldWrite["field"],
  value: string,
  pair: Pair,
): string => {
  if (field === "price")
    return formatDecimal({ minor: Number(value), currency: pair.currency });
  return field === "weight" ? value : traitsOf(field).show(value, pair);
};
