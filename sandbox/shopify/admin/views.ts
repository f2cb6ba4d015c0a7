import { fulfillmentOrderListing } from "./fulfillment-orders.ts";
import { itemView } from "./inventory-items.ts";
import { locationView } from "./locations.ts";
import { orderListing, orderView } from "./orders.ts";
import { productListing, productView } from "./products.ts";
import { returnView } from "./returns.ts";
import { variantListing, variantView } from "./variants.ts";

/**
 * The nouns to which others lead back (a level to its item, an item to its variant, a variant to its product …).
 * Resolvers get them through the visit, so that the files themselves import each other in one direction only.
 */
export const views = {
  item: itemView,
  location: locationView,
  order: orderView,
  orders: orderListing,
  product: productView,
  products: productListing,
  variant: variantView,
  variants: variantListing,
  return: returnView,
  fulfillmentOrders: fulfillmentOrderListing,
};

export type Views = typeof views;
