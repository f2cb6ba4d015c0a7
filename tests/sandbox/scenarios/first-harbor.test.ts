import { expect, test } from "vitest";
import { scenarios } from "#sandbox/scenarios/index.ts";
import type { Town } from "#sandbox/town.ts";

const town = scenarios["first-harbor"]?.() as Town;
const variants = town.products.flatMap((p) => p.variants);
const listed = town.listings.flatMap((l) => l.skus);
const plain = (sku: string | null) => (sku ?? "").trim().toUpperCase();

test("the store has 40 products with 120 variants, and 30 of them are listed under the same titles", () => {
  expect(town.products).toHaveLength(40);
  expect(variants).toHaveLength(120);
  expect(town.listings).toHaveLength(30);
  const titles = new Set(town.products.map((p) => p.title));
  expect(town.listings.every((l) => titles.has(l.title))).toBe(true);
});

test("exactly three listing SKUs cannot be matched by machine", () => {
  const matches = listed.map((sku) => {
    const bySku = variants.filter(
      (v) =>
        plain(sku.sellerSku) !== "" && plain(v.sku) === plain(sku.sellerSku),
    );
    if (bySku.length > 0) return bySku.length;
    return variants.filter(
      (v) => sku.barcode !== null && v.barcode === sku.barcode,
    ).length;
  });
  expect(matches.filter((n) => n !== 1).sort()).toEqual([0, 0, 2]);
});

test("every barcode is a valid UPC-A, and no two are the same", () => {
  const barcodes = variants.map((v) => v.barcode ?? "");
  for (const code of barcodes) {
    const sum = [...code].reduce(
      (s, d, i) => s + Number(d) * (i % 2 === 0 ? 3 : 1),
      0,
    );
    expect(code).toMatch(/^\d{12}$/);
    expect(sum % 10).toBe(0);
  }
  expect(new Set(barcodes).size).toBe(120);
});

test("at least 30 goods lie in both centres, some so few that five units need both", () => {
  expect(town.goods.length).toBeGreaterThanOrEqual(30);
  const stocks = town.goods.map((g) => Object.values(g.stock));
  expect(stocks.every((s) => s.length === 2 && s.every((n) => n > 0))).toBe(
    true,
  );
  expect(stocks.some(([a = 0, b = 0]) => a < 5 && b < 5 && a + b >= 5)).toBe(
    true,
  );
});

test("every goods names a SKU that is listed, and the town is the same every time", () => {
  const skus = listed.map((s) => s.sellerSku);
  expect(
    town.goods.every((g) => g.sellerSkus.every((s) => skus.includes(s))),
  ).toBe(true);
  expect(scenarios["first-harbor"]?.()).toEqual(town);
});
