import { fewestOrders } from "#core/domain/stock/spike.ts";
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
  "many buyers want the same": move<{
    sku: string;
    from: "BY_SELLER" | "BY_TIKTOK" | "Shopify";
    buyers: number;
  }>({
    weight: 2,
    draw: ({ skus }, dice) => ({
      sku: dice.pick(skus),
      from: dice.pick(["BY_SELLER", "BY_SELLER", "BY_TIKTOK", "Shopify"]),
      buyers: dice.between(fewestOrders, fewestOrders + 4),
    }),
    async play(scene, { sku, from, buyers }) {
      const { town, onTikTok, chosen, tiktokOrders, shopifyOrders } = scene;
      const skuId = onTikTok.get(sku) ?? "";
      const buy = () =>
        from === "Shopify"
          ? town.control.buyOnShopify(
              [{ sku, quantity: 1 }],
              buyersHome,
              chosen.has(sku),
            )
          : town.control.buyOnTikTok([{ skuId, quantity: 1 }], from);
      let bought = 0;
      while (bought < buyers) {
        const order = await where(buy);
        if (!order) break;
        bought++;
        if (from !== "Shopify") tiktokOrders.push(order.id);
        else if (chosen.has(sku)) shopifyOrders.push(order.id);
      }
      return bought === 0 ? null : `${bought} × ${sku} ${from}`;
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
