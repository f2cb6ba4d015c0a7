import { describe, expect, test } from "vitest";
import {
  carrierOfNumber,
  carrierToTell,
  trackingFault,
} from "#core/domain/shipments/carriers.ts";

describe("a tracking number", () => {
  test.each([
    ["1Z999AA10123456784", "UPS"],
    ["1z 999 aa1 01 2345 6784", "UPS"],
    ["9261290100830117254210", "USPS"],
    ["RB123456785US", "USPS"],
    ["RB123456785GB", "Royal Mail"],
    ["TBA123456789012", "Amazon Logistics"],
    ["GM60511234500000001", "DHL eCommerce"],
  ])("%s can only be of %s", (number, carrier) => {
    expect(carrierOfNumber(number)).toBe(carrier);
  });

  test.each([
    "1Z999AA10123456785",
    "9261290100830117254211",
    "RB123456786US",
    "123456789012",
    "",
  ])("%s is nobody's: its check digit or form is of none", (number) => {
    expect(carrierOfNumber(number)).toBeNull();
  });

  test.each([
    ["", /short/],
    ["1Z", /short/],
    ["X".repeat(51), /long/],
    ["https://carrier.example/1", /address/],
    ["1Z999#AA", /signs/],
  ])("%s is not sent, and it is said why", (number, why) => {
    expect(trackingFault(number)).toMatch(why);
  });

  test("typed with spaces and small letters is sent", () => {
    expect(trackingFault(" 1z 999aa1-0123 ")).toBeNull();
  });
});

describe("the carrier that is told", () => {
  const trackingNumber = "1Z999AA10123456784";
  const names = { "Bob's Vans": "OnTrac" };
  test.each([
    ["Bob's Vans", "OnTrac"],
    ["bob's vans ", "OnTrac"],
    ["FedEx", "FedEx"],
    [null, "UPS"],
    ["Other", "UPS"],
  ])("is for %s: %s", (carrier, told) => {
    expect(carrierToTell({ carrier, trackingNumber }, names)).toBe(told);
  });

  test("stays unsaid where neither name nor number says it", () => {
    expect(carrierToTell({ carrier: null, trackingNumber: "12345" }, {})).toBe(
      "",
    );
  });
});
