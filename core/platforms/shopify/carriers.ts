/**
 * Shopify's own spelling of the carriers it knows: only for these does it build a link from the number.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/FulfillmentTrackingInfo#field-company
 */
const known = [
  "4PX",
  "Amazon Logistics UK",
  "Asendia USA",
  "Canada Post",
  "Canpar",
  "CDL Last Mile",
  "China Post",
  "DHL eCommerce",
  "DHL Express",
  "DPD",
  "DPD UK",
  "Estes",
  "Evri",
  "FedEx",
  "GLS",
  "Japan Post (EN)",
  "Lasership",
  "LSO",
  "NinjaVan",
  "Old Dominion",
  "OnTrac",
  "Pandion",
  "Pitney Bowes",
  "Purolator",
  "R+L Carriers",
  "Royal Mail",
  "Sendle",
  "SF Express",
  "Singapore Post",
  "TForce Final Mile",
  "TNT",
  "United Delivery Service",
  "UPS",
  "USPS",
  "XPO Logistics",
  "YunExpress",
] as const;

export type KnownCarrier = (typeof known)[number];

/** How others write them; keys are without case, spaces and punctuation. */
const aliases: Record<string, KnownCarrier> = {
  dhl: "DHL Express",
  dhlecommerceus: "DHL eCommerce",
  dhlglobalmail: "DHL eCommerce",
  federalexpress: "FedEx",
  fedexground: "FedEx",
  fedexgroundeconomy: "FedEx",
  fedexhomedelivery: "FedEx",
  fedexsmartpost: "FedEx",
  hermes: "Evri",
  lonestarovernight: "LSO",
  rlcarriers: "R+L Carriers",
  sfexpressus: "SF Express",
  tforce: "TForce Final Mile",
  uds: "United Delivery Service",
  unitedparcelservice: "UPS",
  unitedstatespostalservice: "USPS",
  upsground: "UPS",
  upsgroundsaver: "UPS",
  upsmailinnovations: "UPS",
  upssurepost: "UPS",
  uspsfirstclass: "USPS",
  uspsgroundadvantage: "USPS",
  uspspriority: "USPS",
  uspsprioritymail: "USPS",
  xpo: "XPO Logistics",
  yuntrack: "YunExpress",
};

const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

const spellings = new Map<string, KnownCarrier>([
  ...known.map((name) => [plain(name), name] as const),
  ...Object.entries(aliases),
]);

/** The network's carrier name in Shopify's spelling; a name that Shopify does not know stays as it is. */
export const shopifyCarrier = (name: string): string =>
  knownCarrier(name) ?? name.trim();

/** The carrier in Shopify's spelling; null for a name that Shopify does not know. */
export const knownCarrier = (name: string): string | null =>
  spellings.get(plain(name)) ?? null;
