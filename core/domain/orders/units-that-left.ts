import type { OrderSituation, ShipmentSituation } from "./order-situation.ts";

/** The marketplace's units that a parcel holds. */
export const unitsIn = ({
  lines,
}: Pick<ShipmentSituation, "lines">): string[] =>
  lines.flatMap(({ orderLineExternalIds }) => orderLineExternalIds);

/** Units that have left, as far as the store knows: it takes them off no order any more. */
export const unitsThatLeft = ({
  shipments,
}: Pick<OrderSituation, "shipments">): Set<string> =>
  new Set(
    shipments
      .filter(({ origin, condition, storefrontFulfillmentId }) =>
        origin === "merchant"
          ? condition === "live" || condition === "waiting"
          : condition === "live" && storefrontFulfillmentId !== null,
      )
      .flatMap(unitsIn),
  );
