import { type OrderPrice, type UnitWorth, worthInStore } from "./order-bill.ts";
import type { OrderSituation } from "./order-situation.ts";

type Priced = Pick<OrderSituation, "price" | "lines">;

/** The price of a marketplace order, for the units that stand for a variant. */
export const orderPrice = ({ price, lines }: Priced): OrderPrice => ({
  ...price,
  units: lines.flatMap((line) =>
    line.variantId === null || line.money === null
      ? []
      : {
          variantId: line.variantId,
          unitPriceMinor: line.unitPriceMinor,
          money: line.money,
          isGift: line.isGift,
          isCancelled: line.isCancelled,
        },
  ),
});

/** What each unit stands for in the store, by its id; a unit without a variant does not stand there. */
export function unitsInStore(situation: Priced): Map<string, UnitWorth> {
  const worth = worthInStore(orderPrice(situation));
  const units = situation.lines.filter(
    (line) => line.variantId !== null && line.money !== null,
  );
  return new Map(
    units.flatMap(({ externalId }, index) => {
      const one = worth[index];
      return one ? [[externalId, one] as const] : [];
    }),
  );
}

/**
 * What a buyer gets back for a unit: its price and tax as they stand in the store, in the store's minor units; its price on
 * the marketplace where it does not stand there.
 */
export function worthOfUnits(
  situation: Priced,
): (
  unit: Pick<Priced["lines"][number], "externalId" | "unitPriceMinor">,
) => number {
  const inStore = unitsInStore(situation);
  return ({ externalId, unitPriceMinor }) => {
    const unit = inStore.get(externalId);
    return unit ? unit.priceMinor + unit.taxMinor : unitPriceMinor;
  };
}
