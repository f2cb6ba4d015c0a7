import type { Side } from "../field-words.ts";
import { traitsOf } from "./fields.ts";
import type { Base } from "./pair.ts";
import { type FieldSituation, otherSide } from "./situation.ts";

/**
 * The base of the next merge once a value has been written: what both sides have had, so that the echo of our own write
 * is no edit. A merge writes what the other side had, even if that has moved on since; a person's text may still be on its
 * way to the other side. What was corrected after a refusal is written on this side alone: it stands for what the other had.
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
  const taken = isAgreed
    ? other
    : written.over === undefined || written.corrected
      ? written.source
      : base;
  return side === "storefront"
    ? { storefront: written.value, marketplace: taken }
    : { storefront: taken, marketplace: written.value };
}
