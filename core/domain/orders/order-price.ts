import type { OrderPrice } from "./order-bill.ts";
import type { OrderSituation } from "./order-situation.ts";

/** The price of a marketplace order, for the units that stand for a variant. */
export const orderPrice = ({ price, lines }: OrderSituation): OrderPrice => ({
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
