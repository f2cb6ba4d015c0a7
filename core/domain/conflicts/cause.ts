import { catalog, isErrorCode } from "../../errors/catalog.ts";
import { effectTraits } from "../effect-traits.ts";
import type { EffectKind } from "../effects.ts";
import { fieldWords, isField } from "../field-words.ts";
import type { PlannedConflict } from "../plan.ts";

/** What of a question tells its cause. */
export type Caused = Pick<
  PlannedConflict,
  "kind" | "field" | "key" | "cause" | "subjectKind"
>;

/**
 * What brings such questions about: those of one cause are answered alike, e.g. `field:title:both-edited`,
 * `stuck:marketplace.set-stock:permission_missing`. A planner names it; where it does not, the first word of the key does.
 */
export function causeOf({ kind, field, key, cause }: Caused): string {
  const sort = kind === "field" && field ? `field:${field}` : kind;
  return `${sort}:${cause ?? key.split(":")[0]}`;
}

/** Whether questions of this cause ask about a refused step of this kind. */
export const isAboutStep = (cause: string, kind: EffectKind): boolean =>
  cause.startsWith(`stuck:${kind}:`);

/** Why a field is asked about, and what people call questions of that sort; `%` is the field's name. */
export const fieldCauses = {
  "both-edited": "%, edited on both sides",
  "never-agreed": "%, differing from the start",
  "one-edited": "%, changed on one side",
  emptied: "%, emptied on one side",
  refused: "%, refused by TikTok Shop",
  unfit: "%, not fitting the other side",
  gone: "Deleted on one side",
} as const;

export type FieldCause = keyof typeof fieldCauses;

/** Why a TikTok SKU has no variant, or a variant no TikTok SKU. */
export const linkCauses = {
  "same-sku": "TikTok SKUs that several variants share",
  "same-barcode": "Barcodes that several variants share",
  "no-variant": "TikTok SKUs that are in no variant",
  "no-code": "TikTok SKUs without a code",
  "taken-apart": "TikTok SKUs whose link was taken away",
  "variant-gone": "TikTok SKUs whose variant was deleted in Shopify",
  "sku-gone": "Variants whose SKU was deleted on TikTok Shop",
  "variant-added": "Variants that were added in Shopify",
} as const;

export type LinkCause = keyof typeof linkCauses;

/** The field that questions about a variant that one side alone has name: their answers are told apart by it. */
export const variantField = "variant";

/** Causes that are no field's and no link's, as people call their questions. */
export const otherCauses: Record<string, string> = {
  "link:order-unlinked": "Orders that wait for a link",
  "link:goods-same-sku":
    "The network's goods whose code several variants share",
  "link:goods-same-barcode":
    "The network's goods whose barcode several variants share",
  "stock:ledger": "Counts that differ from their history",
  "stock:oversold": "Sold beyond what is there",
  "stock:no-goods": "Chosen variants that the network has no goods of",
  "stock:warehouse": "Warehouses of TikTok Shop that nobody counts",
  "stuck:order-price": "Orders whose price does not add up",
  "stuck:twice": "Orders that stand twice in Shopify",
  "stuck:cancel-asked": "Buyers who ask to cancel",
  "stuck:cancel-reason":
    "Cancelled in Shopify, without a reason for TikTok Shop",
  "stuck:sent-though-cancelled": "Cancelled, but sent",
  "stuck:units-sent-though-cancelled": "Cancelled in part, but sent",
  "stuck:taken-back": "Parcels taken back in Shopify, and sent on TikTok Shop",
  "stuck:cancel-unnumbered": "Cancelled before the network named its order",
  "stuck:change-unnumbered": "Changed before the network named its order",
  "stuck:shipment-unplaced": "Parcels that belong to no line",
  "stuck:parcel": "Parcels that went wrong",
  "stuck:audit": "Listings that TikTok Shop's audit refused",
  "stuck:tracking-unfit": "Tracking numbers that cannot be right",
  "stuck:number-missing": "Parcels sent without a tracking number",
  "stuck:several-numbers": "Parcels with several tracking numbers",
  "stuck:sent-apart": "Sent apart after TikTok Shop was told of them together",
  "stuck:bundle-apart":
    "Parts of a bundle that travel under numbers of their own",
  "stuck:sides": "Tracking numbers that the sides show differently",
  "stuck:sent-too-many": "Sent by the network though fewer were wanted",
  "stuck:sent-elsewhere":
    "Sent by the network before the address was corrected",
  "stuck:partly-ordered": "Taken by the network in part",
  "stuck:return-asked-refund": "Buyers who ask for their money back",
  "stuck:return-asked-return": "Buyers who ask to send goods back",
  "stuck:return-asked-parcel": "Goods that came back, to be looked at",
  "stuck:return-asked-replacement": "Buyers who ask for the same goods again",
  "stuck:refund-differs": "Refunds that differ on both sides",
  "stuck:refund-reason": "Refunds in Shopify that need a reason",
  "stuck:return-called-off": "Returns called off in Shopify alone",
  "stuck:refund-of-a-sum": "Refunds in Shopify of a sum, without units",
  "stuck:refund-without-units": "Refunds in Shopify that name no units",
  "stuck:refund-before-shipping": "Units refunded in Shopify before they left",
  "stuck:overdue-release": "Held by TikTok Shop for too long",
  "stuck:overdue-import": "Orders that have not come to Shopify",
  "stuck:overdue-answer": "Fulfillment requests without an answer",
  "stuck:overdue-unsubmitted":
    "Orders at the network's location that nobody asked for",
  "stuck:overdue-parcel": "Orders that the network leaves lying",
  "stuck:overdue-tell": "Tracking numbers that do not get across",
  "stuck:overdue-cancel": "Cancelled on one side only",
  "stuck:overdue-pay-back":
    "Refunds of TikTok Shop that are missing in Shopify",
  "stuck:overdue-ship": "Orders that are late",
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What people call questions of this cause; null where only one of them can say. */
export function causeTitle(cause: string): string | null {
  const [sort = "", what = "", why = ""] = cause.split(":");
  if (sort === "field" && isField(what)) {
    const name = capital(fieldWords[what].plural);
    return Object.hasOwn(fieldCauses, why)
      ? fieldCauses[why as FieldCause].replace("%", name)
      : name;
  }
  if (sort === "link" && Object.hasOwn(linkCauses, what))
    return linkCauses[what as LinkCause];
  return (
    otherCauses[cause] ?? (sort === "stuck" ? titleOfStep(what, why) : null)
  );
}

/** A step that was refused, with the refusal; or news that could not be worked off. */
function titleOfStep(what: string, why: string): string | null {
  if (what === "unplanned")
    return `News that could not be worked off: ${why.replaceAll("-", " ")}`;
  if (!Object.hasOwn(effectTraits, what)) return null;
  const { title } = effectTraits[what as EffectKind];
  return isErrorCode(why) ? `${title}: ${catalog[why].title}` : title;
}
