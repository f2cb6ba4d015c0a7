import { amount } from "./money.ts";
import { type Platform, seconds } from "./platform.ts";
import { saleOf } from "./pricing.ts";
import type { Line, Order } from "./state.ts";

/** One unit of an order. Before shipping a US unit has no package. */
export function viewLine(platform: Platform, order: Order, line: Line) {
  const found = platform.state.packages.get(line.packageId ?? undefined);
  const parcel = found?.shippedAt === null ? undefined : found;
  const [only] = line.parts;
  const isBundle = line.parts.length > 1 || only?.skuId !== line.skuId;
  return {
    id: line.id,
    product_id: line.productId,
    product_name: line.productName,
    sku_id: line.skuId,
    sku_name: line.skuName,
    seller_sku: line.sellerSku,
    sku_type: order.type,
    original_price: amount(line.list),
    sale_price: amount(saleOf(line)),
    seller_discount: amount(line.sellerDiscount),
    platform_discount: amount(line.platformDiscount),
    currency: "USD",
    is_gift: line.isGift,
    ...(line.isGift && { gift_retail_price: amount(line.list) }),
    ...(line.tax > 0 && {
      item_tax: [
        {
          tax_type: "SALES_TAX",
          tax_amount: amount(line.tax),
          tax_rate: line.taxRate,
        },
      ],
    }),
    ...(isBundle && {
      combined_listing_skus: line.parts.map((part) => ({
        sku_id: part.skuId,
        sku_count: part.count,
        product_id: part.productId,
        seller_sku: part.sellerSku,
      })),
    }),
    display_status: lineStatusOf(platform, order, line),
    package_status: line.cancelled
      ? "CANCELLED"
      : (parcel?.status ?? "TO_FULFILL"),
    package_id: parcel?.id ?? "",
    tracking_number: parcel?.trackingNumber ?? "",
    shipping_provider_id: parcel?.providerId ?? "",
    shipping_provider_name: parcel?.providerName ?? "",
    ...(parcel?.shippedAt && { rts_time: seconds(parcel.shippedAt) }),
    ...(line.cancelReason && {
      cancel_reason: line.cancelReason,
      cancel_user: line.cancelledBy,
    }),
  };
}

/** Lines know neither ON_HOLD nor PARTIALLY_SHIPPING. */
export function lineStatusOf(
  { state }: Pick<Platform, "state">,
  order: Order,
  line: Line,
): string {
  if (line.cancelled) return "CANCELLED";
  if (order.status === "PARTIALLY_SHIPPING") {
    const parcel = state.packages.get(line.packageId ?? undefined);
    if (!parcel || parcel.shippedAt === null) return "AWAITING_SHIPMENT";
    if (parcel.deliveredAt !== null) return "DELIVERED";
    return parcel.collectedAt === null ? "AWAITING_COLLECTION" : "IN_TRANSIT";
  }
  return order.status === "ON_HOLD" ? "AWAITING_SHIPMENT" : order.status;
}
