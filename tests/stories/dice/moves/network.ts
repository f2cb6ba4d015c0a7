import { type Moves, move, where } from "./move.ts";

type Counting = { goods: number; centre: number; units: number };

/** What happens in the network's centres without anybody asking. */
export const networkMoves: Moves = {
  "a centre counts": move<Counting & { type: string }>({
    weight: 2,
    draw: (_, dice) => ({
      type: dice.pick([
        "INVENTORY_COUNT_ORDER",
        "DISPOSAL",
        "FROZEN_ORDER",
        "CUSTOMER_RETURN",
      ]),
      goods: dice.between(0, 9),
      centre: dice.between(0, 1),
      units: dice.between(1, 3),
    }),
    async play({ town }, { type, units, ...place }) {
      const found = await placeOf(town, place);
      if (!found) return null;
      const moved = await where(() =>
        town.ask("POST", "/fbt/stock", { type, ...found, quantity: units }),
      );
      return moved === null ? null : `${type} ${units} of ${found.goodsId}`;
    },
  }),
  "goods arrive at a centre": move<Counting>({
    weight: 1,
    draw: (_, dice) => ({
      goods: dice.between(0, 9),
      centre: dice.between(0, 1),
      units: dice.between(1, 6),
    }),
    async play({ town }, { units, ...place }) {
      const found = await placeOf(town, place);
      if (!found) return null;
      await town.ask("POST", "/fbt/receive", { ...found, quantity: units });
      return `${units} of ${found.goodsId}`;
    },
  }),
};

async function placeOf(
  town: Parameters<Moves[string]["play"]>[0]["town"],
  { goods, centre }: { goods: number; centre: number },
): Promise<{ goodsId: string; centreId: string } | null> {
  const state = await town.control.network();
  const thing = state.goods[goods % Math.max(1, state.goods.length)];
  const stock = thing?.stock[centre % Math.max(1, thing.stock.length)];
  return thing && stock
    ? { goodsId: thing.id, centreId: stock.centreId }
    : null;
}
