import { expect, test } from "vitest";
import { shopifyCarrier } from "#core/platforms/shopify/carriers.ts";
import { regionCode } from "#core/platforms/shopify/regions.ts";

test.each([
  ["usps", "USPS"],
  ["USPS Ground Advantage", "USPS"],
  ["UPS SurePost®", "UPS"],
  ["FEDEX", "FedEx"],
  ["Fedex SmartPost", "FedEx"],
  ["DHL", "DHL Express"],
  ["DHL E-Commerce", "DHL eCommerce"],
  ["Ontrac", "OnTrac"],
  ["LaserShip", "Lasership"],
  [" Harbour Couriers ", "Harbour Couriers"],
])("%s is %s to Shopify", (name, expected) => {
  expect(shopifyCarrier(name)).toBe(expected);
});

test.each([
  ["US", "Texas", "TX"],
  ["US", "tx", "TX"],
  ["US", "Atlantis", null],
  ["CA", "QC", "QC"],
  ["GB", "Greater London", null],
])("%s %s has the code %s", (country, region, expected) => {
  expect(regionCode(country, region)).toBe(expected);
});
