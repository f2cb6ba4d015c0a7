import type { Field, Side } from "../field-words.ts";
import { traitsOf } from "./fields.ts";
import type { Base } from "./pair.ts";
import { type FieldSituation, otherSide } from "./situation.ts";

/** What TikTok Shop shows of these is made from Shopify's by a rule of the shop. */
const madeByRules: ReadonlySet<Field> = new Set(["title", "price"]);

/**
 * The base of the next merge once a value has been written: what both sides have had, so that the echo of our own write
 * is no edit. A merge writes what the other side had, even if that has moved on since; a person's text may still be on its
 * way to the other side. What was corrected after a refusal is written on this side alone: it stands for what the other had.
 * Where the shop's rule has changed while a value was on its way, and makes another one of what that was made from, Shopify's
 * side counts as moved: the merge has the new value written.
 * @param now the field with the written value in it.
 */
export function baseAfterWrite(
  now: FieldSituation,
  side: Side,
  written: {
    value: string;
    source: string;
    over?: string | undefined;
    corrected?: true | undefined;
  },
): Base {
  const { same } = traitsOf(now.field);
  const other = now[otherSide(side)];
  const isAgreed =
    other !== null &&
    (side === "storefront"
      ? same(written.value, other, now.pair)
      : same(other, written.value, now.pair));
  const base = now.base?.[otherSide(side)] ?? null;
  const [ours, theirs] =
    side === "storefront"
      ? [written.value, written.source]
      : [written.source, written.value];
  if (
    !isAgreed &&
    written.source !== "" &&
    !written.corrected &&
    madeByRules.has(now.field) &&
    !same(ours, theirs, now.pair)
  )
    return { storefront: null, marketplace: theirs };
  const taken = isAgreed
    ? other
    : written.over === undefined || written.corrected
      ? written.source
      : base;
  return side === "storefront"
    ? { storefront: written.value, marketplace: taken }
    : { storefront: taken, marketplace: written.value };
}
