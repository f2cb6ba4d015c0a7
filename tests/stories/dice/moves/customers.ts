import { buyersHome } from "../../main-job/cast.ts";
import { drawIndex, type Moves, move, where } from "./move.ts";

/** What customers do. */
export const customerMoves: Moves = {
  "buy on Shopify from the network": move<{ sku: string; quantity: number }>({
    weight: 6,
    draw: ({ chosen }, dice) =>
      chosen.size === 0
        ? null
        : { sku: dice.pick([...chosen]), quantity: dice.between(1, 3) },
    async play({ town, shopifyOrders }, line) {
      const order = await where(() =>
        town.control.buyOnShopify([line], buyersHome),
      );
      if (order) shopifyOrders.push(order.id);
      return order && `${order.name}: ${line.quantity} × ${line.sku}`;
    },
  }),
  "buy on Shopify from the merchant's shelf": move<{
    sku: string;
    quantity: number;
  }>({
    weight: 2,
    draw: ({ skus, chosen }, dice) => {
      const own = skus.filter((sku) => !chosen.has(sku));
      return own.length === 0
        ? null
        : { sku: dice.pick(own), quantity: dice.between(1, 3) };
    },
    async play({ town }, line) {
      const order = await where(() =>
        town.control.buyOnShopify([line], buyersHome, false),
      );
      return order && `${order.name}: ${line.quantity} × ${line.sku}`;
    },
  }),
  "buy on TikTok": move<{
    sku: string;
    way: "BY_TIKTOK" | "BY_SELLER";
    quantity: number;
  }>({
    weight: 7,
    draw: ({ skus }, dice) => ({
      sku: dice.pick(skus),
      way: dice.oneIn(3) ? "BY_TIKTOK" : "BY_SELLER",
      quantity: dice.between(1, 3),
    }),
    async play({ town, onTikTok, tiktokOrders }, { sku, way, quantity }) {
      const lines = [{ skuId: onTikTok.get(sku) ?? "", quantity }];
      const order = await where(() => town.control.buyOnTikTok(lines, way));
      if (order) tiktokOrders.push(order.id);
      return order && `${order.id}: ${quantity} × ${sku} ${way}`;
    },
  }),
  "somebody cancels on TikTok": move<{
    order: number;
    by: "buyer" | "seller" | "system";
  }>({
    weight: 2,
    draw: ({ tiktokOrders }, dice) => {
      const order = drawIndex(dice, tiktokOrders);
      const by = dice.pick(["buyer", "buyer", "seller", "system"] as const);
      return order === null ? null : { order, by };
    },
    async play({ town, tiktokOrders }, { order, by }) {
      const id = tiktokOrders[order];
      const cancelled = await where(() =>
        town.ask("POST", `/tiktok/orders/${id}/cancel`, { by }),
      );
      return cancelled === null ? null : `${by}: ${id}`;
    },
  }),
  "a buyer cancels on TikTok": move<{ order: number }>({
    weight: 2,
    draw: ({ tiktokOrders }, dice) => {
      const order = drawIndex(dice, tiktokOrders);
      return order === null ? null : { order };
    },
    async play({ town, tiktokOrders }, { order }) {
      const id = tiktokOrders[order];
      const cancelled = await where(() =>
        town.ask("POST", `/tiktok/orders/${id}/cancel`, { by: "buyer" }),
      );
      return cancelled === null ? null : `${id}`;
    },
  }),
};
