import { drawIndex, type Moves, move, where } from "./move.ts";

/** Orders that are changed after they were placed. */
export const changeMoves: Moves = {
  "a buyer on TikTok corrects the address": move<{
    order: number;
    house: number;
  }>({
    weight: 2,
    draw: ({ tiktokOrders }, dice) => {
      const order = drawIndex(dice, tiktokOrders);
      return order === null ? null : { order, house: dice.between(1, 99) };
    },
    async play({ town, tiktokOrders }, { order, house }) {
      const id = tiktokOrders[order];
      const line1 = `${house} Corrected Street`;
      const corrected = await where(() =>
        town.ask("POST", `/tiktok/orders/${id}/address`, { line1 }),
      );
      return corrected === null ? null : `${id}: ${line1}`;
    },
  }),
  "the merchant edits an order in Shopify": move<{
    order: number;
    more: 1 | -1;
    restock: boolean;
  }>({
    weight: 2,
    draw: ({ shopifyOrders }, dice) => {
      const order = drawIndex(dice, shopifyOrders);
      const more = dice.pick([1, -1, -1] as const);
      const restock = !dice.oneIn(3);
      return order === null ? null : { order, more, restock };
    },
    async play({ town, shopifyOrders }, { order, more, restock }) {
      const id = shopifyOrders[order];
      const { orders } = await town.control.shopify();
      const edited = orders.find((one) => one.id === id);
      const line = edited?.lines[0];
      if (!edited || !line?.sku) return null;
      const quantity = line.currentQuantity + more;
      if (quantity < 0) return null;
      const done = await where(() =>
        town.ask(
          "POST",
          `/shopify/${town.handle}/orders/${id?.split("/").at(-1)}/edit`,
          { sku: line.sku, quantity, restock },
        ),
      );
      return done === null
        ? null
        : `${edited.name}: ${quantity} × ${line.sku}, ${restock ? "restocked" : "not restocked"}`;
    },
  }),
};
