import { describe, expect, test } from "vitest";
import type { Choice } from "#core/domain/letters.ts";
import { planTitle } from "#core/domain/merge/plan-title.ts";
import { conflictVersion, settleTitle } from "#core/domain/merge/settle.ts";

const at = new Date("2026-11-20T12:00:00Z");
const duel = {
  product: { id: "p", externalId: "P", title: "Cup", updatedAt: at },
  listing: { id: "l", externalId: "L", title: "Beaker", updatedAt: at },
  base: "Mug",
};

const written = (choice: Choice) => {
  const settled = settleTitle(duel, "c1", choice);
  return "unfit" in settled
    ? settled.unfit
    : settled.plan.effects.map(({ kind, payload }) => [
        kind,
        (payload as { title: string }).title,
      ]);
};

describe("a title that both sides edited", () => {
  test("C3 becomes one question with its three columns, and nothing is written", () => {
    const { plan, agreed } = planTitle(duel);
    expect(agreed).toBeNull();
    expect(plan.effects).toEqual([]);
    expect(plan.conflicts).toMatchObject([
      { key: "title:l", base: "Mug", storefront: "Cup", marketplace: "Beaker" },
    ]);
  });

  test("is settled by writing the sides that differ from the choice, and no other", () => {
    expect(written({ kind: "storefront" })).toEqual([
      ["marketplace.update-title", "Cup"],
    ]);
    expect(written({ kind: "marketplace" })).toEqual([
      ["storefront.update-title", "Beaker"],
    ]);
    expect(written({ kind: "value", value: " Jug " })).toEqual([
      ["storefront.update-title", "Jug"],
      ["marketplace.update-title", "Jug"],
    ]);
  });

  test("takes no answer that is no title", () => {
    expect(written({ kind: "value", value: "  " })).toContain("empty");
    expect(written({ kind: "value", value: "x".repeat(256) })).toContain("255");
    expect(written({ kind: "leave" })).toContain("needs");
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
