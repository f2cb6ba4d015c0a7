import type {
  OrderPriceFact,
  PriceFact,
} from "#core/domain/order-money-facts.ts";
import type {
  ParcelDetailFact,
  ParcelFact,
  ParcelStatus,
} from "#core/domain/parcel-facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import { parseMoney } from "#core/kit/money.ts";
import type {
  PackageDetailWire,
  PackageWire,
  PriceDetailWire,
  PriceWire,
} from "../wire/parcels.ts";

/** One page spells the first with a space. */
const statuses: Record<string, ParcelStatus> = {
  TO_FULFILL: "to-ship",
  "TO FULFILL": "to-ship",
  PROCESSING: "to-collect",
  FULFILLING: "in-transit",
  COMPLETED: "delivered",
  CANCELLED: "cancelled",
};

/** @throws SyncError wire_unexpected for a state that we do not know. */
function toStatus(text: string): ParcelStatus {
  const status = statuses[text];
  if (!status)
    throw new SyncError("wire_unexpected", {
      said: `parcel status ${text.slice(0, 40)}`,
    });
  return status;
}

type Shared = Omit<PackageWire, "id" | "status">;

const toShared = (parcel: Shared) => ({
  trackingNumber: parcel.tracking_number,
  carrier: parcel.shipping_provider_name,
  orderExternalIds: parcel.orders.map(({ id }) => id),
  lineExternalIds: parcel.order_line_item_ids,
  createdAt: parcel.create_time,
  updatedAt: parcel.update_time,
});

export const toParcel = (parcel: PackageWire): ParcelFact => ({
  externalId: parcel.id,
  status: toStatus(parcel.status),
  ...toShared(parcel),
});

export const toParcelDetail = (
  parcel: PackageDetailWire,
): ParcelDetailFact => ({
  externalId: parcel.package_id,
  status: toStatus(parcel.package_status),
  ...toShared(parcel),
  shippedWith: parcel.shipping_type === "TIKTOK" ? "tiktok" : "seller",
  trouble: parcel.ship_exception_reason,
});

export function toOrderPrice(detail: PriceDetailWire): OrderPriceFact {
  const { currency } = detail;
  return {
    currency,
    ...toPrice(detail, currency),
    lines: detail.line_items.map((line) => ({
      lineExternalId: line.id,
      ...toPrice(line, currency),
    })),
  };
}

function toPrice(price: PriceWire, currency: string): PriceFact {
  const minor = (text: string | null) =>
    text ? parseMoney(text, currency).minor : 0;
  return {
    listMinor: minor(price.sku_list_price),
    sellerDiscountMinor: minor(price.subtotal_deduction_seller),
    platformDiscountMinor: minor(price.subtotal_deduction_platform),
    saleMinor: minor(price.sku_sale_price),
    shippingListMinor: minor(price.shipping_list_price),
    shippingSellerDiscountMinor: minor(price.shipping_fee_deduction_seller),
    shippingPlatformDiscountMinor: minor(price.shipping_fee_deduction_platform),
    shippingMinor: minor(price.shipping_sale_price),
    taxMinor: minor(price.tax_amount),
    goodsTaxMinor: minor(price.subtotal_tax_amount),
    paidMinor: minor(price.payment),
  };
}
