import { describe, expect, test } from "vitest";
import type { FieldWrite } from "#core/domain/effects.ts";
import { type Field, isField } from "#core/domain/field-words.ts";
import type { Choice } from "#core/domain/letters.ts";
import { baseKey, type Pair } from "#core/domain/merge/pair.ts";
import { planFields } from "#core/domain/merge/plan-fields.ts";
import { conflictVersion, settleField } from "#core/domain/merge/settle.ts";
import { situationsOf } from "#core/domain/merge/situation.ts";
import { valueStillWanted } from "#core/domain/merge/still-wanted.ts";
import { pairOf } from "./pairs.ts";

const mug = { storefront: "Mug", marketplace: "Mug" };
const titles = (storefront: string, marketplace: string): Pair =>
  pairOf({
    product: { title: storefront },
    listing: { title: marketplace },
    bases: new Map([[baseKey("title", "l"), mug]]),
  });
const duel = titles("Cup", "Beaker");

const situationIn = (pair: Pair, field: Field) => {
  const found = situationsOf(pair, {}).find((one) => one.field === field);
  if (!found) throw new Error(`the pair has no ${field}`);
  return found;
};
const written = (choice: Choice, pair = duel, field: Field = "title") => {
  const settled = settleField(situationIn(pair, field), "c1", choice);
  return "unfit" in settled
    ? settled.unfit
    : settled.plan.effects.map(({ kind, payload }) => [
        kind,
        (payload as FieldWrite).value,
      ]);
};

describe("a title that both sides edited", () => {
  test("C3 becomes one question with its three columns, and nothing is written", () => {
    const { plan } = planFields(duel, {});
    expect(plan.effects).toEqual([]);
    expect(plan.conflicts).toMatchObject([
      { key: "title:l", base: "Mug", storefront: "Cup", marketplace: "Beaker" },
    ]);
  });

  test("is settled by writing the sides that differ from the choice, and no other", () => {
    expect(written({ kind: "storefront" })).toEqual([
      ["marketplace.update-field", "Cup"],
    ]);
    expect(written({ kind: "marketplace" })).toEqual([
      ["storefront.update-field", "Beaker"],
    ]);
    expect(written({ kind: "value", value: " Jug " })).toEqual([
      ["storefront.update-field", "Jug"],
      ["marketplace.update-field", "Jug"],
    ]);
  });

  test("takes no answer that is no title", () => {
    expect(written({ kind: "value", value: "  " })).toContain("empty");
    expect(written({ kind: "value", value: "x".repeat(256) })).toContain("255");
    expect(written({ kind: "link", variantId: "v" })).toContain("needs");
  });

  test("C3 is no question any more once it was left, until a side moves", () => {
    const left = settleField(situationIn(duel, "title"), "c1", {
      kind: "leave",
    });
    const bases = new Map([
      [baseKey("title", "l"), "base" in left ? left.base : mug],
    ]);
    const plan = (pair: Pair) => planFields({ ...pair, bases }, {}).plan;
    expect(plan(duel)).toMatchObject({ effects: [], conflicts: [] });
    expect(plan(titles("Cup", "Bowl")).effects).toMatchObject([
      { kind: "storefront.update-field", payload: { value: "Bowl" } },
    ]);
  });
});

describe("answers to other fields", () => {
  const dear = pairOf({ sku: { priceMinor: 2100 } });

  test("a price is typed as people write it", () => {
    expect(written({ kind: "value", value: "19.5" }, dear, "price")).toEqual([
      ["storefront.update-field", "1950"],
      ["marketplace.update-field", "1950"],
    ]);
    expect(written({ kind: "value", value: "0" }, dear, "price")).toContain(
      "more than nothing",
    );
    expect(written({ kind: "value", value: "cheap" }, dear, "price")).toContain(
      "number",
    );
  });

  test("a listing follows its product off sale; what is deleted cannot come back", () => {
    const off = pairOf({ product: { status: "ARCHIVED" } });
    expect(written({ kind: "storefront" }, off, "status")).toEqual([
      ["marketplace.update-field", "off"],
    ]);
    const gone = pairOf({ product: { deleted: true } });
    expect(written({ kind: "storefront" }, gone, "status")).toEqual([
      ["marketplace.update-field", "off"],
    ]);
    expect(written({ kind: "marketplace" }, gone, "status")).toContain(
      "cannot be brought back",
    );
  });

  test("options keep the names that each side has for them", () => {
    const renamed = pairOf({
      variant: { options: [{ name: "Color", value: "Midnight" }] },
    });
    expect(written({ kind: "storefront" }, renamed, "options")).toEqual([
      [
        "marketplace.update-field",
        JSON.stringify([{ name: "Colour", value: "Midnight" }]),
      ],
    ]);
  });
});

describe("C3 a value waits where both sides have moved apart", () => {
  const wanted = (
    pair: Pair,
    value: string,
    side: "storefront" | "marketplace" = "storefront",
  ) =>
    valueStillWanted(situationIn(pair, "title"), { side, value, source: "" });

  test("it is written while only the other side moved", () => {
    expect(wanted(titles("Mug", "Cup"), "Cup")).toBe(true);
  });

  test("it is not written once this side's own edit is known", () => {
    expect(wanted(titles("Beaker", "Cup"), "Cup")).toBe(false);
  });

  test("it is not written when the other side has moved on", () => {
    expect(wanted(titles("Mug", "Bowl"), "Cup")).toBe(false);
    expect(wanted(titles("Mug", "Mug"), "Cup")).toBe(false);
  });

  test("it is not written against the direction of the edit", () => {
    expect(wanted(titles("Mug", "Cup"), "Cup", "marketplace")).toBe(false);
  });
});

describe("C4 a person's value is written over what he saw", () => {
  const decided = {
    side: "storefront" as const,
    value: "Settled",
    source: "",
    over: "Beaker",
  };
  const wanted = (pair: Pair) =>
    valueStillWanted(situationIn(pair, "title"), decided);

  test("though the sides differ", () => {
    expect(wanted(titles("Beaker", "Cup"))).toBe(true);
    // The other half of the same decision was carried first.
    expect(wanted(titles("Beaker", "Settled"))).toBe(true);
  });

  test("and not where the side it was made from has moved to where both are the same by the rule", () => {
    const priced = (storefront: number) =>
      valueStillWanted(
        situationIn(
          pairOf({
            variant: { priceMinor: storefront },
            sku: { priceMinor: 2200 },
            priceRule: { basisPoints: 1000, addMinor: 0, rounding: "none" },
          }),
          "price",
        ),
        { side: "marketplace", value: "2420", source: "2200", over: "2200" },
      );
    expect(priced(2200)).toBe(true);
    // Ten percent on twenty is what TikTok Shop shows already.
    expect(priced(2000)).toBe(false);
  });

  test("though the variant that it was made from was deleted meanwhile, whose options nobody can compare", () => {
    const gone = pairOf({ product: { variants: [] } });
    const navy = JSON.stringify([{ name: "Colour", value: "Navy" }]);
    const dusk = JSON.stringify([{ name: "Color", value: "Dusk" }]);
    expect(
      valueStillWanted(situationIn(gone, "options"), {
        side: "marketplace",
        value: dusk.replace("Color", "Colour"),
        source: dusk,
        over: navy,
      }),
    ).toBe(true);
  });

  test("and not over a newer edit", () => {
    expect(wanted(titles("Pitcher", "Cup"))).toBe(false);
  });
});

test("C4 the version of a question changes with every column", () => {
  const columns = {
    base: "a",
    storefront: "b",
    marketplace: "c",
    network: null,
  };
  const versions = [
    columns,
    { ...columns, base: null },
    { ...columns, storefront: "c" },
    { ...columns, marketplace: "b" },
    { ...columns, network: "d" },
  ].map(conflictVersion);
  expect(new Set(versions).size).toBe(versions.length);
  expect(conflictVersion({ ...columns })).toBe(versions[0]);
});

test("an unknown field is none", () => {
  expect(isField("colour")).toBe(false);
  expect(isField("toString")).toBe(false);
});
