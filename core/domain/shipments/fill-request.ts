import { type KitContents, unitsSent } from "../orders/kit-contents.ts";
import type { RequestLine, TakenLine } from "../orders/order-situation.ts";
import type { SentParcel } from "../orders/sent-parcels.ts";
import { takeRequestLines, withoutTaken } from "./take-request-lines.ts";

/** What a parcel fills, and the earlier parcels without whose units it would not. */
export type Filled = { taken: TakenLine[]; with: string[] };

type Asked = { lines: RequestLine[]; kits: KitContents };

/**
 * Which lines of a fulfillment order each parcel fills. A kit is filled by the parcel with which the last of its parts has
 * left; a parcel that completes nothing waits for one that does. No unit fills two lines.
 * @param parcels of this fulfillment order, always in the same order.
 * @returns only parcels that are yet to be told and fill something.
 */
export function fillRequest(
  { lines, kits }: Asked,
  parcels: SentParcel[],
): Map<string, Filled> {
  const filled = new Map<string, Filled>();
  const loose = looseUnits({ lines, kits }, parcels);
  const plain = lines.filter(({ variantId }) => !isKit(kits, variantId));
  let left = lines;
  let waiting: string[] = [];
  for (const { shipmentId, lines: units, told } of parcels) {
    if (told) continue;
    const whole = takeRequestLines(
      left.filter((line) =>
        plain.some((one) => one.externalId === line.externalId),
      ),
      units,
    );
    add(loose, units, 1);
    add(loose, unitsOf({ lines, kits }, whole), -1);
    const inKits = takeKits(
      left.filter(({ variantId }) => isKit(kits, variantId)),
      kits,
      loose,
    );
    const taken = [...whole, ...inKits];
    if (taken.length === 0) {
      waiting.push(shipmentId);
      continue;
    }
    left = withoutTaken(left, taken);
    filled.set(shipmentId, { taken, with: inKits.length > 0 ? waiting : [] });
    if (inKits.length > 0) waiting = [];
  }
  return filled;
}

/**
 * Units that have left for kits which are not complete yet: in parcels that Shopify was told of, and not in what it was told
 * that they fill.
 */
export function looseUnits(
  asked: Asked,
  parcels: SentParcel[],
): Map<string, number> {
  const loose = new Map<string, number>();
  for (const { lines, told } of parcels) {
    if (!told) continue;
    add(loose, lines, 1);
    add(loose, unitsOf(asked, told), -1);
  }
  return loose;
}

/** Units that have left for kits which are not complete yet, in any parcel. */
export function unitsUnderWay(
  asked: Asked,
  parcels: SentParcel[],
): Map<string, number> {
  const units = looseUnits(asked, parcels);
  for (const { lines, told } of parcels) if (!told) add(units, lines, 1);
  return units;
}

const isKit = (kits: KitContents, variantId: string | null) =>
  variantId !== null && kits[variantId] !== undefined;

function takeKits(
  lines: RequestLine[],
  kits: KitContents,
  loose: Map<string, number>,
): TakenLine[] {
  return lines.flatMap(({ externalId, variantId, remainingQuantity }) => {
    const parts = kits[variantId ?? ""] ?? [];
    const complete = parts.map(({ variantId: part, count }) =>
      Math.floor((loose.get(part) ?? 0) / count),
    );
    const quantity = Math.max(0, Math.min(remainingQuantity, ...complete));
    if (quantity === 0 || !variantId) return [];
    add(loose, unitsSent(kits, { variantId, quantity }), -1);
    return [{ fulfillmentOrderLineId: externalId, quantity }];
  });
}

/** What these lines of the request are really sent as. */
const unitsOf = ({ lines, kits }: Asked, taken: TakenLine[]) =>
  taken.flatMap(({ fulfillmentOrderLineId, quantity }) => {
    const line = lines.find(
      ({ externalId }) => externalId === fulfillmentOrderLineId,
    );
    return line?.variantId
      ? unitsSent(kits, { variantId: line.variantId, quantity })
      : [];
  });

function add(
  units: Map<string, number>,
  more: { variantId: string; quantity: number }[],
  sign: 1 | -1,
): void {
  for (const { variantId, quantity } of more)
    units.set(variantId, (units.get(variantId) ?? 0) + sign * quantity);
}
