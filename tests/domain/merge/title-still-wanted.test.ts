import { describe, expect, it } from "vitest";
import { titleStillWanted } from "#core/domain/merge/title-still-wanted.ts";

const at = new Date("2026-11-20T12:00:00Z");

/** A linked pair whose sides show these titles; both last agreed on "Mug". */
const pair = (storefront: string, marketplace: string) => ({
  product: { id: "p", externalId: "P", title: storefront, updatedAt: at },
  listing: { id: "l", externalId: "L", title: marketplace, updatedAt: at },
  base: "Mug",
});
const toShopify = (title: string) => ({ side: "storefront" as const, title });

describe("C3 a title waits where both sides have moved apart", () => {
  it("is written while only the other side moved", () => {
    expect(titleStillWanted(pair("Mug", "Cup"), toShopify("Cup"))).toBe(true);
  });

  it("is not written once this side's own edit is known", () => {
    expect(titleStillWanted(pair("Beaker", "Cup"), toShopify("Cup"))).toBe(
      false,
    );
  });

  it("is not written when the other side has moved on", () => {
    expect(titleStillWanted(pair("Mug", "Bowl"), toShopify("Cup"))).toBe(false);
    expect(titleStillWanted(pair("Mug", "Mug"), toShopify("Cup"))).toBe(false);
  });

  it("is not written against the direction of the edit", () => {
    expect(
      titleStillWanted(pair("Mug", "Cup"), {
        side: "marketplace",
        title: "Cup",
      }),
    ).toBe(false);
  });
});

describe("C4 a person's title is written over what he saw", () => {
  const decided = { ...toShopify("Settled"), over: "Beaker" };

  it("though the sides differ", () => {
    expect(titleStillWanted(pair("Beaker", "Cup"), decided)).toBe(true);
    // The other half of the same decision was carried first.
    expect(titleStillWanted(pair("Beaker", "Settled"), decided)).toBe(true);
  });

  it("and not over a newer edit", () => {
    expect(titleStillWanted(pair("Pitcher", "Cup"), decided)).toBe(false);
  });
});
