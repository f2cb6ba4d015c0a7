import { emptyPlan, type Plan } from "../plan.ts";
import { type Derived, oversoldBy } from "./derivation.ts";

/** What a place is told about a variant, with what people call the variant. */
export type ToldPlace = {
  channel: "storefront" | "marketplace";
  variantId: string;
  /** Variant on the storefront, listing SKU on the marketplace. */
  itemId: string;
  label: string;
  derived: Derived;
};

/** The key of the question about one item's stock at one channel. */
export const oversellKey = (place: Pick<ToldPlace, "channel" | "itemId">) =>
  `oversold:${place.channel}:${place.itemId}`;

const places = {
  storefront: "the network can ship",
  marketplace: "the merchant's own location holds",
};

/**
 * More was sold than can be shipped: the channel is told zero, and a human is told the rest (law S3). The question
 * closes by itself when there is enough again.
 */
export function planOversell(told: ToldPlace[]): Plan {
  const plan = emptyPlan();
  for (const place of told) {
    const key = oversellKey(place);
    const units = oversoldBy(place.derived);
    if (units === 0) {
      plan.closes.push({ key, reason: "There is enough stock again." });
      continue;
    }
    const one = units === 1;
    plan.conflicts.push({
      kind: "stock",
      key,
      subject: place.label,
      subjectKind: "variant",
      subjectId: place.variantId,
      field: "oversold",
      reason: `${units} ${one ? "unit was" : "units were"} sold beyond what ${places[place.channel]}. Restock, ship from elsewhere, or cancel an order.`,
      base: null,
      storefront: null,
      marketplace: null,
      // The units make the question's version: what a person left as it was is asked again when they change.
      [place.channel]: String(units),
      network: null,
      candidates: [],
    });
  }
  return plan;
}
