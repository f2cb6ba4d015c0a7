import type {
  OrderSituation,
  ShipmentSituation,
} from "../orders/order-situation.ts";
import { lineOfUnit } from "../orders/order-units.ts";
import { unitsIn } from "../orders/units-that-left.ts";
import { emptyPlan, type Plan } from "../plan.ts";

/**
 * Lines that TikTok Shop was told of with parcels which the merchant has undone in Shopify since. It divides no package that it
 * has as sent (TikTok Shop Partner Center, page "Split Orders"; 21011020 for lines that are told again): whichever parcel has
 * taken the package over, all its lines stay in it.
 */
export const linesToldBefore = ({
  shipments,
}: Pick<OrderSituation, "shipments">): Set<string> =>
  new Set(
    shipments
      .filter(
        ({ origin, condition, toldNumber }) =>
          origin === "merchant" &&
          condition === "taken-back" &&
          toldNumber !== null,
      )
      .flatMap((shipment) => unitsIn(shipment).map(lineOfUnit)),
  );

type Untellable = "apart" | "bundle";

/**
 * Why TikTok Shop can never be told a parcel of the merchant's: all its lines are there already, with parcels that were undone
 * since, or with those of other parts of the same bundles, which are one line. Null where it may be told, or was.
 */
export function whyUntellable(
  situation: Pick<OrderSituation, "shipments">,
  shipment: Pick<ShipmentSituation, "id" | "marketplacePackageId" | "lines">,
): Untellable | null {
  const lines = unitsIn(shipment).map(lineOfUnit);
  if (shipment.marketplacePackageId !== null || lines.length === 0) return null;
  const before = linesToldBefore(situation);
  if (lines.every((line) => before.has(line))) return "apart";
  const there = parcelsThere(situation, shipment).flatMap((parcel) =>
    unitsIn(parcel).map(lineOfUnit),
  );
  return lines.every((line) => before.has(line) || there.includes(line))
    ? "bundle"
    : null;
}

/** Other parcels of the merchant's that TikTok Shop has as packages. */
const parcelsThere = (
  { shipments }: Pick<OrderSituation, "shipments">,
  { id }: Pick<ShipmentSituation, "id">,
) =>
  shipments.filter(
    (one) =>
      one.id !== id &&
      one.origin === "merchant" &&
      one.condition === "live" &&
      one.marketplacePackageId !== null,
  );

/**
 * Numbers of the merchant's that TikTok Shop cannot show: it takes one for each package. Of several that Shopify has for one
 * parcel it is told the first, because nobody knows which goods travel under which; goods that were sent apart after they had
 * been told together stay in one package; and a bundle is one line, in one package. Only a person can tell the buyer the others.
 */
export function planFurtherNumbers(
  situation: OrderSituation,
  shipment: ShipmentSituation,
): Plan {
  const plan = emptyPlan();
  const { order } = situation;
  if (shipment.origin !== "merchant" || order.channel !== "marketplace")
    return plan;
  const { externalId, condition, trackingNumber, moreNumbers } = shipment;
  const isOpen =
    condition === "live" &&
    !order.cancelled &&
    !order.history &&
    order.state !== "delivered";
  const question = {
    kind: "stuck" as const,
    subject: `TikTok order ${order.name}`,
    subjectKind: "order" as const,
    subjectId: order.id,
    field: "tracking",
    base: null,
    network: null,
    candidates: [],
  };
  const several = `several-numbers:${externalId}`;
  if (isOpen && moreNumbers.length > 0)
    plan.conflicts.push({
      ...question,
      key: several,
      reason: reasonOf(shipment),
      storefront: [trackingNumber, ...moreNumbers].join(", "),
      marketplace: trackingNumber,
    });
  else plan.closes.push({ key: several, reason: "The parcel has one number." });

  const why = isOpen ? whyUntellable(situation, shipment) : null;
  const apart = `sent-apart:${externalId}`;
  if (why === "apart")
    plan.conflicts.push({
      ...question,
      key: apart,
      reason: `The parcel ${trackingNumber} was sent by itself in Shopify after TikTok Shop had been told of its goods with others. TikTok Shop divides no package that is sent, and shows another number for them. Tell the buyer this one in TikTok Seller Center.`,
      storefront: trackingNumber,
      marketplace: null,
    });
  else plan.closes.push({ key: apart, reason: told });
  const bundle = `bundle-apart:${externalId}`;
  if (why === "bundle")
    plan.conflicts.push({
      ...question,
      key: bundle,
      reason: `The parcel ${trackingNumber} holds a part of a bundle whose other parts left before. TikTok Shop takes one number for a bundle and shows that of the first parcel. Tell the buyer this one in TikTok Seller Center.`,
      storefront: trackingNumber,
      marketplace:
        parcelsThere(situation, shipment).find((parcel) =>
          unitsIn(parcel).some((unit) =>
            unitsIn(shipment).map(lineOfUnit).includes(lineOfUnit(unit)),
          ),
        )?.toldNumber ?? null,
    });
  else plan.closes.push({ key: bundle, reason: told });
  return plan;
}

const told = "TikTok Shop has the parcel, or it is gone.";

function reasonOf(shipment: ShipmentSituation): string {
  const { trackingNumber, moreNumbers } = shipment;
  const others = moreNumbers.join(" and ");
  const lines = new Set(unitsIn(shipment).map(lineOfUnit));
  return lines.size > 1
    ? `Shopify shows several numbers for what was sent together, and not which goods travel under which. TikTok Shop takes one number for each package and is told ${trackingNumber}, not ${others}. Tell the buyer the others in TikTok Seller Center. Where each parcel is sent by itself in Shopify from the start, TikTok Shop shows all numbers.`
    : `Shopify shows several numbers for one unit. TikTok Shop takes one number for each package and is told ${trackingNumber}, not ${others}. Tell the buyer the others in TikTok Seller Center.`;
}
