import type { MarketplaceOrderFact, StorefrontOrderFact } from "../facts.ts";
import type { CarrierNames } from "../orders/carrier-names.ts";
import type {
  OrderSituation,
  ShipmentSituation,
} from "../orders/order-situation.ts";
import { type Shown, sideTold } from "../orders/shown-number.ts";
import { emptyPlan, type Plan } from "../plan.ts";
import { carrierToTell, saysNothing } from "./carriers.ts";
import { normalizeTracking } from "./normalize-tracking.ts";

type Carried = Pick<
  ShipmentSituation,
  "origin" | "trackingNumber" | "carrier" | "toldCarrier" | "toldAs"
>;

/** The one name for all names of a carrier on a platform; null for a name that is not known there. */
type KnowsCarrier = (name: string) => string | null;

/**
 * What the other side shows of a parcel now. Null where it was not told, or could not be read. A carrier is another one where
 * that side names one that is known, and not the one that it is to be told.
 * @param read the order as each side has just told it.
 */
export function shownOf(
  shipment: Carried &
    Pick<ShipmentSituation, "storefrontFulfillmentId" | "marketplacePackageId">,
  read: {
    storefront: Pick<StorefrontOrderFact, "fulfillments"> | null;
    marketplace: Pick<MarketplaceOrderFact, "lines"> | null;
  },
  carriers: {
    names: CarrierNames;
    storefront: KnowsCarrier;
    marketplace: KnowsCarrier;
  },
): Shown | null {
  const told = sideTold(shipment);
  const wanted = {
    number: shipment.trackingNumber,
    carrier: carrierWanted(shipment, carriers.names),
    toldAs: shipment.toldAs,
  };
  if (told === "marketplace") {
    const packageId = shipment.marketplacePackageId;
    if (!packageId || !read.marketplace) return null;
    const line = read.marketplace.lines.find(
      (one) => one.packageId === packageId,
    );
    const { trackingNumber: number, carrier } = line ?? {};
    return line
      ? compared(
          wanted,
          [{ number: number ?? "", carrier: carrier ?? "" }],
          carriers.marketplace,
        )
      : { kind: "gone", number: null, carrier: null };
  }
  const fulfillmentId = shipment.storefrontFulfillmentId;
  if (!fulfillmentId || !read.storefront) return null;
  const made = read.storefront.fulfillments.find(
    ({ externalId, status }) =>
      externalId === fulfillmentId && status === "SUCCESS",
  );
  return made
    ? compared(wanted, made.tracking, carriers.storefront)
    : { kind: "gone", number: null, carrier: null };
}

/** Under which carrier the other side is to show a parcel. One that is named no more stays what it was told as. */
function carrierWanted(
  { origin, carrier, toldCarrier, trackingNumber }: Carried,
  names: CarrierNames,
): string {
  return carrierToTell(
    {
      carrier: carrier?.trim() || toldCarrier,
      trackingNumber: trackingNumber ?? "",
    },
    names[sideTold({ origin })],
  );
}

function compared(
  wanted: { number: string | null; carrier: string; toldAs: string | null },
  shown: { number: string; carrier: string }[],
  knows: KnowsCarrier,
): Shown {
  const parcels = shown
    .map(({ number, carrier }) => ({
      number: normalizeTracking(number),
      carrier: carrier || null,
    }))
    .filter(({ number }) => number !== "");
  const [first] = parcels;
  if (!first) return { kind: "none", number: null, carrier: null };
  const same = parcels.find(
    ({ number }) => number === normalizeTracking(wanted.number ?? ""),
  );
  if (!same) return { kind: "other", ...first };
  const shownAs = same.carrier ?? "";
  // Shopify takes one carrier for all numbers that stand together.
  const isOne =
    parcels.length === 1 &&
    !saysNothing(shownAs) &&
    !saysNothing(wanted.carrier);
  const there = knows(shownAs);
  const isOther =
    there === null
      ? isTold(shownAs, wanted) && !isSpelt(shownAs, wanted.carrier)
      : there !== knows(wanted.carrier);
  return { kind: isOne && isOther ? "carrier" : "same", ...same };
}

// A name that the platform does not know is a difference only where it is ours, and the merchant has another for it now.
const isTold = (shownAs: string, { toldAs }: { toldAs: string | null }) =>
  toldAs !== null && isSpelt(shownAs, toldAs);

const isSpelt = (one: string, other: string) =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

/** The key of the question about what both sides show of a parcel. */
export const sidesKey = ({ origin, externalId }: ShipmentSituation) =>
  `sides:${origin}:${externalId}`;

const sideNames = {
  storefront: "Shopify",
  marketplace: "TikTok Shop",
  network: "Fulfilled by TikTok",
};

/**
 * What follows from the last look at the other side (law O5): a number that is missing there is told once more, and one that
 * stands under a carrier whose name the merchant has translated otherwise since; what is missing for a second time, is gone,
 * or was written there by somebody else is a question, which ends by itself.
 */
export function planSides(
  situation: OrderSituation,
  shipment: ShipmentSituation,
): Plan {
  const plan = emptyPlan();
  const { checked, trackingNumber } = shipment;
  if (!checked || !trackingNumber) return plan;
  const key = sidesKey(shipment);
  if (checked.kind === "same") {
    plan.closes.push({ key, reason: "Both sides show the same number." });
    return plan;
  }
  const isFirstTime =
    checked.differsSince === null ||
    checked.differsSince.getTime() === checked.at.getTime();
  if (checked.kind === "none" && isFirstTime) {
    plan.effects.push(
      tellAgain(situation, shipment, `missing:${checked.at.toISOString()}`),
    );
    return plan;
  }
  const wanted = carrierWanted(shipment, situation.carrierNames);
  if (checked.kind === "carrier" && isTranslatedAnew(shipment, wanted)) {
    plan.effects.push(
      tellAgain(situation, shipment, `as:${wanted}:${shipment.toldTimes}`),
    );
    return plan;
  }
  const { order } = situation;
  const told = sideTold(shipment);
  const source =
    shipment.origin === "merchant"
      ? "storefront"
      : shipment.origin === "network"
        ? "network"
        : "marketplace";
  const says = {
    same: "",
    other: `shows ${checked.number} for it`,
    none: "shows no number for it, though it was told twice",
    gone: "does not show the parcel any more",
    carrier: `shows it with ${checked.carrier} and not with ${wanted}`,
  }[checked.kind];
  const isCarrier = checked.kind === "carrier";
  plan.conflicts.push({
    kind: "stuck",
    key,
    subject: `Order ${order.name}`,
    subjectKind: "order",
    subjectId: order.id,
    field: "tracking",
    reason: `The parcel ${trackingNumber} of ${sideNames[source]} was told to ${sideNames[told]}, which ${says}. Correct the side that is wrong, or send the number again from the order's page; the question ends when both show the same.`,
    base: shipment.toldNumber,
    storefront: null,
    marketplace: null,
    network: null,
    candidates: [],
    [source]: isCarrier ? `${wanted} ${trackingNumber}` : trackingNumber,
    [told]: isCarrier ? `${checked.carrier} ${checked.number}` : checked.number,
  });
  return plan;
}

/** The other side was told the carrier under another name than the merchant's translation gives it now. */
const isTranslatedAnew = (
  { toldAs }: ShipmentSituation,
  wanted: string,
): boolean => toldAs !== null && !isSpelt(toldAs, wanted);

/** Tells the other side a number that it was told before. @param why makes it an effect of its own. */
export function tellAgain(
  { order, carrierNames }: OrderSituation,
  shipment: ShipmentSituation,
  why: string,
): Plan["effects"][number] {
  const number = shipment.trackingNumber ?? "";
  const key = `retrack:${shipment.origin}:${shipment.externalId}:${number}:${why}`;
  const subject = `order:${order.id}`;
  const carrierSaid = shipment.carrier?.trim() || (shipment.toldCarrier ?? "");
  const tracking = {
    carrier: carrierWanted(shipment, carrierNames),
    number,
    url: shipment.trackingUrl,
  };
  return sideTold(shipment) === "marketplace"
    ? {
        kind: "marketplace.change-tracking",
        key,
        subject,
        payload: {
          shipmentId: shipment.id,
          orderExternalId: order.externalId,
          tracking,
          carrierSaid,
        },
      }
    : {
        kind: "storefront.change-tracking",
        key,
        subject,
        payload: { shipmentId: shipment.id, tracking, carrierSaid },
      };
}
