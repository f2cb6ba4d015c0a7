import { z } from "zod";
import {
  channels,
  exposureModes,
  stockPromises,
} from "#core/domain/stock/stock-rule.ts";

const units = z.coerce.number().int().min(0).max(1_000_000);

const limits = z.strictObject({
  bufferUnits: units.default(0),
  /** An empty field of a form is no limit. */
  cap: z.preprocess(
    (said) => (said === "" || said === undefined ? null : said),
    z.union([z.null(), units]),
  ),
  floor: units.default(0),
  /** When numbers keep back what sells before they arrive. */
  exposure: z.enum(exposureModes).default("spikes"),
  /** Of stock that both channels sell; the marketplace's rule says it. */
  promise: z.enum(stockPromises).default("shared"),
});

/** A rule that somebody asks for; limits of null lift it. */
export const ruleWish = z.strictObject({
  variantId: z.uuid().nullable(),
  channel: z.enum(channels),
  limits: limits.nullable(),
});

/** The same, to be shown: a page of the numbers that would change. */
export const shownRule = ruleWish.extend({
  page: z.coerce.number().int().min(1).default(1),
});

/** The same, with the version that was seen. */
export const approvedRule = ruleWish.extend({
  basedOn: z.coerce.number().int().min(0),
});

/** Reads the same from the fields of a form; null where a field is unfit. */
export function readRuleForm(
  form: FormData,
): z.output<typeof approvedRule> | null {
  const text = (name: string) => String(form.get(name) ?? "");
  const read = approvedRule.safeParse({
    variantId: text("variantId") || null,
    channel: text("channel"),
    limits: form.has("lift")
      ? null
      : {
          bufferUnits: text("bufferUnits") || 0,
          cap: text("cap"),
          floor: text("floor") || 0,
          exposure: text("exposure") || "spikes",
          promise: text("promise") || "shared",
        },
    basedOn: text("basedOn") || 0,
  });
  return read.success ? read.data : null;
}
