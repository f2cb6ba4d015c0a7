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
  MoneyBagInput,
  OrderCreateLineItemInput,
  OrderCreateShippingLineInput,
  OrderCreateTaxLineInput,
} from "../wire/documents.generated.ts";

/** Shopify's handle for the merchant's own locations. */
const merchantHandle = "manual";
/** How the payment is named on the order. */
const paymentGateway = "TikTok Shop";
/** Names a unit of the marketplace on a line that has no variant. */
export const unitProperty = "TikTok line";
/** How taxes are named where the marketplace gives them no name. */
const taxTitle = "Tax collected by TikTok Shop";

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
    customAttributes: Object.entries(order.attributes).map(([key, value]) => ({
      key,
      value,
    })),
    note: order.note,
    test: false,
    taxesIncluded: order.taxesIncluded,
    lineItems: order.lines.map((line) => toLineInput(line, order)),
    shippingLines: order.charges.map((charge) => toChargeInput(charge, order)),
    // Without a payment on the order Shopify could not give anything of it back.
    ...(order.paidMinor > 0 && {
      transactions: [
        {
          kind: "SALE" as const,
          status: "SUCCESS" as const,
          gateway: paymentGateway,
          amountSet: toBag(order.paidMinor, order),
        },
      ],
    }),
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
  return {
    ...(line.variantExternalId === null
      ? { title: line.title, variantTitle: line.variantTitle, sku: line.sku }
      : { variantId: line.variantExternalId }),
    quantity: line.quantity,
    priceSet: toBag(line.unitPriceMinor, order),
    taxLines: toTaxInput(
      line.taxMinor,
      line.taxRate ??
        rateOf(line.taxMinor, line.unitPriceMinor * line.quantity),
      order,
    ),
    properties: Object.entries({
      ...line.properties,
      ...(line.variantExternalId === null && {
        [unitProperty]: line.marketplaceUnitId,
      }),
    }).map(([name, value]) => ({ name, value })),
    fulfillmentService: handle,
    // Left out, Shopify would take the thing for one that is not shipped, and make no fulfillment order.
    requiresShipping: true,
  };
}

const toChargeInput = (
  charge: OrderImport["charges"][number],
  order: OrderImport,
): OrderCreateShippingLineInput => ({
  title: charge.name,
  priceSet: toBag(charge.priceMinor, order),
  taxLines: toTaxInput(
    charge.taxMinor,
    rateOf(charge.taxMinor, charge.priceMinor),
    order,
  ),
});

/** The marketplace collects the tax and pays it to the state: it is the channel's to pay, not the merchant's. */
const toTaxInput = (
  minor: number,
  rate: string,
  order: OrderImport,
): OrderCreateTaxLineInput[] =>
  minor === 0
    ? []
    : [
        {
          title: taxTitle,
          rate,
          priceSet: toBag(minor, order),
          channelLiable: true,
        },
      ];

/** Shopify wants a rate beside every tax; where nobody tells one it is what was taken. */
const rateOf = (taxMinor: number, priceMinor: number): string =>
  priceMinor > 0 ? (taxMinor / priceMinor).toFixed(4) : "0";

const toBag = (
  minor: number,
  { currency }: Pick<OrderImport, "currency">,
): MoneyBagInput => ({
  shopMoney: {
    amount: formatDecimal({ minor, currency }),
    currencyCode: currency as CurrencyCode,
  },
});

/** Where an order goes, in Shopify's shape. */
export function toAddressInput(to: Destination): MailingAddressInput {
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
