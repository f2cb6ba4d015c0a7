import type { Desk } from "../desk.ts";
import { idOf } from "../gid.ts";
import { price } from "../money.ts";
import { ownLocation, productById } from "../store/lookups.ts";
import type { PlacedLine } from "../store/place-order.ts";
import {
  defaultOption,
  type StoredVariant,
  variantTitle,
} from "../store/product-records.ts";
import { routeLine } from "../store/routing.ts";
import { type UserError, userError } from "./errors.ts";
import { type LineInput, readTaxes } from "./order-input.ts";

/**
 * One line of the input: what will be placed, or why it cannot be. A variant that is not there makes a line of its own,
 * as long as the line has a title. source: recorded answers of orderCreate; the wording of the refusals is assumed.
 */
export function readLine(
  desk: Desk,
  input: LineInput,
  index: number,
): { line?: PlacedLine; errors: UserError[] } {
  const at = (field: string) => ["order", "lineItems", String(index), field];
  const variant = desk.store.variants.get(
    idOf(input.variantId, "ProductVariant"),
  );
  const errors: UserError[] = [];
  if (!variant && !input.title?.trim())
    errors.push(
      input.variantId
        ? userError(at("variantId"), "Variant does not exist", "INVALID")
        : userError(at("title"), "Title can't be blank", "INVALID"),
    );
  if (!(input.quantity > 0))
    errors.push(
      userError(at("quantity"), "Quantity must be greater than 0", "INVALID"),
    );
  const locationId = locationFor(desk, input, variant);
  if (locationId === undefined)
    errors.push(
      userError(
        at("fulfillmentService"),
        "Fulfillment service is invalid",
        "FULFILLMENT_SERVICE_INVALID",
      ),
    );
  if (errors.length > 0 || locationId === undefined) return { errors };
  const product = variant && productById(desk.store, variant.productId);
  return {
    errors,
    line: {
      variantId: variant?.id ?? null,
      productId: product?.id ?? idOf(input.productId, "Product") ?? null,
      title: input.title ?? product?.title ?? "",
      variantTitle: input.variantTitle ?? titleOf(variant),
      sku: input.sku ?? variant?.sku ?? null,
      vendor: input.vendor ?? product?.vendor ?? null,
      quantity: input.quantity,
      price: price(input.priceSet?.shopMoney.amount ?? variant?.price ?? "0"),
      // The input's default is false, but a variant line follows its item.
      requiresShipping:
        input.requiresShipping || (variant?.item.requiresShipping ?? false),
      taxable: input.taxable ?? true,
      taxLines: readTaxes(input.taxLines),
      customAttributes: (input.properties ?? []).map(({ name, value }) => ({
        key: name,
        value,
      })),
      locationId,
    },
  };
}

function titleOf(variant: StoredVariant | undefined): string | null {
  return variant && variantTitle(variant) !== defaultOption.value
    ? variantTitle(variant)
    : null;
}

/** The handle of a service names the location; without one the order is routed like any other. */
function locationFor(
  desk: Desk,
  input: LineInput,
  variant: StoredVariant | undefined,
): number | undefined {
  const handle = input.fulfillmentService;
  if (!handle) return routeLine(desk, variant, input.quantity);
  if (handle === "manual") return ownLocation(desk.store).id;
  return desk.store.services.first("handle", handle)?.locationId;
}
