import type { ShipmentSituation } from "./order-situation.ts";

/**
 * What the other side shows of a parcel that it was told of: its number, another one, none, the parcel no more, or its number
 * under another carrier.
 */
export const shownKinds = ["same", "other", "none", "gone", "carrier"] as const;
export type ShownKind = (typeof shownKinds)[number];

export type Shown = {
  kind: ShownKind;
  number: string | null;
  carrier: string | null;
};

/** The last look at the other side. */
export type Checked = Shown & {
  at: Date;
  /** Since when it has shown something else; null while it shows the same. */
  differsSince: Date | null;
};

/** The side that is told of a parcel: TikTok Shop of the merchant's own, Shopify of all others. */
export const sideTold = ({ origin }: Pick<ShipmentSituation, "origin">) =>
  origin === "merchant" ? ("marketplace" as const) : ("storefront" as const);
