import fc from "fast-check";
import { expect, test } from "vitest";
import { oversoldBy } from "#core/domain/stock/derivation.ts";
import { noRules } from "#core/domain/stock/stock-rule.ts";
import {
  askAboutWarehouses,
  keptToMain,
  spreadOverWarehouses,
  type ToldWarehouse,
} from "#core/domain/stock/warehouses.ts";
import {
  type StockSituation,
  toldToMarketplace,
} from "#core/domain/stock/what-channels-are-told.ts";
import { place, situation } from "./stock-situation.ts";

const pools = ["Quay 1", "Boston", "Reno"];
const stock: fc.Arbitrary<StockSituation> = fc
  .record({
    held: fc.tuple(...pools.map(() => fc.nat(3))),
    available: fc.tuple(...pools.map(() => fc.integer({ min: -5, max: 30 }))),
    marketplaceUnimported: fc.nat(6),
    soldInKits: fc.nat(3),
    bufferUnits: fc.nat(12),
    cap: fc.option(fc.nat(40)),
    floor: fc.nat(5),
    exposed: fc.option(fc.nat(5)),
  })
  .map(({ available, held, bufferUnits, cap, floor, exposed, ...more }) => ({
    ...situation(),
    ...more,
    own: available.map((units, at) => ({
      ...place(units, { onHand: Math.max(0, units) }),
      held: held[at] ?? 0,
      location: pools[at] ?? "",
      ref: pools[at] ?? "",
    })),
    rules: {
      ...noRules,
      marketplace: {
        id: "rule",
        version: 1,
        scope: "shop" as const,
        bufferUnits,
        cap,
        floor,
      },
    },
    exposed: exposed === null ? null : { units: exposed, why: "fast" },
  }));
const kit = fc
  .tuple(stock, stock, fc.integer({ min: 1, max: 3 }))
  .map(([one, other, count]) => ({
    ...one,
    parts: [
      { variantId: "one", label: "one", count: 1, stock: one },
      { variantId: "other", label: "other", count, stock: other },
    ],
  }));
const warehouses: fc.Arbitrary<ToldWarehouse[]> = fc
  .shuffledSubarray([...pools, null])
  .map((behind) =>
    behind.map((poolId, at) => ({ warehouseId: `W${at}`, poolId })),
  );
const lying = (at: StockSituation, isThere: (ref: string) => boolean) =>
  at.own
    .filter(({ ref }) => isThere(ref))
    .reduce((sum, { available, held }) => sum + available + held, 0);

test("S2 S5 warehouses of TikTok Shop show together no more than one alone would, and none more than lies behind it", () => {
  fc.assert(
    fc.property(
      fc.oneof(stock, kit),
      warehouses,
      fc.nat(4),
      (stock, told, n) => {
        const whole = toldToMarketplace(stock);
        const offers = (id: string) => id !== `W${n}`;
        const { main, elsewhere } = spreadOverWarehouses(stock, told, offers);
        const all = [main, ...elsewhere.map(({ derived }) => derived)];
        for (const { quantity, terms } of all) {
          expect(quantity).toBeGreaterThanOrEqual(0);
          expect(terms.reduce((sum, one) => sum + one.quantity, 0)).toBe(
            quantity,
          );
        }
        const sum = all.reduce((sum, { quantity }) => sum + quantity, 0);
        expect(sum).toBeLessThanOrEqual(whole.quantity);
        const fits = (quantity: number, isThere: (ref: string) => boolean) => {
          if (quantity === 0) return;
          const parts = stock.parts ?? [{ count: 1, stock }];
          for (const part of parts)
            expect(quantity * part.count).toBeLessThanOrEqual(
              lying(part.stock, isThere),
            );
        };
        const behind = new Set(told.map(({ poolId }) => poolId));
        fits(main.quantity, (ref) => !behind.has(ref));
        for (const { warehouseId, derived } of elsewhere) {
          const { poolId } =
            told.find((one) => one.warehouseId === warehouseId) ?? {};
          fits(derived.quantity, (ref) => ref === poolId);
        }
        // What was sold beyond what is there is asked about once, by its whole sum (law S3).
        if (!stock.parts) expect(oversoldBy(main)).toBe(oversoldBy(whole));
        expect(spreadOverWarehouses(stock, [])).toEqual({
          main: whole,
          elsewhere: [],
        });
      },
    ),
  );
});

test("S2 nothing is left untold where nothing is kept back, and a guaranteed pool is shown at the main warehouse alone", () => {
  const own = pools.map((ref, at) => ({
    ...place(5 + at, { onHand: 5 + at }),
    held: 0,
    location: ref,
    ref,
  }));
  const lies = { ...situation(), own };
  const told = [
    { warehouseId: "W1", poolId: "Boston" },
    { warehouseId: "W2", poolId: null },
  ];
  const numbers = ({ main, elsewhere }: ReturnType<typeof keptToMain>) => [
    main.quantity,
    ...elsewhere.map(({ derived }) => derived.quantity),
  ];
  expect(numbers(spreadOverWarehouses(lies, told))).toEqual([12, 6, 0]);
  expect(numbers(keptToMain(toldToMarketplace(lies), told))).toEqual([
    18, 0, 0,
  ]);
  // What lies behind a warehouse that does not offer the SKU is shown nowhere.
  const offered = (id: string) => id === "W2";
  expect(numbers(spreadOverWarehouses(lies, told, offered))).toEqual([12, 0]);
});

test("S5 a warehouse is asked about while it shows units that nobody has spoken for", () => {
  const warehouse = {
    id: "1",
    externalId: "W1",
    name: "Reno",
    isClosed: false,
    standing: null,
    isMain: false,
    units: 12,
    products: 8,
  };
  const [asked] = askAboutWarehouses([warehouse]).conflicts;
  expect(asked?.reason).toContain("warehouse Reno: 12 units of 8 products");
  for (const known of [
    { units: 0 },
    { isClosed: true },
    { isMain: true },
    { standing: "apart" as const },
  ])
    expect(askAboutWarehouses([{ ...warehouse, ...known }])).toMatchObject({
      conflicts: [],
      closes: [{ key: "warehouse:W1" }],
    });
});
