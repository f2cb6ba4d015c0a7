import type { Scene } from "../scene.ts";
import { drawIndex, type Moves, move, where } from "./move.ts";

type Answer = "approve" | "decline" | "receive" | "close" | "cancel";

/** Goods and money that go back, from both sides. */
export const returnMoves: Moves = {
  "parcels reach their buyers": move({
    weight: 2,
    draw: ({ tiktokOrders }) => (tiktokOrders.length === 0 ? null : {}),
    async play({ town }) {
      const { orders } = await town.control.tiktok();
      const packages = new Set(
        orders.flatMap(({ lines }) =>
          lines.flatMap(({ packageId }) => packageId ?? []),
        ),
      );
      let reached = 0;
      for (const id of packages)
        if (
          await where(() =>
            town.ask("POST", `/tiktok/packages/${id}/scan`, {
              kind: "delivered",
            }),
          )
        )
          reached++;
      return reached > 0 ? `${reached} of them` : null;
    },
  }),
  "a buyer on TikTok wants something back": move<{
    order: number;
    type: "REFUND" | "RETURN_AND_REFUND" | "REPLACEMENT";
    /** All that can go back, or the line of this number. */
    line: number | null;
  }>({
    weight: 3,
    draw: ({ tiktokOrders }, dice) => {
      const order = drawIndex(dice, tiktokOrders);
      const type = dice.pick([
        "REFUND",
        "RETURN_AND_REFUND",
        "RETURN_AND_REFUND",
        "REPLACEMENT",
      ] as const);
      const line = dice.oneIn(2) ? null : dice.between(0, 2);
      return order === null ? null : { order, type, line };
    },
    async play({ town, tiktokOrders }, { order, type, line }) {
      const id = tiktokOrders[order];
      const { orders } = await town.control.tiktok();
      const lines = orders.find((one) => one.id === id)?.lines ?? [];
      const one = line === null ? null : lines[line % lines.length];
      const asked = await where(() =>
        town.ask("POST", `/tiktok/orders/${id}/return`, {
          type,
          ...(one && { lineIds: [one.id] }),
        }),
      );
      return asked === null ? null : `${type} of ${id}`;
    },
  }),
  "a buyer on TikTok goes on with a return": move<{
    nth: number;
    how: "ship" | "withdraw";
  }>({
    weight: 2,
    draw: (_, dice) => ({
      nth: dice.between(0, 5),
      how: dice.pick(["ship", "ship", "ship", "withdraw"]),
    }),
    async play({ town }, { nth, how }) {
      const { returns } = await town.control.tiktok();
      const one = returns[nth % Math.max(1, returns.length)];
      if (!one) return null;
      const done = await where(() =>
        town.ask(
          "POST",
          `/tiktok/returns/${one.id}/${how}`,
          how === "ship" ? { arriveNow: true } : {},
        ),
      );
      return done === null ? null : `${how} ${one.id}`;
    },
  }),
  "a customer in Shopify wants to return": move<{ nth: number }>({
    weight: 1,
    draw: (_, dice) => ({ nth: dice.between(0, 9) }),
    async play(scene, { nth }) {
      const { orders } = await scene.town.control.shopify();
      const order = orders[nth];
      if (!order) return null;
      const asked = await where(() =>
        askShopify(scene, `orders/${numberOf(order.id)}/ask-return`, {}),
      );
      return asked === null ? null : order.name;
    },
  }),
  "the merchant deals with a return": move<{
    nth: number;
    how: Answer;
    refund: boolean;
  }>({
    weight: 3,
    draw: (_, dice) => ({
      nth: dice.between(0, 5),
      how: dice.pick([
        "approve",
        "approve",
        "receive",
        "receive",
        "decline",
        "close",
        "cancel",
      ]),
      refund: dice.oneIn(2),
    }),
    async play(scene, { nth, how, refund }) {
      const { orders } = await scene.town.control.shopify();
      const returns = orders.flatMap((order) => order.returns);
      const one = returns[nth % Math.max(1, returns.length)];
      if (!one) return null;
      const dealt = await where(() =>
        askShopify(
          scene,
          `returns/${numberOf(one.id)}/${how}`,
          how === "receive" ? { refund } : {},
        ),
      );
      return dealt === null ? null : `${how} ${one.id}`;
    },
  }),
};

const numberOf = (id: string) => id.split("/").at(-1);

const askShopify = ({ town }: Scene, path: string, body: object) =>
  town.ask("POST", `/shopify/${town.handle}/${path}`, body);
