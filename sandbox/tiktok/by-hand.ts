import { done, type Outcome, refused } from "../deed.ts";
import type { TownListing } from "../town.ts";
import {
  cancellableLines,
  cancelNow,
  requestCancellation,
} from "./cancelling.ts";
import { lookUpSku } from "./catalogue.ts";
import { editProduct } from "./listing.ts";
import { buildProduct } from "./plant.ts";
import { type Platform, seconds } from "./platform.ts";
import type { Address, CancelRole, Order, Product } from "./state.ts";
import { sendLetter } from "./webhooks.ts";

const reasons: Record<ManualCancel["by"], string> = {
  buyer: "ecom_order_to_ship_canceled_reason_no_longer_needed",
  seller: "seller_cancel_reason_out_of_stock",
  system: "system_cancel_order_reason_shipping_timeout",
};

export type ManualCancel = {
  by: "buyer" | "seller" | "system";
  reason?: string | undefined;
  request?: boolean | undefined;
  /** Only these units; everything that can be cancelled unless given. */
  lineIds?: string[] | undefined;
};

/** `request: true` is a buyer's request by the platform's rules; otherwise it is done at once. */
export function cancelByHand(
  platform: Platform,
  order: Order,
  { by, reason, request, lineIds }: ManualCancel,
): Outcome {
  const free = cancellableLines(platform, order);
  const wanted = lineIds ? free.filter((id) => lineIds.includes(id)) : free;
  if (wanted.length === 0)
    return refused(`nothing left to cancel, it is ${order.status}`);
  const asked = request && by === "buyer";
  const { id, status } = (asked ? requestCancellation : cancelNow)(
    platform,
    order,
    {
      role: by.toUpperCase() as CancelRole,
      reason: reason ?? reasons[by],
      lineIds: wanted,
    },
  );
  return done({ cancelId: id, cancelStatus: status, status: order.status });
}

export function changeAddress(
  platform: Platform,
  order: Order,
  change: { [K in keyof Address]?: string | undefined },
): void {
  const given = Object.entries(change).filter(([, v]) => v !== undefined);
  order.shipTo = { ...order.shipTo, ...Object.fromEntries(given) };
  order.addressChanged = true;
  platform.state.orders.touch(order, platform.now());
  sendLetter(platform, 3, {
    order_id: order.id,
    update_time: seconds(order.updatedAt),
  });
}

/** The seller lists something new in Seller Center. */
export function listProduct(platform: Platform, listing: TownListing): Product {
  const now = platform.now();
  const { state } = platform;
  const { product, image } = buildProduct(
    state,
    listing,
    state.shop.warehouses[0]?.id ?? "",
    now,
  );
  for (const [index, { parts }] of listing.skus.entries()) {
    const sku = product.skus[index];
    if (!sku || !parts) continue;
    sku.stock = [];
    sku.parts = parts.flatMap(({ sellerSku, count }) => {
      const part = lookUpSku(state, { sellerSku });
      return part
        ? [{ productId: part.product.id, skuId: part.sku.id, count }]
        : [];
    });
  }
  state.images.add(image);
  state.products.add(product);
  sendLetter(platform, 16, {
    product_id: product.id,
    product_types: product.skus.some(({ parts }) => parts.length > 0)
      ? ["COMBINED_PRODUCT"]
      : [],
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
  title?: string | undefined;
  description?: string | undefined;
  /** What a parcel of it weighs, in pounds. */
  pounds?: string | undefined;
  /** For every SKU of the product, or only for `sellerSku`. */
  price?: string | undefined;
  sellerSku?: string | undefined;
  /** Seller SKUs that are taken off it. */
  without?: string[] | undefined;
  /** What it shows, by the uris of pictures, in order. */
  images?: string[] | undefined;
  /** What the values of its options are called, by seller SKU, in their order. */
  optionValues?: Record<string, string[]> | undefined;
  /** What values of its options show, by the uri of a picture; null: none any more. */
  optionPictures?: Record<string, string | null> | undefined;
};

export function editByHand(
  platform: Platform,
  product: Product,
  {
    price,
    sellerSku,
    title,
    description,
    pounds,
    without = [],
    images,
    optionValues,
    optionPictures,
  }: ManualEdit,
): void {
  const upload = (uri: string | null, useCase: string) => {
    if (uri !== null && !platform.state.images.get(uri))
      platform.state.images.add({ id: uri, width: 800, height: 800, useCase });
  };
  for (const uri of Object.values(optionPictures ?? {}))
    upload(uri, "ATTRIBUTE_IMAGE");
  for (const uri of images ?? []) upload(uri, "MAIN_IMAGE");
  const priced = (code: string) =>
    price !== undefined && (sellerSku === undefined || code === sellerSku);
  editProduct(platform, product, {
    body: {
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      ...(pounds !== undefined && {
        package_weight: { value: pounds, unit: "POUND" },
      }),
      ...(images !== undefined && {
        main_images: images.map((uri) => ({ uri })),
      }),
      ...((price !== undefined ||
        optionPictures !== undefined ||
        optionValues !== undefined ||
        without.length > 0) && {
        skus: product.skus
          .filter((s) => !without.includes(s.sellerSku))
          .map((s) => ({
            id: s.id,
            ...(priced(s.sellerSku) && {
              price: { amount: price ?? s.price, currency: "USD" },
            }),
            ...(optionValues?.[s.sellerSku] && {
              sales_attributes: s.attributes.map((one, index) => ({
                id: one.id,
                name: one.name,
                value_name: optionValues[s.sellerSku]?.[index] ?? one.value,
                ...(one.image && { sku_img: { uri: one.image } }),
              })),
            }),
            ...(optionPictures && {
              sales_attributes: s.attributes.map((one) => {
                const chosen = optionPictures[one.value];
                const uri = chosen === undefined ? one.image : chosen;
                return {
                  id: one.id,
                  name: one.name,
                  value_id: one.valueId,
                  value_name: one.value,
                  ...(uri !== null && { sku_img: { uri } }),
                };
              }),
            }),
          })),
      }),
    },
    partial: true,
    source: "SELLER_CENTER",
  });
}
