import { goodsHandlers } from "../fbt/goods.ts";
import { mcfHandlers } from "../fbt/mcf.ts";
import { recordHandlers } from "../fbt/records.ts";
import { fbtWarehouseHandlers } from "../fbt/warehouses.ts";
import { authorizationHandlers } from "./authorization.ts";
import { cancellationHandlers } from "./cancellations.ts";
import { eventHandlers } from "./events.ts";
import { fulfillingHandlers } from "./fulfilling.ts";
import { inventoryHandlers } from "./inventory.ts";
import { logisticsHandlers } from "./logistics.ts";
import { orderHandlers } from "./orders.ts";
import { packageHandlers } from "./packages.ts";
import type { Handlers } from "./platform.ts";
import { productHandlers } from "./products.ts";

/** Every endpoint that has behaviour; the rest of the contract answers `Not simulated`. */
export const handlers: Handlers = {
  ...authorizationHandlers,
  ...eventHandlers,
  ...productHandlers,
  ...inventoryHandlers,
  ...orderHandlers,
  ...fulfillingHandlers,
  ...packageHandlers,
  ...logisticsHandlers,
  ...cancellationHandlers,
  ...fbtWarehouseHandlers,
  ...goodsHandlers,
  ...recordHandlers,
  ...mcfHandlers,
};
