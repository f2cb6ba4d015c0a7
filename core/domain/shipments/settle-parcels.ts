import type {
  OrderSituation,
  ShipmentSituation,
} from "../orders/order-situation.ts";
import { unitsIn } from "../orders/units-that-left.ts";

type Parcels = Pick<OrderSituation, "lines" | "shipments">;

/** A package of the marketplace's that another parcel of the merchant's travels under from now on. */
type TakenOver = {
  fromId: string;
  toId: string;
  packageId: string;
  toldNumber: string | null;
  toldCarrier: string | null;
  toldAs: string | null;
};

/**
 * Parcels that the merchant took back and sent anew: TikTok Shop keeps its package and gets the new number. Where the units
 * travel apart now, the first of the new parcels has it.
 */
export function packagesTakenOver({ shipments }: Parcels): TakenOver[] {
  const free = shipments.filter(isUntold);
  const given = new Set<string>();
  return shipments.flatMap(
    ({ id, condition, marketplacePackageId: packageId, lines, ...told }) => {
      if (condition !== "taken-back" || packageId === null) return [];
      const units = new Set(unitsIn({ lines }));
      const next = free.find(
        (one) =>
          !given.has(one.id) && unitsIn(one).some((unit) => units.has(unit)),
      );
      if (!next) return [];
      given.add(next.id);
      const { toldNumber, toldCarrier, toldAs } = told;
      return [
        {
          fromId: id,
          toId: next.id,
          packageId,
          toldNumber,
          toldCarrier,
          toldAs,
        },
      ];
    },
  );
}

/**
 * Parcels that TikTok Shop has not been told of, and that were given units which it has cancelled since: they hold other
 * units of the same variant, as far as there are any that no parcel has.
 */
export function unitsMoved({
  lines,
  shipments,
}: Parcels): { shipmentId: string; lines: ShipmentSituation["lines"] }[] {
  const cancelled = new Set(
    lines.filter((unit) => unit.isCancelled).map((unit) => unit.externalId),
  );
  if (cancelled.size === 0) return [];
  const taken = new Set(
    shipments
      .filter(({ condition }) => condition !== "taken-back")
      .flatMap(unitsIn),
  );
  const freeOf = (variantId: string) =>
    lines.find(
      (unit) =>
        unit.variantId === variantId &&
        !unit.isCancelled &&
        !taken.has(unit.externalId),
    )?.externalId;
  return shipments.filter(isUntold).flatMap(({ id, lines: held }) => {
    let moved = false;
    const now = held.map((line) => ({
      ...line,
      orderLineExternalIds: line.orderLineExternalIds.map((unit) => {
        const other = cancelled.has(unit) ? freeOf(line.variantId) : undefined;
        if (!other) return unit;
        moved = true;
        taken.add(other);
        taken.delete(unit);
        return other;
      }),
    }));
    return moved ? [{ shipmentId: id, lines: now }] : [];
  });
}

const isUntold = ({
  origin,
  condition,
  marketplacePackageId,
}: ShipmentSituation) =>
  origin === "merchant" &&
  condition === "live" &&
  marketplacePackageId === null;
