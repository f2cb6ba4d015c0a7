import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPanel, UnreadableFile } from "../../bin/bench/read-panel.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "panel-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const days = "2026-01-01,2026-01-02,2026-01-03";

test("quotes, empty cells, returns, blank lines and other systems' line ends are read", () => {
  const said: string[] = [];
  const units = file(
    "odd.csv",
    `\uFEFFstore,"sku",${days}\r\n7,"mug, ""blue""",1,,3\r\n\r\n7,cup,-2,NA,0.5\r\n`,
  );
  const panel = readPanel({ units }, (line) => said.push(line));
  expect(panel.days).toEqual(days.split(","));
  expect(
    panel.goods.map(({ key, units, first }) => [key, [...units], first]),
  ).toEqual([
    ['7|mug, "blue"', [1, 0, 3], 0],
    ["7|cup", [0, 0, 0.5], 2],
  ]);
  expect(said).toEqual([
    expect.stringMatching(/1 cells below zero were read as no sale/),
  ]);
});

test("a cell that is empty is one, in quotes or not, wherever it stands beside quoted ones", () => {
  const units = file(
    "empty.csv",
    `store,sku,${days}\n,"x, y",3,4,5\n"","z",1,,"2"\n"7",,"",6,\n`,
  );
  const { goods } = readPanel({ units });
  expect(goods.map(({ key, units }) => [key, [...units]])).toEqual([
    ["|x, y", [3, 4, 5]],
    ["|z", [1, 0, 2]],
    ["7|", [0, 6, 0]],
  ]);
});

test("a key that stands twice is said, and each of its rows counts", () => {
  const said: string[] = [];
  const units = file("twice.csv", `sku,${days}\na,1,2,3\na,4,5,6\nb,1,1,1`);
  const { goods } = readPanel({ units }, (line) => said.push(line));
  expect(goods.map(({ key }) => key)).toEqual(["a", "a", "b"]);
  expect(said).toEqual([
    expect.stringMatching(/1 rows have the key of another row/),
  ]);
});

test("files beside the units are joined by key, stock-outs as flags", () => {
  const units = file("units.csv", `sku,${days}\na,1,2,3\nb,4,5,6`);
  const stockouts = file("out.csv", `sku,${days}\nb,0,2,0`);
  const prices = file("prices.csv", "sku,name,price\na,x,2.5");
  const { goods } = readPanel({ units, stockouts, prices });
  expect(goods[1]?.stockedOut).toEqual(Uint8Array.of(0, 1, 0));
  expect(goods.map(({ price }) => price)).toEqual([2.5, 1]);
});

test.each([
  ["by their names, in any order", "SKU,note,store,price\nmug,x,7,2.5"],
  ["from the left where heads differ", "shop,article,price\n7,mug,2.5"],
  ["joined already", "id,price\n7|mug,2.5"],
  [
    "from the left, without a head for the price",
    "shop,article,usd\n7,mug,2.5",
  ],
])("prices find goods of several key columns: %s", (_how, content) => {
  const said: string[] = [];
  const units = file("keys.csv", `store,sku,${days}\n7,mug,1,2,3\n7,cup,1,2,3`);
  const prices = file("key-prices.csv", content);
  const { goods } = readPanel({ units, prices }, (line) => said.push(line));
  expect(goods.map(({ key, price }) => [key, price])).toEqual([
    ["7|mug", 2.5],
    ["7|cup", 1],
  ]);
  expect(said).toEqual([]);
});

test("prices of none of the goods are said, and all weigh the same", () => {
  const said: string[] = [];
  const units = file("units.csv", `sku,${days}\na,1,2,3`);
  const prices = file("strange-prices.csv", "sku,price\nz,2.5");
  const { goods } = readPanel({ units, prices }, (line) => said.push(line));
  expect(goods[0]?.price).toBe(1);
  expect(said).toEqual([
    expect.stringMatching(/strange-prices.*knows none of/),
  ]);
});

test.each([
  [
    "a row that is too short",
    `sku,${days}\na,1,2`,
    /line 2: 2 days, the header has 3/,
  ],
  [
    "a word for a number",
    `sku,${days}\na,1,two,3`,
    /line 2: "two" is no number/,
  ],
  ["no rows", `sku,${days}\n`, /no rows/],
  ["no days", "sku\na\n", /no day columns/],
  ["nothing", "", /no day columns/],
  [
    "other separators",
    "sku;2026-01-01\na;1",
    /no day columns after the key: cells are told apart by commas/,
  ],
])("%s is said with file and line", (_what, content, message) => {
  const units = file("bad.csv", content);
  expect(() => readPanel({ units })).toThrow(UnreadableFile);
  expect(() => readPanel({ units })).toThrow(message);
});

test("a file that is not there, of other days or of other keys is named", () => {
  const units = file("units.csv", `sku,${days}\na,1,2,3`);
  const other = file("other.csv", "sku,2026-01-01\na,1");
  const strangers = file("strangers.csv", `sku,${days}\nz,1,2,3`);
  expect(() => readPanel({ units: join(folder, "none.csv") })).toThrow(
    /cannot be read/,
  );
  expect(() => readPanel({ units, events: other })).toThrow(/other days/);
  for (const of of ["orders", "maxline", "events", "stockouts"])
    expect(() => readPanel({ units, [of]: strangers })).toThrow(
      /strangers.csv knows none of/,
    );
});
