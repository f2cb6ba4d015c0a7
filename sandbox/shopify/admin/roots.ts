import { appRoots } from "./apps.ts";
import { bulkOperationRoots } from "./bulk-operations.ts";
import { bundleRoots } from "./bundle-deeds.ts";
import { collectionRoots } from "./collections.ts";
import { customerDeedRoots } from "./customer-deeds.ts";
import { customerRoots } from "./customers.ts";
import { fulfillmentDeedRoots } from "./fulfillment-deeds.ts";
import { fulfillmentHoldRoots } from "./fulfillment-holds.ts";
import { fulfillmentOrderDeedRoots } from "./fulfillment-order-deeds.ts";
import { fulfillmentOrderLifeRoots } from "./fulfillment-order-life.ts";
import { fulfillmentOrderMoveRoots } from "./fulfillment-order-moves.ts";
import { fulfillmentOrderRoots } from "./fulfillment-orders.ts";
import { fulfillmentServiceRoots } from "./fulfillment-services.ts";
import { fulfillmentRoots } from "./fulfillments.ts";
import { inventoryRoots } from "./inventory.ts";
import { inventoryItemRoots } from "./inventory-items.ts";
import { inventoryLevelRoots } from "./inventory-levels.ts";
import { locationDeedRoots } from "./location-deeds.ts";
import { locationRoots } from "./locations.ts";
import { metafieldRoots } from "./metafields.ts";
import { nodeRoots } from "./nodes.ts";
import { orderDeedRoots } from "./order-deeds.ts";
import { orderEditRoots } from "./order-edits.ts";
import { orderPaymentRoots } from "./order-payments.ts";
import { orderUpkeepRoots } from "./order-upkeep.ts";
import { orderRoots } from "./orders.ts";
import { productSetRoots } from "./product-set.ts";
import { productWriteRoots } from "./product-write.ts";
import { productRoots } from "./products.ts";
import { refundCreateRoots } from "./refund-create.ts";
import { refundRoots } from "./refunds.ts";
import { returnDeedRoots } from "./return-deeds.ts";
import { returnProcessRoots } from "./return-process.ts";
import { returnRoots } from "./returns.ts";
import { reverseDeliveryRoots } from "./reverse-deliveries.ts";
import { reverseOrderRoots } from "./reverse-fulfillment-orders.ts";
import { shipmentRoots } from "./shipment-deeds.ts";
import { shopRoots } from "./shop.ts";
import { stagedUploadRoots } from "./staged-uploads.ts";
import { transferRoots } from "./transfer-deeds.ts";
import { variantRoots } from "./variants.ts";
import { variantBulkRoots } from "./variants-bulk.ts";
import { versionRoots } from "./versions.ts";
import type { View } from "./view.ts";
import { webhookSubscriptionRoots } from "./webhook-subscriptions.ts";

/** Every query and mutation that the sandbox simulates. */
export const roots: View = {
  ...shopRoots,
  ...locationRoots,
  ...locationDeedRoots,
  ...productRoots,
  ...productWriteRoots,
  ...productSetRoots,
  ...variantBulkRoots,
  ...metafieldRoots,
  ...collectionRoots,
  ...variantRoots,
  ...bundleRoots,
  ...inventoryItemRoots,
  ...inventoryLevelRoots,
  ...inventoryRoots,
  ...orderRoots,
  ...orderDeedRoots,
  ...customerRoots,
  ...customerDeedRoots,
  ...orderUpkeepRoots,
  ...orderPaymentRoots,
  ...orderEditRoots,
  ...refundRoots,
  ...refundCreateRoots,
  ...fulfillmentServiceRoots,
  ...fulfillmentOrderRoots,
  ...fulfillmentOrderDeedRoots,
  ...fulfillmentOrderLifeRoots,
  ...fulfillmentOrderMoveRoots,
  ...fulfillmentHoldRoots,
  ...fulfillmentRoots,
  ...fulfillmentDeedRoots,
  ...returnRoots,
  ...returnDeedRoots,
  ...returnProcessRoots,
  ...reverseOrderRoots,
  ...reverseDeliveryRoots,
  ...bulkOperationRoots,
  ...stagedUploadRoots,
  ...nodeRoots,
  ...appRoots,
  ...versionRoots,
  ...transferRoots,
  ...shipmentRoots,
  ...webhookSubscriptionRoots,
};
