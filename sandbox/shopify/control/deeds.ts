import { pictureAt } from "../content-network.ts";
import { type Desk, nextId } from "../desk.ts";
import { gid, idFromPath } from "../gid.ts";
import { setComponents } from "../store/bundles.ts";
import { cancelOrder, cancelRefusal } from "../store/cancel-order.ts";
import { bundlesWith, componentsOf } from "../store/components.ts";
import {
  submitCancellationRequest,
  submitFulfillmentRequest,
} from "../store/fulfillment-requests.ts";
import {
  fulfillmentOrdersOf,
  fulfillmentsOf,
  lineById,
  locationById,
  ownLocation,
  serviceAt,
  variantBySku,
  variantsOf,
} from "../store/lookups.ts";
import { changeOrder } from "../store/order-life.ts";
import type { StoredOrder } from "../store/order-records.ts";
import type { StoredProduct, StoredVariant } from "../store/product-records.ts";
import { requestRefusal } from "../store/request-refusals.ts";
import { changeTracking, type Packed, ship } from "../store/ship.ts";
import type { StoredFulfillmentOrder } from "../store/shipping-records.ts";
import { moveStock, openLevel } from "../store/stock.ts";
import {
  deleteProduct,
  editProduct,
  openMedia,
  type ProductEdit,
  touchProduct,
} from "../store/write-product.ts";
import {
  addVariant,
  editItem,
  editVariant,
  removeVariant,
} from "../store/write-variants.ts";
import { Refused } from "./refused.ts";

function demandOrder(desk: Desk, id: string): StoredOrder {
  const found = desk.store.orders.get(idFromPath(id, "Order"));
  if (!found) throw new Refused(404, `there is no order ${id}`);
  return found;
}

function demandPart(desk: Desk, id: string): StoredFulfillmentOrder {
  const found = desk.store.fulfillmentOrders.get(
    idFromPath(id, "FulfillmentOrder"),
  );
  if (!found) throw new Refused(404, `there is no fulfillment order ${id}`);
  return found;
}

/** The merchant ships what lies at his own location: all of it, or the lines named. One fulfillment per location. */
export function shipByHand(
  desk: Desk,
  id: string,
  how: {
    trackingNumber?: string;
    company?: string;
    furtherNumbers?: string[];
    lines?: { sku: string; quantity: number }[];
  },
) {
  const order = demandOrder(desk, id);
  const byPlace = new Map<number, Packed[]>();
  const wanted =
    how.lines && new Map(how.lines.map((l) => [l.sku, l.quantity]));
  for (const part of fulfillmentOrdersOf(desk.store, order.id)) {
    if (serviceAt(desk.store, part.locationId) || part.status === "CLOSED")
      continue;
    for (const line of part.lines) {
      const sku = lineById(order, line.lineId).sku ?? "";
      const asked = wanted ? (wanted.get(sku) ?? 0) : line.remaining;
      const units = Math.min(asked, line.remaining);
      if (units === 0) continue;
      wanted?.set(sku, asked - units);
      const packed = byPlace.get(part.locationId) ?? [];
      byPlace.set(part.locationId, [...packed, { part, line, units }]);
    }
  }
  const short = [...(wanted ?? [])].find(([, units]) => units > 0);
  if (short || byPlace.size === 0)
    throw new Refused(409, "that is not waiting at the merchant's location");
  const tracking = [
    how.trackingNumber ?? null,
    ...(how.furtherNumbers ?? []),
  ].map((number) => ({ company: how.company ?? null, number, url: null }));
  const ids = [...byPlace.values()].flatMap(([first, ...rest]) =>
    first
      ? [gid("Fulfillment", ship(desk, [first, ...rest], tracking).id)]
      : [],
  );
  return { fulfillments: ids };
}

/** Another number, or several, on all parcels that left the merchant's own location. */
export function trackByMerchant(
  desk: Desk,
  id: string,
  how: {
    trackingNumber: string;
    furtherNumbers?: string[] | undefined;
    company?: string | undefined;
  },
) {
  const parcels = fulfillmentsOf(desk.store, demandOrder(desk, id).id).filter(
    ({ status, locationId }) =>
      status === "SUCCESS" && !serviceAt(desk.store, locationId),
  );
  if (parcels.length === 0)
    throw new Refused(409, "no parcel has left the merchant's location");
  const tracking = [how.trackingNumber, ...(how.furtherNumbers ?? [])].map(
    (number) => ({ company: how.company ?? null, number, url: null }),
  );
  for (const parcel of parcels) changeTracking(desk, parcel, tracking);
  return { parcels: parcels.length };
}

export function cancelByMerchant(
  desk: Desk,
  id: string,
  how: { reason: string; restock: boolean; staffNote?: string | undefined },
) {
  const order = demandOrder(desk, id);
  const refusal = cancelRefusal(desk, order);
  if (refusal) throw new Refused(409, refusal);
  cancelOrder(desk, order, {
    ...how,
    staffNote: how.staffNote ?? null,
    refunded: true,
  });
}

/**
 * Shopify's list of orders lets an address be corrected while a fulfillment is in progress, though the order's own page does
 * not. source: MasonHub's help, "Update a Customer's Address or Phone Number"
 */
export function correctAddress(desk: Desk, id: string, address1: string) {
  const order = demandOrder(desk, id);
  if (order.cancelledAt) throw new Refused(409, "the order is cancelled");
  if (!order.shippingAddress) throw new Refused(409, "the order goes nowhere");
  changeOrder(desk, order, {
    shippingAddress: { ...order.shippingAddress, address1 },
  });
}

export function requestByMerchant(desk: Desk, id: string, message?: string) {
  const part = demandPart(desk, id);
  const refusal = requestRefusal(desk, part, "submit");
  if (refusal) throw new Refused(409, refusal);
  submitFulfillmentRequest(desk, part, message ?? null, null);
}

export function requestCancellationByMerchant(
  desk: Desk,
  id: string,
  message?: string,
) {
  const part = demandPart(desk, id);
  const refusal = requestRefusal(desk, part, "submitCancellation");
  if (refusal) throw new Refused(409, refusal);
  submitCancellationRequest(desk, part, message ?? null);
}

export function editByMerchant(
  desk: Desk,
  id: string,
  {
    price,
    grams,
    ...edit
  }: ProductEdit & { price?: string | undefined; grams?: number | undefined },
) {
  const product = desk.store.products.get(idFromPath(id, "Product"));
  if (!product) throw new Refused(404, `there is no product ${id}`);
  if (price !== undefined)
    for (const variant of variantsOf(desk.store, product.id))
      editVariant(desk, variant, { price });
  if (grams !== undefined)
    for (const variant of variantsOf(desk.store, product.id))
      editItem(desk, variant, {
        measurement: { weight: { value: grams, unit: "GRAMS" } },
      });
  editProduct(desk, product, edit);
}

/** The merchant deletes a whole product. */
export function deleteByMerchant(desk: Desk, id: string): void {
  const product = desk.store.products.get(idFromPath(id, "Product"));
  if (!product) throw new Refused(404, `there is no product ${id}`);
  deleteProduct(desk, product);
}

/**
 * The merchant deletes one of a product's variants. source: Shopify's help, "Adding variants": the last one goes with its
 * product alone.
 */
export function deleteVariant(desk: Desk, sku: string): void {
  const variant = variantBySku(desk.store, sku);
  const product = desk.store.products.get(variant?.productId);
  if (!variant || !product)
    throw new Refused(422, `the store has no SKU ${sku}`);
  if (variantsOf(desk.store, product.id).length === 1)
    throw new Refused(409, "a product has one variant at least");
  removeVariant(desk, variant);
  for (const [index, one] of variantsOf(desk.store, product.id).entries())
    one.position = index + 1;
  touchProduct(desk, product);
}

/** The merchant offers a product in one more variant, which is as the one of `like` but for its SKU and its options. */
export function offerVariant(
  desk: Desk,
  { like, sku, options }: { like: string; sku: string; options: string[] },
): void {
  const sibling = variantBySku(desk.store, like);
  const product = desk.store.products.get(sibling?.productId);
  if (!sibling || !product)
    throw new Refused(422, `the store has no SKU ${like}`);
  const others = variantsOf(desk.store, product.id);
  checkOptions(product, options, others);
  offerValues(desk, product, options);
  const { price, item } = sibling;
  const { weight, tracked } = item;
  addVariant(
    desk,
    product,
    {
      optionValues: options,
      price,
      sku,
      inventoryItem: { tracked, measurement: { weight } },
    },
    others.length + 1,
  );
  touchProduct(desk, product);
}

/** The merchant calls the values of a variant's options otherwise. source: Shopify's help, "Adding variants": no two of a product are alike. */
export function renameOptions(
  desk: Desk,
  { sku, options }: { sku: string; options: string[] },
): void {
  const variant = variantBySku(desk.store, sku);
  const product = desk.store.products.get(variant?.productId);
  if (!variant || !product)
    throw new Refused(422, `the store has no SKU ${sku}`);
  checkOptions(
    product,
    options,
    variantsOf(desk.store, product.id).filter((one) => one !== variant),
  );
  offerValues(desk, product, options);
  editVariant(desk, variant, { optionValues: options });
  touchProduct(desk, product);
}

/** @throws Refused where another variant is offered as that already. */
function checkOptions(
  product: StoredProduct,
  options: string[],
  others: StoredVariant[],
): void {
  if (product.options.length !== options.length)
    throw new Refused(422, `it has ${product.options.length} options`);
  if (others.some((one) => String(one.optionValues) === String(options)))
    throw new Refused(409, `it is offered as ${options.join(" / ")} already`);
}

function offerValues(
  desk: Desk,
  product: StoredProduct,
  options: string[],
): void {
  for (const [index, option] of product.options.entries()) {
    const name = options[index] ?? "";
    if (!option.values.some((value) => value.name === name))
      option.values.push({ id: nextId(desk), name });
  }
}

/** The merchant hangs pictures of the store's own on a product, in this order; one of the same name stays the one it is. */
export function hangPictures(
  desk: Desk,
  id: string,
  pictures: { name: string; width: number; height: number }[],
): void {
  const product = desk.store.products.get(idFromPath(id, "Product"));
  if (!product) throw new Refused(404, `there is no product ${id}`);
  product.media = pictures.map(({ name, width, height }) => {
    const source = pictureAt(name, width, height);
    return (
      product.media.find((one) => one.source === source) ??
      openMedia(desk, { source, alt: null, contentType: "IMAGE" })
    );
  });
  touchProduct(desk, product);
}

/** The merchant chooses one of its product's pictures for a variant, by its address; null: none. */
export function chooseVariantPicture(
  desk: Desk,
  { sku, url }: { sku: string; url: string | null },
): void {
  const variant = variantBySku(desk.store, sku);
  const product = desk.store.products.get(variant?.productId);
  if (!variant || !product)
    throw new Refused(422, `the store has no SKU ${sku}`);
  const picture = product.media.find(({ source }) => source === url);
  if (url !== null && !picture)
    throw new Refused(422, `the product has no picture ${url}`);
  variant.mediaId = picture?.id ?? null;
  touchProduct(desk, product);
}

/** The merchant enters what a unit costs him, or empties it. Shopify tells of the item alone. */
export function setCost(
  desk: Desk,
  { sku, cost }: { sku: string; cost: string | null },
) {
  const variant = variantBySku(desk.store, sku);
  if (!variant) throw new Refused(422, `the store has no SKU ${sku}`);
  editItem(desk, variant, { cost });
}

/** The merchant counts: what can be sold becomes `available`, and on hand follows. */
export function setStock(
  desk: Desk,
  count: { sku: string; available: number; locationId?: string | number },
) {
  const variant = variantBySku(desk.store, count.sku);
  if (!variant) throw new Refused(422, `the store has no SKU ${count.sku}`);
  if (!Number.isInteger(count.available))
    throw new Refused(422, "available must be a whole number");
  const place =
    count.locationId === undefined
      ? ownLocation(desk.store).id
      : idFromPath(String(count.locationId), "Location");
  if (!locationById(desk.store, place))
    throw new Refused(404, `there is no location ${count.locationId}`);
  const level = openLevel(desk, variant.item.id, place ?? 0);
  const delta = count.available - level.quantities.available;
  if (delta !== 0) moveStock(desk, level, { available: delta });
}

/** The merchant puts a bundle together; like the API, not from bundles and not from itself. */
export function bundleByMerchant(
  desk: Desk,
  bundle: { sku: string; parts: { sku: string; quantity: number }[] },
) {
  const find = (sku: string) => {
    const variant = variantBySku(desk.store, sku);
    if (!variant) throw new Refused(422, `the store has no SKU ${sku}`);
    return variant;
  };
  const variant = find(bundle.sku);
  const parts = bundle.parts.map(({ sku, quantity }) => ({
    part: find(sku),
    quantity,
  }));
  if (
    parts.some(
      ({ part }) => part.id === variant.id || componentsOf(part).length > 0,
    ) ||
    bundlesWith(desk.store, variant.id).length > 0
  )
    throw new Refused(422, "a bundle is made of ordinary variants");
  setComponents(
    desk,
    variant,
    parts.map(({ part, quantity }) => ({ variantId: part.id, quantity })),
  );
}
