import type { OrderKeepingRecords } from "../../world/order-records.ts";
import type { Tx } from "../prisma.server.ts";
import { networkOrderRecords } from "./network-orders.server.ts";
import { orderPriceRecords } from "./order-prices.server.ts";
import { orderWatchRecords } from "./order-watch.server.ts";
import { returnRecords } from "./returns.server.ts";
import { shipmentSideRecords } from "./shipment-sides.server.ts";

/** What of orders is kept beside their facts. */
export const orderKeepingRecords = (
  tx: Tx,
  shopId: string,
): OrderKeepingRecords => ({
  ...orderPriceRecords(tx, shopId),
  ...networkOrderRecords(tx, shopId),
  ...orderWatchRecords(tx, shopId),
  ...shipmentSideRecords(tx, shopId),
  ...returnRecords(tx, shopId),
});
