import type { BadDay } from "../bad-day.ts";
import { store, storeState } from "../bad-day.ts";
import { calmDay } from "../calm-day.ts";

type Product = { id: string; title: string };

/** Both sides edit the same title and the same price. */
export const titleDuel: BadDay = {
  says: "The merchant's assistant and the seller edit the title and the price of the same product in the same minute.",
  town: () => ({ ...calmDay(), name: "title-duel" }),
  acts: [
    {
      name: "edits",
      says: "A new title and a new price on each side.",
      async play({ ask, dice }) {
        const [state, shops] = await Promise.all([
          ask("GET", storeState),
          ask("GET", "/state/tiktok"),
        ]);
        const mine: Product = dice.pick(state.products);
        const { products } = await ask(
          "GET",
          `/state/tiktok/${shops.shops[0].id}`,
        );
        const theirs = products.find((p: Product) => p.title === mine.title);
        const price = () => `${dice.between(31, 60)}.${dice.between(10, 99)}`;
        await Promise.all([
          ask("POST", `${store}/products/${mine.id.split("/").at(-1)}`, {
            title: `${mine.title}, New Season`,
            price: price(),
          }),
          ask("POST", `/tiktok/products/${theirs.id}`, {
            title: `${theirs.title} (Bestseller)`,
            price: price(),
          }),
        ]);
      },
    },
  ],
};
