import { deliveryOptionName } from "./assumed.ts";
import { ordersOf } from "./carrying.ts";
import { findPackage } from "./fulfilling.ts";
import { type Handlers, type Platform, seconds } from "./platform.ts";
import { viewRecipient } from "./recipient.ts";
import { search } from "./search.ts";
import type { Package, PackageStatus } from "./state.ts";

/** Packages; US orders have none before they are shipped. Source: pages `search-package-202309`, `get-package-detail-202309`. */
export const packageHandlers: Handlers = {
  "POST /fulfillment/202309/packages/search": ({ platform, query, body }) => {
    const { packages } = platform.state;
    const wanted = body.package_status as PackageStatus | undefined;
    const { rows, ...rest } = search(packages, {
      query,
      body,
      order: "DESC",
      keep: (p) =>
        wanted === undefined ? p.status !== "TO_FULFILL" : p.status === wanted,
    });
    return {
      ...rest,
      packages: rows.map((p) => ({
        id: p.id,
        orders: viewOrders(platform, p),
        create_time: seconds(p.createdAt),
        update_time: seconds(p.updatedAt),
        status: p.status,
        tracking_number: p.trackingNumber,
        shipping_provider_name: p.providerName,
        shipping_provider_id: p.providerId,
        order_line_item_ids: p.lineIds,
      })),
    };
  },
  "GET /fulfillment/202309/packages/{package_id}": ({ platform, path }) => {
    const { state } = platform;
    const p = findPackage(state, path.package_id);
    const [order] = ordersOf(platform, p);
    const { first_name, last_name, district_info, ...recipient } =
      (order && viewRecipient(order, platform.now())) ?? emptyRecipient;
    return {
      package_id: p.id,
      orders: viewOrders(platform, p),
      package_status: p.status,
      package_sub_status: subStatusOf(p),
      ...(p.exception && { ship_exception_reason: p.exception }),
      split_and_combine_tag: p.tag === "COMBINED" ? "COMBINE" : p.tag,
      has_multi_skus:
        new Set(linesOf(platform, p).map((l) => l.skuId)).size > 1,
      note_tag: order?.buyerMessage ? "BUYER_NOTED" : "BUYER_UNNOTED",
      shipping_provider_name: p.providerName,
      shipping_provider_id: p.providerId,
      shipping_type: order?.shipping ?? "SELLER",
      delivery_option_name: deliveryOptionName,
      delivery_option_id: state.shop.deliveryOptionId,
      tracking_number: p.trackingNumber,
      create_time: seconds(p.createdAt),
      update_time: seconds(p.updatedAt),
      order_line_item_ids: p.lineIds,
      recipient_address: recipient,
    };
  },
};

const emptyRecipient = { first_name: "", last_name: "", district_info: [] };

function subStatusOf(p: Package): string {
  if (p.exception) return "Ship_exception";
  if (p.deliveredAt !== null) return "Delivery";
  if (p.collectedAt !== null) return "TTS";
  return p.shippedAt === null ? "CREATED" : "RTS_success";
}

const linesOf = (platform: Platform, p: Package) =>
  ordersOf(platform, p)
    .flatMap((o) => o.lines)
    .filter((l) => p.lineIds.includes(l.id));

function viewOrders(platform: Platform, p: Package) {
  return ordersOf(platform, p).map((order) => {
    const lines = order.lines.filter((l) => p.lineIds.includes(l.id));
    const skuIds = [...new Set(lines.map((l) => l.skuId))];
    return {
      id: order.id,
      skus: skuIds.map((id) => ({
        id,
        name: lines.find((l) => l.skuId === id)?.skuName ?? "",
        quantity: lines.filter((l) => l.skuId === id).length,
      })),
    };
  });
}
