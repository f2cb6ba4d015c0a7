import type { TownListing } from "../town.ts";
import {
  cancellableLines,
  cancelNow,
  requestCancellation,
} from "./cancelling.ts";
import { buildProduct } from "./plant.ts";
import { type Platform, seconds } from "./platform.ts";
import { editProduct } from "./products.ts";
import type { Address, CancelRole, Order, Product } from "./state.ts";
import { sendLetter } from "./webhooks.ts";

const buyersReason = "ecom_order_to_ship_canceled_reason_no_longer_needed";
const reasons: Record<CancelRole, string> = {
  BUYER: buyersReason,
  SELLER: "seller_cancel_reason_out_of_stock",
  SYSTEM: "system_cancel_order_reason_shipping_timeout",
};

export type ManualCancel = { by: string; reason?: string; request?: boolean };

/** `request: true` opens a buyer's request that the seller must answer; otherwise it is done at once. */
export function cancelByHand(
  platform: Platform,
  order: Order,
  { by, reason, request }: ManualCancel,
): [object, 200 | 409] {
  const role = by.toUpperCase() as CancelRole;
  if (!(role in reasons)) return [{ error: `${by} cannot cancel` }, 409];
  const lineIds = cancellableLines(platform, order);
  if (lineIds.length === 0)
    return [{ error: `nothing left to cancel, it is ${order.status}` }, 409];
  const wish = { role, reason: reason ?? reasons[role], lineIds };
  const asked = request && role === "BUYER";
  const { id, status } = (asked ? requestCancellation : cancelNow)(
    platform,
    order,
    wish,
  );
  return [{ cancelId: id, cancelStatus: status, status: order.status }, 200];
}

export function changeAddress(
  platform: Platform,
  order: Order,
  change: Partial<Address>,
): void {
  order.shipTo = { ...order.shipTo, ...change };
  order.addressChanged = true;
  order.updatedAt = platform.context.clock.now();
  sendLetter(platform, 3, {
    order_id: order.id,
    update_time: seconds(order.updatedAt),
  });
}

/** The seller lists something new in Seller Center. */
export function listProduct(platform: Platform, listing: TownListing): Product {
  const now = platform.context.clock.now();
  const product = buildProduct(platform.state, listing, now);
  platform.state.products.push(product);
  sendLetter(platform, 16, {
    product_id: product.id,
    product_types: [],
    update_time: seconds(now),
  });
  sendLetter(platform, 5, {
    product_id: product.id,
    status: "PRODUCT_FIRST_PASS_REVIEW",
    suspended_reason: "",
    update_time: seconds(now),
  });
  return product;
}

export type ManualEdit = {
  title?: string;
  description?: string;
  /** For every SKU of the product, or only for `sellerSku`. */
  price?: string;
  sellerSku?: string;
};

export function editByHand(
  platform: Platform,
  product: Product,
  edit: ManualEdit,
): void {
  const { price, sellerSku, ...texts } = edit;
  const skus = product.skus.filter(
    (s) => sellerSku === undefined || s.sellerSku === sellerSku,
  );
  editProduct(
    platform,
    product,
    {
      ...texts,
      ...(price !== undefined && {
        skus: skus.map((s) => ({
          id: s.id,
          price: { amount: price, currency: "USD" },
        })),
      }),
    },
    "SELLER_CENTER",
  );
}
