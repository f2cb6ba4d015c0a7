import { goodsHandlers } from "../fbt/goods.ts";
import { goodsEditHandlers } from "../fbt/goods-edit.ts";
import { inboundHandlers } from "../fbt/inbound.ts";
import { inboundPlanHandlers } from "../fbt/inbound-plans.ts";
import { mcfHandlers } from "../fbt/mcf.ts";
import { recordHandlers } from "../fbt/records.ts";
import { fbtWarehouseHandlers } from "../fbt/warehouses.ts";
import { aftersaleHandlers } from "./aftersales.ts";
import { authorizationHandlers } from "./authorization.ts";
import { brandHandlers } from "./brands.ts";
import { cancellationHandlers } from "./cancellations.ts";
import { categoryHandlers } from "./category-calls.ts";
import { combiningHandlers } from "./combining.ts";
import { eventHandlers } from "./events.ts";
import { externalOrderHandlers } from "./external-orders.ts";
import { fulfillingHandlers } from "./fulfilling.ts";
import { imageHandlers } from "./images.ts";
import { inventoryHandlers } from "./inventory.ts";
import { labelHandlers } from "./labels.ts";
import { listingCheckHandlers } from "./listing-check.ts";
import { logisticsHandlers } from "./logistics.ts";
import { orderHandlers } from "./orders.ts";
import { packageHandlers } from "./packages.ts";
import type { Handlers } from "./platform.ts";
import { prerequisiteHandlers } from "./prerequisites.ts";
import { productStatusHandlers } from "./product-status.ts";
import { productHandlers } from "./products.ts";
import { returnHandlers } from "./returns.ts";
import { shipPackageHandlers } from "./ship-packages.ts";
import { splittingHandlers } from "./splitting.ts";
import { trackingHandlers } from "./tracking.ts";

/** Every endpoint that has behaviour; the rest of the contract answers `Not simulated`. */
export const handlers: Handlers = {
  ...authorizationHandlers,
  ...eventHandlers,
  ...categoryHandlers,
  ...brandHandlers,
  ...imageHandlers,
  ...prerequisiteHandlers,
  ...listingCheckHandlers,
  ...productHandlers,
  ...productStatusHandlers,
  ...inventoryHandlers,
  ...orderHandlers,
  ...externalOrderHandlers,
  ...fulfillingHandlers,
  ...packageHandlers,
  ...shipPackageHandlers,
  ...labelHandlers,
  ...splittingHandlers,
  ...combiningHandlers,
  ...trackingHandlers,
  ...logisticsHandlers,
  ...cancellationHandlers,
  ...returnHandlers,
  ...aftersaleHandlers,
  ...fbtWarehouseHandlers,
  ...goodsHandlers,
  ...goodsEditHandlers,
  ...inboundPlanHandlers,
  ...inboundHandlers,
  ...recordHandlers,
  ...mcfHandlers,
};
