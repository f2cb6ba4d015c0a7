import type { Scene } from "../scene.ts";
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
  "the merchant corrects the address of an order in Shopify": move<{
    order: number;
    house: number;
  }>({
    weight: 3,
    draw: ({ shopifyOrders }, dice) => {
      const order = drawIndex(dice, shopifyOrders);
      return order === null ? null : { order, house: dice.between(1, 99) };
    },
    async play({ town, shopifyOrders }, { order, house }) {
      const { orders } = await town.control.shopify();
      // One of those of which something is still to leave, of the network where it has any.
      const open = orders.filter(
        ({ id, cancelledAt, fulfillmentOrders }) =>
          cancelledAt === null &&
          shopifyOrders.includes(id) &&
          fulfillmentOrders
            .flatMap(({ lines }) => lines)
            .some(({ remainingQuantity }) => remainingQuantity > 0),
      );
      const accepted = open.filter(({ fulfillmentOrders }) =>
        fulfillmentOrders.some(
          ({ requestStatus }) => requestStatus === "ACCEPTED",
        ),
      );
      const drawn = accepted.length > 0 ? accepted : open;
      const id = drawn[order % drawn.length]?.id;
      if (!id) return null;
      const address1 = `${house} Corrected Street`;
      const corrected = await where(() =>
        town.ask(
          "POST",
          `/shopify/${town.handle}/orders/${id.split("/").at(-1)}/address`,
          { address1 },
        ),
      );
      return corrected === null ? null : `${id}: ${address1}`;
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
      return edited ? edit(town, edited, { more, restock }) : null;
    },
  }),
  "the merchant takes a unit out of a TikTok order in Shopify": move<{
    order: number;
    restock: boolean;
  }>({
    weight: 2,
    draw: ({ tiktokOrders }, dice) => {
      const order = drawIndex(dice, tiktokOrders);
      return order === null ? null : { order, restock: !dice.oneIn(3) };
    },
    async play({ town, tiktokOrders }, { order, restock }) {
      const { orders } = await town.control.shopify();
      const standing = orders.filter(({ sourceIdentifier }) =>
        tiktokOrders.includes(sourceIdentifier ?? ""),
      );
      const edited = standing[order % standing.length];
      return edited ? edit(town, edited, { more: -1, restock }) : null;
    },
  }),
};

type Edited = Awaited<
  ReturnType<Scene["town"]["control"]["shopify"]>
>["orders"][number];

/** @returns what happened; null where Shopify's own face refuses it, or nothing is left to take out. */
async function edit(
  town: Scene["town"],
  { id, name, lines }: Edited,
  { more, restock }: { more: 1 | -1; restock: boolean },
): Promise<string | null> {
  const line = lines.find(({ sku, currentQuantity }) => sku && currentQuantity);
  if (!line?.sku) return null;
  const quantity = line.currentQuantity + more;
  const done = await where(() =>
    town.ask(
      "POST",
      `/shopify/${town.handle}/orders/${id.split("/").at(-1)}/edit`,
      { sku: line.sku, quantity, restock },
    ),
  );
  return done === null
    ? null
    : `${name}: ${quantity} × ${line.sku}, ${restock ? "restocked" : "not restocked"}`;
}
