import { describe, expect, test } from "vitest";
import type { Destination } from "#core/domain/facts.ts";
import { judgeDestination } from "#core/domain/orders/destination.ts";

const portland: Destination = {
  name: "Robin Alder",
  phone: "+12075550142",
  email: "buyer@example.com",
  countryCode: "US",
  region: "ME",
  city: "Portland",
  district: null,
  addressLine1: "12 Pier Street",
  addressLine2: null,
  postalCode: "04101",
};

const judged = (change: Partial<Destination>) =>
  judgeDestination({ ...portland, ...change }, ["US"]);

describe("an address before the network is asked", () => {
  test.each<[string, Partial<Destination>]>([
    ["as it is", {}],
    ["with the state's name", { region: "maine" }],
    ["with nine digits", { postalCode: "04101-1234" }],
    [
      "in El Paso, beside the other Texas",
      { region: "TX", postalCode: "88510" },
    ],
    ["on Fishers Island, New York", { region: "NY", postalCode: "06390" }],
    ["in a street called Box", { addressLine1: "4 Boxwood Road" }],
  ])("%s there is nothing to say", (_, change) => {
    expect(judged(change)).toEqual({ faults: [], doubts: [] });
  });

  test.each<[Partial<Destination>, string]>([
    [{ phone: null, email: " " }, "missing: phone number, e-mail address"],
    [{ countryCode: "CA" }, "the network ships for you in US, not in CA"],
    [{ region: "Mane" }, "its state is none of the United States"],
    [{ postalCode: "410" }, "its postal code has not five digits, or nine"],
  ])("%o cannot be used", (change, fault) => {
    expect(judged(change).faults).toEqual([fault]);
  });

  test.each<[Partial<Destination>, RegExp]>([
    [{ addressLine2: "PO Box 7" }, /post-office box/],
    [{ addressLine1: "P. O. BOX 7" }, /post-office box/],
    [{ postalCode: "90210" }, /another state/],
    [{ region: "PR", postalCode: "00901" }, /Puerto Rico/],
    [{ region: "AE", postalCode: "09012" }, /Armed Forces Europe/],
    [{ postalCode: "" }, /no postal code/],
  ])("of %o the network has the last word", (change, doubt) => {
    const { faults, doubts } = judged(change);
    expect(faults).toEqual([]);
    expect(doubts.join()).toMatch(doubt);
  });
});
