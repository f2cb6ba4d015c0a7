import { expect, test } from "vitest";
import type { FaultWish } from "#sandbox/faults/fault.ts";
import { createFaults } from "#sandbox/faults/faults.ts";

const call = (...names: string[]) => ({
  platform: "shopify" as const,
  shop: "harbor-goods",
  names,
});
const latency = (wish: object = {}) =>
  ({ kind: "latency", platform: "shopify", ms: [1, 1], ...wish }) as FaultWish;
const kinds = ["latency"] as const;

/** Which of the next `n` calls a fault strikes. */
const struck = (faults: ReturnType<typeof createFaults>, id: string, n = 60) =>
  Array.from({ length: n }, () =>
    faults.strike(kinds, call("shop")).some((fault) => fault.id === id),
  );

test("one in n follows the seed, and another fault does not shift it", () => {
  const alone = createFaults(7);
  alone.plant(latency({ id: "slow", oneIn: 4 }));
  const crowded = createFaults(7);
  crowded.plant(latency({ id: "other", oneIn: 2 }));
  crowded.plant(latency({ id: "slow", oneIn: 4 }));
  const pattern = struck(alone, "slow");
  expect(struck(crowded, "slow")).toEqual(pattern);
  expect(pattern.filter(Boolean).length).toBeGreaterThan(5);
  expect(pattern.filter(Boolean).length).toBeLessThan(30);
  const other = createFaults(8);
  other.plant(latency({ id: "slow", oneIn: 4 }));
  expect(struck(other, "slow")).not.toEqual(pattern);
});

test("the next k calls are struck and no further one; the fault is gone then", () => {
  const faults = createFaults();
  faults.plant(latency({ id: "three", times: 3 }));
  expect(struck(faults, "three", 5)).toEqual([true, true, true, false, false]);
  expect(faults.list()).toEqual([]);
});

test("from and to are moments of the town's clock", () => {
  let now = 1_000;
  const faults = createFaults(1, () => now);
  faults.plant(latency({ id: "noon", from: 2_000, to: 3_000 }));
  const at = (moment: number) => {
    now = moment;
    return struck(faults, "noon", 1)[0];
  };
  expect([1_999, 2_000, 2_999, 3_000].map(at)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test("faults of which only one can happen take turns", () => {
  const faults = createFaults();
  for (const id of ["first", "second"])
    faults.plant({ kind: "dropped", platform: "shopify", id, times: 1 });
  const next = () => faults.strikeOnce(["dropped"], call("shop"))?.id;
  expect([next(), next(), next()]).toEqual(["first", "second", undefined]);
});

test.each([
  ["orderCreate", ["orderCreate"], true],
  ["order", ["orderCreate"], false],
  ["order*", ["orderCreate"], true],
  ["/admin/oauth", ["/admin/oauth/access_token"], true],
  ["POST /fbt/", ["/fbt/x", "POST /fbt/x"], true],
  ["GET /fbt/", ["/fbt/x", "POST /fbt/x"], false],
  ["orders/*", ["orders/create"], true],
  ["orders/create", ["orders/create"], true],
  ["", ["whatever"], true],
])("%s means %j: %s", (operation, names, meant) => {
  const faults = createFaults();
  faults.plant(latency({ operation }));
  expect(faults.strike(kinds, call(...names))).toHaveLength(meant ? 1 : 0);
});

test("a fault for one shop leaves the others alone, however the shop is written", () => {
  const faults = createFaults();
  faults.plant(latency({ shop: "harbor-goods.myshopify.com" }));
  const at = (shop: string) =>
    faults.strike(kinds, { ...call("shop"), shop }).length;
  expect([at("harbor-goods"), at("other")]).toEqual([1, 0]);
});

test("faults are listed with their strikes, replaced by name and cleared one by one or all", () => {
  const faults = createFaults();
  faults.plant(latency({ id: "a" }));
  faults.plant(latency());
  faults.plant(latency({ id: "a", oneIn: 1 }));
  struck(faults, "a", 2);
  expect(faults.list().map(({ id, struck }) => [id, struck])).toEqual([
    ["f2", 2],
    ["a", 2],
  ]);
  expect(faults.clear("a")).toBe(1);
  expect(faults.clear("a")).toBe(0);
  expect(faults.clear()).toBe(1);
});

test.each([
  [{ kind: "latency", platform: "shopify" }],
  [{ kind: "earthquake", platform: "shopify" }],
  [{ kind: "dropped", platform: "ebay" }],
  [{ kind: "dropped", platform: "shopify", tiems: 2 }],
  [{ platform: "shopify", status: 42 }],
])("no fault is made of %j", (wish) => {
  expect(() => createFaults().plant(wish as FaultWish)).toThrow();
});
