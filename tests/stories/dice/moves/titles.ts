import { type Moves, move, where } from "./move.ts";

type Edit = { product: number; title: string };

/** The merchant edits on both sides. */
export const titleMoves: Moves = {
  "edit a title in Shopify": move<Edit>({
    weight: 2,
    draw: ({ products }, dice) => ({
      product: dice.between(0, products.length - 1),
      title: `Title of Shopify ${dice.between(1, 99)}`,
    }),
    async play({ town, products }, { product, title }) {
      await town.control.editShopifyTitle(products[product]?.id ?? "", title);
      return title;
    },
  }),
  "edit a title on TikTok": move<Edit>({
    weight: 2,
    draw: ({ products }, dice) => ({
      product: dice.between(0, products.length - 1),
      title: `Title of TikTok Shop ${dice.between(1, 99)}`,
    }),
    async play({ town, products }, { product, title }) {
      const edited = await where(() =>
        town.control.editTikTokTitle(products[product]?.listingId ?? "", title),
      );
      return edited === null ? null : title;
    },
  }),
};
