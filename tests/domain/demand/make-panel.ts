import fc from "fast-check";
import {
  type DemandPanel,
  firstSale,
  type GoodsSeries,
} from "#core/domain/demand/goods-series.ts";

export const panelDays = 200;

/** Goods of one key with these daily units. */
export function goodsOf(
  units: ArrayLike<number>,
  more: Partial<GoodsSeries> = {},
): GoodsSeries {
  const series = Float64Array.from(units);
  return {
    key: "MUG",
    units: series,
    first: firstSale(series),
    events: null,
    orders: null,
    largestLine: null,
    price: 1,
    ...more,
  };
}

/** A shop with these goods; days are numbered from the first of January. */
export function panelOf(goods: GoodsSeries[]): DemandPanel {
  const begin = Date.UTC(2026, 0, 1);
  const days = Array.from({ length: goods[0]?.units.length ?? 0 }, (_, day) =>
    new Date(begin + day * 86_400_000).toISOString().slice(0, 10),
  );
  return { days, goods };
}

/** Shops of a few goods whose demand comes seldom or often, in small or large pieces. */
export const anyPanel = fc
  .array(
    fc.record({
      chance: fc.double({ min: 0, max: 1, noNaN: true }),
      most: fc.integer({ min: 1, max: 400 }),
      draws: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
        minLength: panelDays,
        maxLength: panelDays,
      }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((shop) =>
    panelOf(
      shop.map(({ chance, most, draws }, i) =>
        goodsOf(
          draws.map((draw) =>
            draw < chance ? Math.ceil((draw / chance) * most) : 0,
          ),
          { key: `SKU-${i}` },
        ),
      ),
    ),
  );
