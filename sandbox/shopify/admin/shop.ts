import type { Desk } from "../desk.ts";
import { shopDomain } from "../desk.ts";
import { gid } from "../gid.ts";
import { ownLocation } from "../store/lookups.ts";
import { manualService, serviceView } from "./fulfillment-services.ts";
import type { View } from "./view.ts";

export function shopView(desk: Desk): View {
  const { store } = desk;
  return {
    __typename: "Shop",
    id: gid("Shop", store.id),
    name: store.name,
    email: store.email,
    contactEmail: store.email,
    shopOwnerName: store.name,
    myshopifyDomain: shopDomain(store),
    url: `https://${shopDomain(store)}`,
    primaryDomain: () => ({
      __typename: "Domain",
      id: gid("Domain", store.id),
      host: shopDomain(store),
      url: `https://${shopDomain(store)}`,
      sslEnabled: true,
    }),
    currencyCode: store.currency,
    enabledPresentmentCurrencies: [store.currency],
    ianaTimezone: "America/Panama",
    timezoneAbbreviation: "EST",
    timezoneOffset: "-0500",
    timezoneOffsetMinutes: -300,
    unitSystem: "IMPERIAL_SYSTEM",
    weightUnit: "POUNDS",
    createdAt: store.createdAt,
    updatedAt: store.createdAt,
    setupRequired: false,
    taxesIncluded: false,
    orderNumberFormatPrefix: "#",
    orderNumberFormatSuffix: "",
    plan: () => ({
      displayName: store.plan ?? "Basic",
      publicDisplayName: store.plan ?? "Basic",
      partnerDevelopment: false,
      shopifyPlus: store.plan === "Plus",
    }),
    shopAddress: () => ({
      __typename: "ShopAddress",
      id: gid("ShopAddress", store.id),
      address1: ownLocation(store).address.address1,
      address2: null,
      city: ownLocation(store).address.city,
      provinceCode: ownLocation(store).address.provinceCode,
      zip: ownLocation(store).address.zip,
      countryCodeV2: ownLocation(store).address.countryCode,
      company: store.name,
      phone: null,
    }),
    fulfillmentServices: () => [
      manualService(desk),
      ...store.services.all().map((service) => serviceView(desk, service)),
    ],
  };
}

export const shopRoots: View = {
  shop: (_: unknown, { desk }: { desk: Desk }) => shopView(desk),
};
