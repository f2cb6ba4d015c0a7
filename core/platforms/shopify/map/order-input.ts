import type { Destination } from "#core/domain/facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import { formatDecimal } from "#core/kit/money.ts";
import type { OrderImport } from "#core/world/storefront.ts";
import { regionCode } from "../regions.ts";
import type {
  CountryCode,
  CurrencyCode,
  Documents,
  MailingAddressInput,
  OrderCreateLineItemInput,
} from "../wire/documents.generated.ts";

/** Shopify's handle for the merchant's own locations. */
const merchantHandle = "manual";

/**
 * The variables of `orderCreate`. `sourceName` is left out: it is only for apps that are sales channels.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/input-objects/OrderCreateOrderInput
 * @throws SyncError request_refused when a line is our service's and its handle is missing.
 */
export const toOrderInput = (
  order: OrderImport,
): Documents["CreateOrder"]["variables"] => ({
  order: {
    sourceIdentifier: order.sourceIdentifier,
    processedAt: order.placedAt.toISOString(),
    currency: order.currency as CurrencyCode,
    financialStatus: "PAID",
    tags: order.tags,
    note: order.note,
    test: false,
    lineItems: order.lines.map((line) => toLineInput(line, order)),
    ...(order.shipTo && { shippingAddress: toAddressInput(order.shipTo) }),
  },
  options: {
    // The units are sold, whoever ships them and whatever Shopify believes is left: they are committed at their location
    // until the parcel is on its way.
    inventoryBehaviour: "DECREMENT_IGNORING_POLICY",
    // The buyer has his receipt from the marketplace.
    sendReceipt: false,
    sendFulfillmentReceipt: false,
  },
});

type Line = OrderImport["lines"][number];

const isMerchants = (line: Line) => line.fulfilledBy === "merchant";

function toLineInput(line: Line, order: OrderImport): OrderCreateLineItemInput {
  const handle = isMerchants(line) ? merchantHandle : order.serviceHandle;
  if (!handle)
    throw new SyncError("request_refused", {
      said: "the fulfillment service is not set up",
    });
  const { currency } = order;
  return {
    variantId: line.variantExternalId,
    quantity: line.quantity,
    priceSet: {
      shopMoney: {
        amount: formatDecimal({ minor: line.unitPriceMinor, currency }),
        currencyCode: currency as CurrencyCode,
      },
    },
    fulfillmentService: handle,
    // Left out, Shopify would take the thing for one that is not shipped, and make no fulfillment order.
    requiresShipping: true,
  };
}

function toAddressInput(to: Destination): MailingAddressInput {
  const [firstName, ...rest] = to.name.trim().split(/\s+/);
  // Shopify wants a last name where there is only one name.
  const lastName = rest.length > 0 ? rest.join(" ") : firstName;
  return {
    ...(rest.length > 0 && { firstName }),
    lastName,
    phone: to.phone,
    countryCode: to.countryCode as CountryCode,
    provinceCode: regionCode(to.countryCode, to.region),
    city: [to.city, to.district].filter(Boolean).join(", "),
    address1: to.addressLine1,
    address2: to.addressLine2,
    zip: to.postalCode,
  };
}
